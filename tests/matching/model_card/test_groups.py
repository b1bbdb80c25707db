"""Groups of people, and those too small to be told."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Seeker
from matching.labels import Labels
from matching.model_card.groups import (
    FEWEST_PEOPLE,
    GROUPINGS,
    MOST_COUNTIES,
    REST,
    UNKNOWN,
    age_of,
    county_of,
    education_of,
    rows_by_group,
)
from tests.features.builders import make_seeker

TODAY = date(2025, 6, 1).toordinal()


def labels_of(people: list[int]) -> Labels:
    """Give a row for each person named, every third a yes."""
    rows = np.array(people, dtype=np.int64)
    y = (np.arange(len(rows)) % 3 == 0).astype(float)
    return Labels(rows, np.zeros_like(rows), np.full_like(rows, TODAY), y, y)


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(1990, 6, 2), "不满 35 岁"),
        (date(1990, 5, 30), "35 至 49 岁"),
        (date(1975, 6, 2), "35 至 49 岁"),
        (date(1975, 5, 30), "50 岁及以上"),
        (None, UNKNOWN),
    ],
)
def test_age_is_that_of_the_day(born: date | None, band: str) -> None:
    """On both sides of each birthday."""
    assert age_of(make_seeker("S", birth_date=born), TODAY) == band


@pytest.mark.parametrize(
    ("schooling", "level"),
    [
        ("小学", "小学及以下"), ("文盲或半文盲", "小学及以下"), ("初级中学", "初中"),
        ("技工学校", "高中、中专、技校"), ("大学专科", "大专及以上"), ("博士研究生", "大专及以上"),
        (None, UNKNOWN),
    ],
)  # fmt: skip
def test_schooling_falls_into_levels(schooling: str | None, level: str) -> None:
    """By the rank of the code list."""
    assert education_of(make_seeker("S", education=schooling), TODAY) == level


def test_the_county_is_that_of_codes_or_words() -> None:
    """A village code wins; nothing known is said."""
    assert county_of(make_seeker("S", county="紫金"), TODAY) == "紫金县"
    assert county_of(make_seeker("S", village_code="441622100200"), TODAY) == "龙川县"
    assert county_of(make_seeker("S"), TODAY) == UNKNOWN


@given(
    sexes=st.lists(st.sampled_from(["男", "女", None]), min_size=1, max_size=80),
    repeats=st.integers(1, 3),
)
def test_no_sum_over_fewer_than_twenty_people_is_told(
    sexes: list[str | None], repeats: int
) -> None:
    """However many rows they have; the sums that are told are those of their rows."""
    seekers = [make_seeker(f"S{row}", sex=sex) for row, sex in enumerate(sexes)]
    labels = labels_of(list(range(len(seekers))) * repeats)
    p = np.linspace(0.1, 0.9, len(labels))

    told = rows_by_group("性别", labels, p, seekers)

    people = {
        name: sexes.count(None if name == UNKNOWN else name) for name in ("男", "女", UNKNOWN)
    }
    assert {row.group for row in told} == {
        name for name, count in people.items() if count >= FEWEST_PEOPLE
    }
    for row in told:
        own = np.array([(sexes[person] or UNKNOWN) == row.group for person in labels.seeker_rows])
        assert row.rows == round(own.sum(), -1)
        assert row.promised == pytest.approx(p[own].mean())
        assert row.came == pytest.approx(labels.y[own].mean())


def test_counties_beyond_the_largest_are_summed_up() -> None:
    """A province has more than a page of them."""
    codes = [f"4416{number:02d}" for number in (2, 21, 22, 23, 24, 25)]
    codes += [f"4401{number:02d}" for number in (3, 4, 5, 6, 11, 12, 13, 14)]
    seekers: list[Seeker] = []
    for place, code in enumerate(codes):
        seekers += [
            make_seeker(f"S{place}-{n}", village_code=f"{code}100200") for n in range(40 - place)
        ]
    known = {county_of(seeker, TODAY) for seeker in seekers}

    told = rows_by_group(
        "县区", labels_of(list(range(len(seekers)))), np.ones(len(seekers)), seekers
    )

    assert len(told) <= MOST_COUNTIES + 1
    assert (REST in {row.group for row in told}) == (len(known) > MOST_COUNTIES)


def test_nobody_is_nothing() -> None:
    """No row, no group, in any grouping."""
    for grouping in GROUPINGS:
        assert rows_by_group(grouping, labels_of([]), np.zeros(0), []) == []
