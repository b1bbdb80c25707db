"""Who takes part, read from files; every defect at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.errors import DefectsError
from matching.allocation.participants import Tables, read_tables
from matching.market_index import index_market
from tests.matching.builders import make_market

AS_OF = date(2025, 3, 10)


def read(
    folder: Path,
    seekers: str = "seeker_id\nS2\nS1\n",
    places: str = "vacancy_id,headcount\nV2,0\nV1,7\n",
    scores: str | None = None,
) -> Tables:
    """Write the files and read them."""
    paths = [folder / name for name in ("people.csv", "places.csv", "scores.csv")]
    for path, text in zip(paths, (seekers, places, scores), strict=True):
        path.write_text(text or "", encoding="utf-8")
    people, free, given = paths
    index = index_market(make_market())
    return read_tables(index, people, free, given if scores else None, AS_OF)


def test_both_sides_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """Whatever the order of the files; places are those of the file, not of the market."""
    sides = read(tmp_path).participants

    assert [seeker.seeker_id for seeker in sides.seekers] == ["S1", "S2"]
    assert [vacancy.vacancy_id for vacancy in sides.vacancies] == ["V1", "V2"]
    assert sides.headcounts.tolist() == [7, 0]
    assert sides.seeker_rows == {"S1": 0, "S2": 1}
    assert sides.vacancy_rows == {"V1": 0, "V2": 1}


def test_a_vacancy_that_is_not_live_is_left_out_with_a_warning(tmp_path: Path) -> None:
    """V5 expires on the day: the first on which it is no longer live."""
    tables = read(tmp_path, places="vacancy_id,headcount,摊位\nV5,3,甲\nV1,1,乙\n")

    assert [vacancy.vacancy_id for vacancy in tables.participants.vacancies] == ["V1"]
    unknown, gone = tables.warnings
    assert "摊位" in unknown
    assert "places.csv 第2行的岗位 V5 在 2025-03-10 不在招聘期内" in gone


def test_the_defects_of_all_files_are_told_together(tmp_path: Path) -> None:
    """Unknown ids, duplicates, values out of range: at file, row and column."""
    with pytest.raises(DefectsError) as error:
        read(
            tmp_path,
            "seeker_id\nS1\nS9\n",
            "vacancy_id,headcount\nV1,-2\nV1,1\nV9,1\n",
            "seeker_id,vacancy_id,p_match\nS1,V1,1.5\nS1,V1,.2\nS8,V1,.2\n",
        )

    assert [(d.file, d.row, d.column) for d in error.value.defects] == [
        ("people.csv", 3, "seeker_id"),
        ("places.csv", 2, "headcount"),
        ("places.csv", 3, "vacancy_id"),
        ("places.csv", 4, "vacancy_id"),
        ("scores.csv", 2, "p_match"),
        ("scores.csv", 3, "seeker_id"),
        ("scores.csv", 4, "seeker_id"),
    ]


def test_a_narrowed_market_keeps_the_whole_log(tmp_path: Path) -> None:
    """Rows of the log stay rows of the whole market."""
    index = index_market(make_market())

    narrow = read(tmp_path).participants.narrow(index)

    assert len(narrow.market.seekers) == 2
    assert narrow.history is index.history
    assert narrow.vacancy_rows == index.vacancy_rows
