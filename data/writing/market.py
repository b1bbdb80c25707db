"""A whole market folder in the exchange format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.market_tables import ENDINGS, MARKET_TABLES, field_kinds
from data.records import Market
from data.writing.folders import claim_folder
from data.writing.replacing import replacing
from data.writing.table import open_table, require_ending

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def table_of_records(
    records: Sequence[DataclassInstance], kind: type[DataclassInstance]
) -> dict[str, list[Any]]:
    """Turn records into columns.

    Parameters
    ----------
    records : sequence of dataclass instances
        All of one kind.
    kind : type
        Their class; names the columns and their order even when there are no records.

    Returns
    -------
    dict of str to list
        One list a field.

    Examples
    --------
    >>> from data.records import Employer
    >>> table_of_records([Employer(employer_id="E1", name="制衣厂")], Employer)["name"]
    ['制衣厂']
    """
    return {
        field.name: [getattr(record, field.name) for record in records] for field in fields(kind)
    }


def write_market(market: Market, folder: Path, ending: str = ".csv") -> None:
    """Write a market as a folder of four tables.

    Parameters
    ----------
    market : Market
        Records; they are written in their order.
    folder : Path
        Made if absent. Tables of an earlier market in it are replaced.
    ending : {".csv", ".xlsx", ".parquet"}
        Format of all four tables.

    Raises
    ------
    FolderError
        If the folder holds anything but market tables.
    EnvironmentTroubleError
        If the machine refuses to write.
    """
    require_ending(Path(f"market{ending}"))
    claim_folder(folder, [table + any_ending for table in MARKET_TABLES for any_ending in ENDINGS])
    paths = [folder / f"{table}{ending}" for table in MARKET_TABLES]
    with replacing(*paths) as partials:
        for partial, (table, kind) in zip(partials, MARKET_TABLES.items(), strict=True):
            columns = table_of_records(getattr(market, table), kind)
            file = open_table(partial, ending, list(columns), field_kinds(kind))
            try:
                file.write(list(columns.values()))
            finally:
                file.close()
    for path in paths:
        for other in ENDINGS:
            # Two files of one table would make the folder unreadable.
            if other != ending:
                path.with_suffix(other).unlink(missing_ok=True)
