"""Rules follow the records: same columns, same order, required where the record requires."""

from __future__ import annotations

from dataclasses import MISSING, fields

import pytest

from data.market_tables import MARKET_TABLES
from data.reading.rules import table_rule


@pytest.mark.parametrize("table", MARKET_TABLES)
def test_columns_are_the_fields_of_the_record(table: str) -> None:
    """A field added to a record is read without another line."""
    columns = table_rule(table).columns
    own = fields(MARKET_TABLES[table])
    assert [column.name for column in columns] == [field.name for field in own]
    assert [c.is_required for c in columns] == [field.default is MISSING for field in own]


def test_what_identifies_a_person_is_masked() -> None:
    """Names, numbers and free texts of people; nothing of firms and vacancies."""
    personal = {c.name for c in table_rule("seekers").columns if c.personal}
    assert personal == {
        "name", "id_number", "phone", "experience_text", "skills_text", "wish_text",
        "profile_text",
    }  # fmt: skip
    for table in ("employers", "vacancies", "interactions"):
        assert not any(column.personal for column in table_rule(table).columns)


@pytest.mark.parametrize(
    ("table", "column", "cell", "value"),
    [
        ("employers", "kind", "帮扶车间", "扶贫车间"),
        ("vacancies", "kind", "公益性岗位", "public_welfare"),
        ("interactions", "kind", "录用", "hired"),
        ("vacancies", "headcount", 3.0, 3),
        ("interactions", "position", "1", 1),
        ("seekers", "village_code", 441624108216.0, "441624108216"),
    ],
)
def test_columns_have_the_parser_of_their_table(
    table: str, column: str, cell: object, value: object
) -> None:
    """`kind` means another list in each table; codes are text."""
    rule = next(c for c in table_rule(table).columns if c.name == column)
    assert rule.parse(cell) == value
