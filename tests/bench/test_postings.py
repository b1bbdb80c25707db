"""Real postings come in row by row: loaded or reported, none lost, none bent."""

from __future__ import annotations

import csv
import doctest
import re
import sys
from datetime import date
from pathlib import Path

import pytest

from bench import postings
from data.reading.mapping import MappedTable, map_table, read_mapping
from data.reading.raw import RawTable
from data.reading.sources import read_raw
from data.records import Employer, EmployerId, Vacancy

COLUMNS = (
    *("id", "title", "location", "salary", "flags", "description", "company", "welfare"),
    *("address", "edu", "experience", "headcount", "requirement"),
)


def _table(*rows: dict[str, str]) -> RawTable:
    columns = tuple([row.get(name, "") for row in rows] for name in COLUMNS)
    return RawTable("postings.csv", COLUMNS, columns, tuple(range(2, len(rows) + 2)))


def _mapped(*rows: dict[str, str]) -> MappedTable:
    table, _ = postings.with_employer_ids(_table(*rows))
    return map_table(table, read_mapping(postings.HERE / "postings.toml"))


def _vacancy(**cells: str) -> Vacancy:
    mapped = _mapped({"id": "7", "title": "保安员"} | cells)
    assert mapped.defects == ()
    vacancy: Vacancy = mapped.records[0]
    return vacancy


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(postings).failed == 0


@pytest.mark.parametrize(
    ("cells", "headcount"),
    [
        ({"headcount": "10人"}, 10),
        ({"headcount": "2"}, 2),
        ({"headcount": "若干人"}, 1),
        ({"flags": "无工作经验/招8人/04-12发布"}, 8),
        ({"flags": "2年经验/本科/招若干人 04-16发布"}, 1),
        ({"headcount": "5人", "flags": "2年经验/招8人"}, 5),
        ({}, 1),
    ],
)
def test_places_are_read_where_they_are_stated(cells: dict[str, str], headcount: int) -> None:
    """From the column, else from the flags, else one; never from years or a date."""
    assert _vacancy(**cells).headcount == headcount


@pytest.mark.parametrize(
    ("cells", "level"),
    [
        ({"edu": "大专"}, "大学专科"),
        ({"edu": "普通话良好", "experience": "高中"}, "普通高中"),
        ({"flags": "1年经验/中专/招5人"}, "中等专科"),
        ({"edu": "学历不限"}, "不限"),
        ({"experience": "1年工作经验"}, None),
    ],
)
def test_education_is_read_where_it_is_stated(cells: dict[str, str], level: str | None) -> None:
    """Three columns hold it by turns; none leaves a blank, not a guess."""
    assert _vacancy(**cells).min_education == level


def test_all_that_the_employer_says_stays_readable() -> None:
    """Text, workplace and pay are carried over unchanged."""
    vacancy = _vacancy(
        location="大连",
        address="中山路1号",
        salary="3-4千/月",
        description="巡逻",
        flags="无工作经验",
    )

    assert vacancy.workplace == "大连 中山路1号"
    assert vacancy.pay_text == "3-4千/月"
    assert vacancy.description == "巡逻；无工作经验"
    assert vacancy.published_on <= postings.AS_OF < vacancy.expires_on


def test_a_row_without_a_title_is_reported_and_the_others_are_loaded() -> None:
    """Loaded and reported make up the whole."""
    mapped = _mapped({"id": "1", "title": "保洁员"}, {"id": "2"}, {"id": "3", "title": "司机"})

    assert [vacancy.vacancy_id for vacancy in mapped.records] == ["P1", "P3"]
    assert [(defect.row, defect.column) for defect in mapped.defects] == [(3, "title→title")]


def test_only_employers_of_loaded_postings_are_on_the_board() -> None:
    """Two postings of one company share it; an employer whose only row was refused is not there."""
    rows = (
        {"id": "1", "title": "保洁员", "company": "甲公司"},
        {"id": "2", "company": "乙公司"},
        {"id": "3", "title": "司机", "company": "甲公司"},
        {"id": "4", "title": "保安员"},
    )
    mapped = _mapped(*rows)
    _, names = postings.with_employer_ids(_table(*rows))
    market = postings.make_market((), mapped.records, names)

    assert market.employers == (
        Employer(employer_id=EmployerId("E0001"), name="甲公司"),
        Employer(employer_id=EmployerId("E0003"), name="未写单位（4）"),
    )
    assert [each.employer_id for each in market.vacancies] == ["E0001", "E0001", "E0003"]


def test_the_ten_labourers_read_without_a_defect() -> None:
    """Ten people of working age, each with a home and words, none with an id or a phone."""
    people = postings.read_labourers(postings.HERE / "labourers.csv")
    ages = [postings.age_on(postings.AS_OF, each.birth_date or date.max) for each in people]

    assert len({each.seeker_id for each in people}) == 10
    assert min(ages) == 22
    assert max(ages) == 61
    assert all(each.county and each.township and each.profile_text for each in people)
    assert not any(each.name or each.phone or each.id_number for each in people)
    assert not any(re.search(r"\d{7}", each.profile_text or "") for each in people)


def test_without_reference_data_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Skipped, not failed."""
    monkeypatch.delenv("JOBMATCH_REFERENCE_DATA", raising=False)
    monkeypatch.setattr(sys, "argv", ["postings.py"])
    postings.main()

    assert capsys.readouterr().out.startswith("skipped: ")


@pytest.mark.reference
def test_every_real_row_is_loaded_or_reported(reference_data: Path) -> None:
    """838 rows in; the two sets share no row and miss none."""
    path = reference_data / "postings" / "postings.csv"
    table, names = postings.with_employer_ids(read_raw(path))
    mapped = map_table(table, read_mapping(postings.HERE / "postings.toml"))
    reported = {defect.row for defect in mapped.defects}
    with path.open(encoding="utf-8", newline="") as file:
        total = sum(1 for _ in csv.DictReader(file))

    assert total == 838
    assert len(mapped.records) + len(reported) == total
    assert reported.isdisjoint(mapped.rows)
    assert {each.employer_id for each in mapped.records} <= names.keys()
    assert sum(each.headcount > 1 for each in mapped.records) > 100
