"""Place names: warned of once, kept as text, never a defect."""

from __future__ import annotations

import pytest

from data.reading.places import notice_unknown_places
from data.reading.rules import table_rule
from data.reading.typed_table import TypedTable


def words(table: str, **columns: list[object]) -> list[tuple[str | None, str, int]]:
    """Return column, word and count of each notice."""
    count = len(next(iter(columns.values())))
    typed = TypedTable("x.csv", table_rule(table), range(2, count + 2))
    typed.headers = {name: name for name in columns}
    typed.values = dict(columns)
    notice_unknown_places(typed)
    assert typed.defects == []
    return [(notice.column, notice.value, notice.count) for notice in typed.notices]


def test_known_places_are_silent() -> None:
    """Counties, townships, villages and codes of the tables, with and without endings."""
    assert not words(
        "seekers",
        county=["和平", "和平县", None, "惠州市"],
        township=["彭寨", "彭寨镇", None, None],
        village=["星丰村", "星丰", None, None],
        village_code=["441624108216", None, None, "441302007001"],
    )


def test_each_unknown_word_is_told_once_with_its_count() -> None:
    """One level is told: under an unknown county nothing else can be known."""
    found = words(
        "seekers",
        county=["月球县", "月球县", "和平县", "和平县"],
        township=["甲镇", "甲镇", "乙镇", "彭寨镇"],
        village=["丙村", "丙村", "丁村", "戊村"],
    )
    assert found == [("county", "月球县", 2), ("township", "乙镇", 1), ("village", "戊村", 1)]


@pytest.mark.parametrize(
    ("code", "known"),
    [("441624108", True), ("441624999", False), ("44162", False), ("440306001", True),
     ("44162410821A", False), ("441624108999", False)],
)  # fmt: skip
def test_codes_of_heyuan_are_held_against_the_tables(code: str, *, known: bool) -> None:
    """Codes elsewhere are taken on trust, malformed ones are not."""
    assert (words("vacancies", township_code=[code]) == []) is known


def test_a_workplace_needs_at_least_a_city() -> None:
    """惠州某厂 can be placed, 某厂 cannot; other tables have no places."""
    assert words("vacancies", workplace=["惠州某厂", "某厂"]) == [("workplace", "某厂", 1)]
    assert words("employers", name=["某厂"]) == []
