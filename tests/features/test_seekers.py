"""People as columns."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest

from data.codes import code_list
from features.seekers import HEALTH_RANKS
from tests.features.builders import CLEANER, NANNY, SEWER, Fields, make_seeker, small_encoder

BLANK_WHERE_SILENT = (
    "birth_day", "registered_day", "education", "health", "has_care_duty", "expected_pay",
    "furthest", "accepts_night", "county_code", "township_code", "latitude", "longitude",
    "refuses_night", "refuses_away", "wants_near", "open_to_anything", "weak_body",
    "cares_for_children", "wants_lodging", "experience_years",
)  # fmt: skip


def numbers(**fields: Fields) -> dict[str, float]:
    """Encode one person and give the plain columns."""
    table = small_encoder().seekers([make_seeker(**fields)])
    return {name: float(column[0]) for name, column in table.numbers.items()}


def test_a_blank_record_is_all_blank() -> None:
    """Nothing is guessed from silence; counts are zero."""
    found = numbers()

    assert [name for name in BLANK_WHERE_SILENT if not math.isnan(found[name])] == []
    assert (found["n_past"], found["n_wished"], found["n_words"]) == (0, 0, 0)


def test_fields_become_numbers() -> None:
    """Dates are ordinals, codes are ranks, booleans are 0 and 1."""
    found = numbers(
        birth_date=date(1980, 5, 6),
        registered_on=date(2024, 1, 2),
        health="健康或良好",
        has_care_duty=False,
        furthest_workplace="县内",
        accepts_night_shift=True,
        expected_pay_cny_month=3500.0,
    )

    assert found["birth_day"] == date(1980, 5, 6).toordinal()
    assert found["registered_day"] == date(2024, 1, 2).toordinal()
    assert (found["health"], found["has_care_duty"], found["accepts_night"]) == (2.0, 0.0, 1.0)
    assert (found["furthest"], found["expected_pay"]) == (2.0, 3500.0)


def test_every_official_health_word_has_a_rank() -> None:
    """A word that records can hold must not fall through to "not known"."""
    assert {entry.name for entry in code_list("health").entries} <= set(HEALTH_RANKS)


def test_a_schooling_rises_with_its_rank() -> None:
    """More school, higher number."""
    levels = [numbers(education=name)["education"] for name in ("小学", "初中", "高中", "大学本科")]

    assert levels == sorted(levels)
    assert len(set(levels)) == 4


def test_given_coordinates_come_before_those_of_the_place() -> None:
    """A point in the record is the home; without one, the township's."""
    placed = numbers(county="紫金县", township="紫城镇")
    given = numbers(county="紫金县", township="紫城镇", latitude=23.0, longitude=115.0)

    assert (given["latitude"], given["longitude"]) == (23.0, 115.0)
    assert placed["county_code"] == given["county_code"] == 441621.0
    assert placed["latitude"] == pytest.approx(23.6, abs=0.3)


def test_occupations_are_marked_with_their_families() -> None:
    """Past, wished and refused each mark their own; the last column is never marked."""
    table = small_encoder().seekers(
        [make_seeker(profile_text="做过三年保洁，想做缝纫，不想做保姆"), make_seeker("S2")]
    )
    family = small_encoder().reader.lexicon.family_of

    assert np.flatnonzero(table.past[0]).tolist() == [CLEANER]
    assert np.flatnonzero(table.wished[0]).tolist() == [SEWER]
    assert np.flatnonzero(table.refused[0]).tolist() == [NANNY]
    assert np.flatnonzero(table.past_family[0]).tolist() == [family[CLEANER]]
    assert np.flatnonzero(table.wished_family[0]).tolist() == [family[SEWER]]
    assert np.flatnonzero(table.refused_family[0]).tolist() == [family[NANNY]]
    for marks in (table.past, table.wished, table.refused, table.skilled, table.past_family):
        assert not marks[:, -1].any()
        assert not marks[1].any()


def test_a_person_encodes_alone_as_in_a_crowd() -> None:
    """The same bits whoever else is encoded, in whatever order."""
    people = [
        make_seeker("S1", profile_text="做过三年保洁"),
        make_seeker("S2", wish_text="想做缝纫", county="龙川县"),
        make_seeker("S3"),
    ]
    crowd = small_encoder().seekers(people)
    assert len(crowd) == 3

    for row, person in enumerate(people):
        alone = small_encoder().seekers([person])
        assert alone.text.topics.tobytes() == crowd.text.topics[row : row + 1].tobytes()
        for name, column in crowd.numbers.items():
            assert alone.numbers[name].tobytes() == column[row : row + 1].tobytes(), name


def test_nobody_encodes_to_an_empty_table() -> None:
    """No person, no row, no error."""
    table = small_encoder().seekers([])

    assert len(table) == 0
    assert table.past.shape == (0, 7)
