"""Reading a market folder: every defect told, or everything loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.errors import Defect, DefectsError, FolderError
from data.market_tables import MARKET_TABLES
from data.reading.conversion import convert
from data.reading.notice import Notice
from data.reading.places import notice_unknown_places
from data.reading.records_of import records_of
from data.reading.references import refuse_dangling, refuse_duplicates, refuse_early_ends
from data.reading.rules import table_rule
from data.reading.sources import find_table, read_raw
from data.reading.typed_table import TypedTable
from data.records import Market

_KEYS = {"seekers": "seeker_id", "employers": "employer_id", "vacancies": "vacancy_id"}
_REFERENCES = (
    ("vacancies", "employer_id", "employers"),
    ("interactions", "seeker_id", "seekers"),
    ("interactions", "vacancy_id", "vacancies"),
)
_OPTIONAL = ("interactions",)


@dataclass(frozen=True, slots=True)
class MarketReading:
    """A market and what should be known about how it was read.

    Parameters
    ----------
    market : Market
        Records in the order of the files.
    warnings : tuple of Notice
        In the order of the files.
    """

    market: Market
    warnings: tuple[Notice, ...]


def read_market(folder: Path) -> MarketReading:
    """Read a folder in the exchange format.

    Parameters
    ----------
    folder : Path
        Holds seekers, employers, vacancies and, if anything happened yet, interactions, each
        as .csv, .xlsx or .parquet.

    Returns
    -------
    MarketReading
        The market, and a warning for each thing that was loaded with a reservation.

    Raises
    ------
    FolderError
        If the folder or a required table is missing.
    DefectsError
        With every defect of all files. Nothing is loaded.
    EnvironmentTroubleError
        If the machine refuses to read a file.
    """
    tables: dict[str, TypedTable] = {}
    defects: dict[str, list[Defect]] = {}
    for name in MARKET_TABLES:
        try:
            table = _read_table(folder, name)
        except DefectsError as error:
            defects[name] = list(error.defects)
        else:
            if table is not None:
                tables[name] = table
    _check_across(tables)
    for name, table in tables.items():
        defects[name] = table.defects
    found = [defect for name in MARKET_TABLES for defect in defects.get(name, [])]
    if found:
        raise DefectsError(found)
    warnings = tuple(notice for table in tables.values() for notice in table.notices)
    return MarketReading(_market_of(tables), warnings)


def _read_table(folder: Path, name: str) -> TypedTable | None:
    path = find_table(folder, name)
    if path is None and name not in _OPTIONAL:
        raise FolderError(
            str(folder),
            f"缺少 {name} 表",
            f"请放入 {name}.csv、{name}.xlsx 或 {name}.parquet 中的一个",
        )
    if path is None:
        return None
    table = convert(read_raw(path), table_rule(name))
    if name in _KEYS:
        refuse_duplicates(table, _KEYS[name])
    notice_unknown_places(table)
    return table


def _check_across(tables: dict[str, TypedTable]) -> None:
    if "vacancies" in tables:
        refuse_early_ends(tables["vacancies"])
    for name, key, target in _REFERENCES:
        # A file that could not be read at all would make every reference to it look wrong.
        if name in tables and target in tables and key in tables[target].values:
            refuse_dangling(tables[name], key, set(tables[target].column(key)), target)


def _market_of(tables: dict[str, TypedTable]) -> Market:
    return Market(**{name: tuple(records_of(table)) for name, table in tables.items()})
