"""Keys, references and the order of dates."""

from __future__ import annotations

from datetime import date

from data.reading.references import (
    refuse_dangling,
    refuse_duplicate_pairs,
    refuse_duplicates,
    refuse_early_ends,
)
from data.reading.rules import table_rule
from data.reading.typed_table import TypedTable


def vacancies(**columns: list[object]) -> TypedTable:
    """Return a table of vacancies with these columns."""
    count = len(next(iter(columns.values())))
    table = TypedTable("vacancies.csv", table_rule("vacancies"), range(2, count + 2))
    table.headers = {name: name for name in columns}
    table.values = dict(columns)
    return table


def test_all_but_the_first_are_duplicates() -> None:
    """The earliest row is named; blanks are no duplicates of one another."""
    table = vacancies(vacancy_id=["V1", None, "V1", None, "V1"])
    refuse_duplicates(table, "vacancy_id")
    assert [(d.row, d.reason) for d in table.defects] == [
        (4, "编号重复，第2行已有"),
        (6, "编号重复，第2行已有"),
    ]


def test_pairs_repeat_only_as_pairs() -> None:
    """One half repeating is no duplicate."""
    table = vacancies(vacancy_id=["V1", "V1", "V2", "V1"], employer_id=["E1", "E2", "E1", "E2"])
    refuse_duplicate_pairs(table, ("vacancy_id", "employer_id"))
    assert [d.row for d in table.defects] == [5]


def test_ids_that_point_nowhere() -> None:
    """The remedy names the table where the record is missing."""
    table = vacancies(employer_id=["E1", "E9", None])
    refuse_dangling(table, "employer_id", {"E1"}, "employers")
    (defect,) = table.defects
    assert (defect.row, defect.value) == (3, "E9")
    assert "employers" in defect.remedy


def test_a_vacancy_may_end_on_the_day_it_begins() -> None:
    """Only an end before the beginning is a defect."""
    day, before = date(2025, 3, 10), date(2025, 3, 9)
    table = vacancies(published_on=[day, day, None], expires_on=[day, before, before])
    refuse_early_ends(table)
    assert [(d.row, d.column, d.value) for d in table.defects] == [(3, "expires_on", "2025-03-09")]
