"""From typed columns to records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from data.market_tables import MARKET_TABLES
from data.reading.typed_table import TypedTable


def records_of(table: TypedTable) -> Iterable[Any]:
    """Make a record of every row.

    Parameters
    ----------
    table : TypedTable
        One of the four tables of a market.

    Returns
    -------
    iterable of dataclass instances
        In the order of the rows. A row with a defect gives a record with holes: leave it out.
    """
    names = [column.name for column in table.rule.columns]
    record: Any = MARKET_TABLES[table.rule.table]
    columns = (table.column(name) for name in names)
    return (record(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True))
