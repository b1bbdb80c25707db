"""Small tables: queries, people, places, scores and overrides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from data.errors import DefectsError
from data.reading import (
    PlaceRow,
    check_ids_known,
    place_rows,
    read_overrides,
    read_people,
    read_places,
    read_queries,
    read_scores,
)

SAMPLE = Path(__file__).parents[2] / "sample_market"


def write(folder: Path, text: str) -> Path:
    """Write a CSV file."""
    path = folder / "x.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_sample_tables_are_read() -> None:
    """Queries, people and places of the sample market."""
    queries = read_queries(SAMPLE / "queries.csv")
    assert queries.column == "seeker_id"
    assert queries.ids == ("S00000001", "S00000003", "S00000006", "S00000008")
    assert set(queries.dates) == {date(2025, 3, 10)}
    assert queries.rows == (2, 3, 4, 5)
    assert len(read_people(SAMPLE / "people.csv").rows) == 5
    places = place_rows(read_places(SAMPLE / "places.csv"))
    assert places[0] == PlaceRow("V00000001", 10, min_batch=2, origin="township")
    assert places[1] == PlaceRow("V00000002", 3)


def test_queries_of_vacancies_are_told_apart(tmp_path: Path) -> None:
    """The id column says which side asks."""
    queries = read_queries(write(tmp_path, "岗位编号,日期\nV1,2025年3月10日\n"))
    assert (queries.column, queries.ids) == ("vacancy_id", ("V1",))


@pytest.mark.parametrize(
    ("read", "text", "row", "words"),
    [
        (read_queries, "as_of\n2025-03-10\n", 1, "一列编号"),
        (read_queries, "seeker_id,vacancy_id,as_of\nS1,V1,2025-03-10\n", 1, "一列编号"),
        (read_queries, "seeker_id\nS1\n", 1, "缺少必填"),
        (read_queries, "seeker_id,as_of\nS1,\n", 2, "必填"),
        (read_queries, "seeker_id,as_of\nS1,2025-03-10\nS1,2025/3/10\n", 3, "第2行重复"),
        (read_people, "seeker_id\nS1\nS1\n", 3, "编号重复"),
        (read_places, "vacancy_id,headcount\nV1,-1\n", 2, "超出范围"),
        (read_places, "vacancy_id,headcount\nV1,1\nV1,2\n", 3, "编号重复"),
        (read_places, "vacancy_id,headcount,min_batch\nV1,1,0\n", 2, "超出范围"),
        (read_places, "vacancy_id,headcount,min_batch,max_batch\nV1,9,5,4\n", 2, "小于"),
        (read_scores, "seeker_id,vacancy_id,p_match\nS1,V1,1.01\n", 2, "超出范围"),
        (read_scores, "seeker_id,vacancy_id,p_match\nS1,V1,.1\nS1,V1,.2\n", 3, "第2行重复"),
        (read_overrides, "seeker_id,vacancy_id,action\nS1,V1,也许\n", 2, "没有这个词"),
    ],
)
def test_defects_of_small_tables(
    tmp_path: Path, read: Callable[[Path], object], text: str, row: int, words: str
) -> None:
    """Each is told at its row."""
    with pytest.raises(DefectsError) as error:
        read(write(tmp_path, text))
    (defect,) = error.value.defects
    assert defect.row == row
    assert words in defect.reason


def test_the_same_person_may_ask_on_two_days(tmp_path: Path) -> None:
    """Only the same person on the same day is a duplicate."""
    text = "seeker_id,as_of\nS1,2025-03-10\nS1,2025-03-11\n"
    assert len(read_queries(write(tmp_path, text)).ids) == 2


def test_scores_and_overrides_come_as_columns(tmp_path: Path) -> None:
    """Values are typed and in order."""
    scores = read_scores(write(tmp_path, "seeker_id,vacancy_id,p_match\nS1,V1,0.25\nS1,V2,1\n"))
    assert list(scores.column("p_match")) == [0.25, 1.0]
    overrides = read_overrides(write(tmp_path, "seeker_id,vacancy_id,action\nS1,V1,固定\n"))
    assert list(overrides.column("action")) == ["fix"]


def test_unknown_ids_are_all_told() -> None:
    """Every id that points nowhere, at its row."""
    check_ids_known("x.csv", "vacancy_id", ["V1"], {"V1"})
    with pytest.raises(DefectsError) as error:
        check_ids_known("x.csv", "vacancy_id", ["V1", "V2", "V3"], {"V1"}, rows=(2, 5, 9))
    assert [(d.row, d.value) for d in error.value.defects] == [(5, "V2"), (9, "V3")]


def test_each_table_tells_the_ids_that_point_nowhere(tmp_path: Path) -> None:
    """Of people and vacancies, at row and column, beside the other defects of the file."""
    people = write(tmp_path, "seeker_id\nS1\nS9\nS1\n")
    with pytest.raises(DefectsError) as error:
        read_people(people, {"S1"})
    assert [(d.row, d.column) for d in error.value.defects] == [(3, "seeker_id"), (4, "seeker_id")]
    with pytest.raises(DefectsError, match="没有编号为它的岗位"):
        read_places(write(tmp_path, "vacancy_id,headcount\nV9,1\n"), {"V1"})
    for read, text in (
        (read_scores, "seeker_id,vacancy_id,p_match\nS9,V9,.5\n"),
        (read_overrides, "seeker_id,vacancy_id,action\nS9,V9,固定\n"),
    ):
        with pytest.raises(DefectsError) as error:
            read(write(tmp_path, text), {"S1"}, {"V1"})
        assert [(d.row, d.value) for d in error.value.defects] == [(2, "S9"), (2, "V9")]
