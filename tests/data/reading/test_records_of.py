"""Records of a typed table."""

from __future__ import annotations

from data.reading.records_of import records_of
from data.reading.rules import table_rule
from data.reading.typed_table import TypedTable
from data.records import Employer, EmployerId


def test_each_row_is_a_record() -> None:
    """Columns that are not there are blank in every record."""
    table = TypedTable("employers.csv", table_rule("employers"), [2, 3])
    table.values = {"name": ["甲", "乙"], "employer_id": ["E1", "E2"], "size": [None, "小型"]}
    assert list(records_of(table)) == [
        Employer(employer_id=EmployerId("E1"), name="甲"),
        Employer(employer_id=EmployerId("E2"), name="乙", size="小型"),
    ]
