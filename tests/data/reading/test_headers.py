"""Headers: each alias leads to one column of its table."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from data.market_tables import MARKET_TABLES
from data.reading.headers import fold_header, match_headers
from data.reading.rules import table_rule

ALIASES = list(
    csv.DictReader(
        files("data.reading").joinpath("header_aliases.csv").read_text("utf-8").splitlines()
    )
)


def test_no_alias_means_two_columns() -> None:
    """Within a table every alias, and every English name, means one column."""
    meaning: dict[tuple[str, str], str] = {}
    for row in ALIASES:
        key = (row["table"], fold_header(row["alias"]))
        assert meaning.setdefault(key, row["column"]) == row["column"]
        assert row["alias"] not in {r["column"] for r in ALIASES}


@pytest.mark.parametrize("table", MARKET_TABLES)
def test_every_alias_finds_its_column(table: str) -> None:
    """The table of aliases names columns that exist, and the match finds them."""
    rule = table_rule(table)
    for row in ALIASES:
        if row["table"] == table:
            match = match_headers("x.csv", [f" {row['alias']}* "], rule)
            assert match.positions == {row["column"]: 0}, row["alias"]


@pytest.mark.parametrize("table", MARKET_TABLES)
def test_every_required_column_has_a_chinese_name(table: str) -> None:
    """A clerk who never saw an English header can fill the table."""
    named = {row["column"] for row in ALIASES if row["table"] == table}
    assert {c.name for c in table_rule(table).columns if c.is_required} <= named


def test_units_in_parentheses_do_not_matter() -> None:
    """期望月薪（元）is 期望月薪; an unnamed empty column is nobody's business."""
    match = match_headers("x.csv", ["期望月薪（元）", "", "人员编号"], table_rule("seekers"))
    assert match.positions == {"expected_pay_cny_month": 0, "seeker_id": 2}
    assert match.notices == ()


def test_missing_columns_are_told_with_their_chinese_name() -> None:
    """The remedy names a header that the clerk knows."""
    match = match_headers("x.csv", ["姓名"], table_rule("seekers"))
    assert [d.column for d in match.defects] == ["seeker_id"]
    assert "求职人员编号" in match.defects[0].remedy
