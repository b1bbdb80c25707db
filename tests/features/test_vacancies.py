"""Vacancies as columns."""

from __future__ import annotations

import math
from datetime import date

import pytest

from data.records import EmployerId
from features.vacancies import TEXT_SLOTS, TITLE_SLOTS
from tests.features.builders import (
    CLEANER,
    GUARD,
    SEWER,
    Fields,
    make_employer,
    make_vacancy,
    small_encoder,
)

OWNER = {EmployerId("E1"): make_employer(latitude=22.5, longitude=114.0)}
NOBODYS = {EmployerId("E1"): make_employer()}


def numbers(owners: dict[EmployerId, Fields] | None = None, **fields: Fields) -> dict[str, float]:
    """Encode one vacancy and give the plain columns."""
    table = small_encoder().vacancies([make_vacancy(**fields)], owners or NOBODYS)
    return {name: float(column[0]) for name, column in table.numbers.items()}


def test_dates_and_places_become_numbers() -> None:
    """Days are ordinals, the headcount stays."""
    found = numbers(headcount=5)

    assert found["published_day"] == date(2025, 3, 1).toordinal()
    assert found["expires_day"] == date(2025, 6, 1).toordinal()
    assert found["headcount"] == 5.0


def test_silence_is_not_known() -> None:
    """A bare post states no pay, no place, no age, no shift."""
    found = numbers()

    for name in (
        "pay_min", "pay_max", "is_piece_rate", "county_code", "township_code", "latitude",
        "min_age", "max_age", "min_education", "night_shift", "lodging", "insurance",
    ):  # fmt: skip
        assert math.isnan(found[name]), name


def test_a_field_comes_before_the_text() -> None:
    """Where field and words differ, the field stands; where it is blank, the words speak."""
    words = "要求年龄18-45岁，初中以上学历"

    assert numbers(description=words)["max_age"] == 45.0
    assert numbers(description=words, max_age=55.0)["max_age"] == 55.0
    assert numbers(description=words, max_age=55.0)["min_age"] == 18.0
    stated = numbers(description=words, min_education="高中")["min_education"]
    assert stated > numbers(description=words)["min_education"]


def test_pay_fields_come_before_pay_words() -> None:
    """Two numbers in the record are the pay, whatever the text says."""
    assert numbers(pay_text="3000-5000元/月")["pay_max"] == 5000.0
    assert numbers(pay_text="3000-5000元/月", pay_min_cny_month=3500.0)["pay_min"] == 3500.0


@pytest.mark.parametrize(
    ("shift", "at_night"), [("白班", 0.0), ("两班倒", 1.0), ("夜班", 1.0), ("长白班", 0.0)]
)
def test_the_shift_field_tells_night_work(shift: str, at_night: float) -> None:
    """Anything that turns or names the night is night work."""
    assert numbers(shift=shift)["night_shift"] == at_night


def test_a_post_lies_where_it_says_else_where_it_is_named_else_at_its_employer() -> None:
    """Own point, then the place named, then the employer's point."""
    own = numbers(OWNER, workplace="紫金县", latitude=24.0, longitude=115.0)
    named = numbers(OWNER, workplace="紫金县")
    neither = numbers(OWNER)

    assert (own["latitude"], own["longitude"]) == (24.0, 115.0)
    assert named["county_code"] == 441621.0
    assert named["latitude"] not in {24.0, 22.5}
    assert (neither["latitude"], neither["longitude"]) == (22.5, 114.0)


def test_occupations_fill_the_slots_title_first() -> None:
    """The title's occupation is in both tables; the description's in the text's alone."""
    table = small_encoder().vacancies(
        [make_vacancy(title="保安员", description="兼做门口保洁")], NOBODYS
    )
    lexicon = small_encoder().reader.lexicon
    blank, no_family = len(lexicon.occupations), len(lexicon.families)

    assert table.titled[0].tolist() == [GUARD] + [blank] * (TITLE_SLOTS - 1)
    assert table.mentioned[0].tolist() == [CLEANER, GUARD] + [blank] * (TEXT_SLOTS - 2)
    assert table.titled_family[0, 0] == lexicon.family_of[GUARD]
    assert set(table.titled_family[0, 1:].tolist()) == {no_family}


def test_a_vacancy_encodes_alone_as_in_a_crowd() -> None:
    """The same bits whoever else is encoded."""
    posts = [
        make_vacancy("V1", title="缝纫工"),
        make_vacancy("V2", title="保洁员", workplace="龙川"),
    ]
    crowd = small_encoder().vacancies(posts, NOBODYS)
    assert crowd.titled[0, 0] == SEWER

    for row, post in enumerate(posts):
        alone = small_encoder().vacancies([post], NOBODYS)
        assert alone.bm25.toarray().tobytes() == crowd.bm25[row].toarray().tobytes()
        assert alone.text.topics.tobytes() == crowd.text.topics[row : row + 1].tobytes()
        for name, column in crowd.numbers.items():
            assert alone.numbers[name].tobytes() == column[row : row + 1].tobytes(), name
    assert len(crowd) == 2


def test_every_vacancy_stands_beside_its_employer() -> None:
    """Employers are laid out in the order of the vacancies."""
    owners = {EmployerId(name): make_employer(name) for name in ("E1", "E2")}
    posts = [make_vacancy(f"V{i}", employer_id=EmployerId(f"E{i}")) for i in (2, 1)]

    table = small_encoder().vacancies(posts, owners)

    assert [owner.employer_id for owner in table.employers] == ["E2", "E1"]
    assert len(small_encoder().vacancies([], owners)) == 0
