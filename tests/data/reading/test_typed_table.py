"""Typed tables: defects in order, masked where they would tell who."""

from __future__ import annotations

from data.errors import Defect
from data.reading.rules import table_rule
from data.reading.typed_table import TypedTable


def people() -> TypedTable:
    """Return two people, phone before name in the file."""
    table = TypedTable("seekers.csv", table_rule("seekers"), [2, 5])
    table.headers = {"phone": "联系电话", "name": "姓名"}
    table.values = {"phone": ["1", "2"], "name": ["黄秀英", None]}
    return table


def test_defects_come_by_row_and_by_column_of_the_file() -> None:
    """Whatever the order in which they were found; the header comes first."""
    table = people()
    table.refuse(1, "name", None, ("r", "m"))
    table.refuse(1, "phone", "2", ("r", "m"))
    table.refuse(0, "name", "黄秀英", ("r", "m"))
    table.refuse_header(Defect("seekers.csv", 1, "x", "", "r", "m"))
    assert [(d.row, d.column) for d in table.defects] == [
        (1, "x"),
        (2, "姓名"),
        (5, "联系电话"),
        (5, "姓名"),
    ]


def test_values_are_masked_by_their_column() -> None:
    """A name shows its family name, nothing shows nothing."""
    table = people()
    table.refuse(0, "name", "黄秀英", ("r", "m"))
    table.refuse(1, "name", None, ("r", "m"))
    assert [d.value for d in table.defects] == ["黄**", ""]


def test_missing_columns_are_all_blank() -> None:
    """One None a record."""
    assert list(people().column("education")) == [None, None]
