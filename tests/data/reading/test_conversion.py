"""Conversion: each distinct cell once, each kind of cell for itself."""

from __future__ import annotations

import pytest

from data.reading.cells import parse_text
from data.reading.conversion import convert
from data.reading.raw import RawTable
from data.reading.rules import ColumnRule, TableRule, table_rule
from data.reading.spelling import CellTrouble


def raw(*cells: object) -> RawTable:
    """Return a table of one column."""
    return RawTable("x.xlsx", ("name",), (cells,), range(2, len(cells) + 2))


def test_each_distinct_cell_is_parsed_once() -> None:
    """A thousand equal cells cost one parse and share one value."""
    seen: list[object] = []

    def parse(cell: object) -> object:
        seen.append(cell)
        return [cell]

    table = convert(raw(*["a", "b"] * 500), TableRule("x", (ColumnRule("name", parse),)))
    assert seen == ["a", "b"]
    assert table.column("name")[0] is table.column("name")[998]


def test_equal_cells_of_different_kinds_are_different() -> None:
    """1, 1.0 and True are equal in Python but not in a register."""
    table = convert(raw(1.0, True, 1, "1"), TableRule("x", (ColumnRule("name", parse_text),)))
    assert list(table.column("name")) == ["1", "true", "1", "1"]


@pytest.mark.parametrize("required", [True, False])
def test_a_cell_in_trouble_is_told_once(*, required: bool) -> None:
    """A required cell that cannot be read is one defect, not also a blank."""

    def refuse(cell: object) -> object:
        if cell == "bad":
            raise CellTrouble("坏", "改")
        return parse_text(cell)

    rule = TableRule("x", (ColumnRule("name", refuse, is_required=required),))
    table = convert(raw("bad", "", "good", "bad"), rule)
    rows = [(defect.row, defect.reason) for defect in table.defects]
    blank = [(3, "必填，但是空着")] if required else []
    assert rows == [(2, "坏"), *blank, (5, "坏")]
    assert list(table.column("name")) == [None, None, "good", None]


def test_a_column_that_is_not_there_is_blank() -> None:
    """Any optional column may be missing."""
    table = convert(RawTable("x.csv", ("seeker_id",), (["S1"],), (2,)), table_rule("seekers"))
    assert list(table.column("phone")) == [None]
    assert table.defects == []
