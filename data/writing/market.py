"""A whole market folder in the exchange format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.records import Employer, Interaction, Market, Seeker, Vacancy
from data.writing.folders import claim_folder
from data.writing.replacing import replacing
from data.writing.table import ENDINGS, open_table, require_ending

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TABLES: dict[str, type[DataclassInstance]] = {
    "seekers": Seeker,
    "employers": Employer,
    "vacancies": Vacancy,
    "interactions": Interaction,
}
_KINDS: dict[str, type] = {"int": int, "float": float, "bool": bool, "date": date}


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
    claim_folder(folder, [table + any_ending for table in TABLES for any_ending in ENDINGS])
    paths = [folder / f"{table}{ending}" for table in TABLES]
    with replacing(*paths) as partials:
        for partial, (table, kind) in zip(partials, TABLES.items(), strict=True):
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


def field_kinds(kind: type[DataclassInstance]) -> dict[str, type]:
    """Return the type of each field's values, blanks aside.

    Parameters
    ----------
    kind : type
        A record class.

    Returns
    -------
    dict of str to type
        One of str, int, float, bool and date for each field.

    Examples
    --------
    >>> field_kinds(Interaction)["position"]
    <class 'int'>
    """
    return {
        field.name: _KINDS.get(str(field.type).removesuffix(" | None"), str)
        for field in fields(kind)
    }
