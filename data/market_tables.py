"""The four tables of a market folder and the records in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from data.records import Employer, Interaction, Seeker, Vacancy

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MARKET_TABLES: Mapping[str, type[DataclassInstance]] = MappingProxyType(
    {
        "seekers": Seeker,
        "employers": Employer,
        "vacancies": Vacancy,
        "interactions": Interaction,
    }
)
"""Name of each table, which is the name of its file without ending, and its record."""

ENDINGS = (".csv", ".xlsx", ".parquet")
"""File formats that every reader and writer takes, by the ending of the name."""

_KINDS: dict[str, type] = {"int": int, "float": float, "bool": bool, "date": date}


def field_kinds(record: type[DataclassInstance]) -> dict[str, type]:
    """Return the type of each field's values, blanks aside.

    Parameters
    ----------
    record : type
        A record class.

    Returns
    -------
    dict of str to type
        One of str, int, float, bool and date for each field, in order.

    Examples
    --------
    >>> field_kinds(Interaction)["position"]
    <class 'int'>
    """
    return {
        field.name: _KINDS.get(str(field.type).removesuffix(" | None"), str)
        for field in fields(record)
    }
