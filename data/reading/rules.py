"""What each column of each table must be, drawn from the records themselves.

The type of a record's field gives the parser; the few columns that hold codes, identifiers
or bounded numbers are listed here.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache

from data.codes import code_list
from data.market_tables import MARKET_TABLES, field_kinds
from data.reading.cells import (
    coded,
    parse_boolean,
    parse_date,
    parse_id_number,
    parse_identifier,
    parse_text,
)
from data.reading.masking import Personal
from data.reading.numbers import parse_integer, parse_number, within
from data.reading.spelling import Parser


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What a column must be.

    Parameters
    ----------
    name : str
        Field of the record.
    parse : callable
        From a cell to a value or None.
    is_required : bool
        Whether the column and every value of it must be there.
    personal : {"name", "number", "text"} or None
        How to mask a value that is shown.
    """

    name: str
    parse: Parser
    is_required: bool = False
    personal: Personal | None = None


@dataclass(frozen=True, slots=True)
class TableRule:
    """What a table must be.

    Parameters
    ----------
    table : str
        Name of the table, which is the name of its file without ending.
    columns : tuple of ColumnRule
        In the order of the record's fields.
    """

    table: str
    columns: tuple[ColumnRule, ...]


_BY_TYPE: dict[type, Parser] = {
    int: parse_integer,
    float: parse_number,
    bool: parse_boolean,
    date: parse_date,
    str: parse_text,
}

_IDENTIFIERS = (
    *("seeker_id", "household_id", "phone", "village_code", "township_code", "vacancy_id"),
    *("employer_id", "credit_code", "list_id"),
)

_PERSONAL: dict[tuple[str, str], Personal] = {
    ("seekers", "name"): "name",
    ("seekers", "id_number"): "number",
    ("seekers", "phone"): "number",
    ("seekers", "experience_text"): "text",
    ("seekers", "skills_text"): "text",
    ("seekers", "wish_text"): "text",
    ("seekers", "profile_text"): "text",
}


def _special_parsers() -> dict[str, Parser]:
    special: dict[str, Parser] = dict.fromkeys(_IDENTIFIERS, parse_identifier)
    special |= {
        "id_number": parse_id_number,
        "latitude": within(parse_number, -90, 90),
        "longitude": within(parse_number, -180, 180),
        "expected_pay_cny_month": within(parse_number, 0),
        "pay_min_cny_month": within(parse_number, 0),
        "pay_max_cny_month": within(parse_number, 0),
        "min_age": within(parse_number, 0, 150),
        "max_age": within(parse_number, 0, 150),
        "headcount": within(parse_integer, 0, 10**9),
        "position": within(parse_integer, 1, 10**9),
        "propensity": within(parse_number, 0, 1),
    }
    for column in (
        *("sex", "education", "health", "poverty_status", "furthest_workplace"),
        *("min_education", "shift"),
    ):
        special[column] = coded(code_list(column))
    return special


_KIND_LISTS = {
    "employers": "employer_kind",
    "vacancies": "vacancy_kind",
    "interactions": "interaction_kind",
}


@cache
def table_rule(table: str) -> TableRule:
    """Return the rule of a market table.

    Parameters
    ----------
    table : {"seekers", "employers", "vacancies", "interactions"}
        Name of the table.

    Returns
    -------
    TableRule
        Built once.

    Examples
    --------
    >>> [rule.name for rule in table_rule("interactions").columns if rule.is_required]
    ['seeker_id', 'vacancy_id', 'kind', 'occurred_on']
    """
    record = MARKET_TABLES[table]
    kinds = field_kinds(record)
    special = _special_parsers()
    if table in _KIND_LISTS:
        special["kind"] = coded(code_list(_KIND_LISTS[table]))
    return TableRule(
        table,
        tuple(
            ColumnRule(
                field.name,
                special.get(field.name) or _BY_TYPE[kinds[field.name]],
                is_required=field.default is MISSING,
                personal=_PERSONAL.get((table, field.name)),
            )
            for field in fields(record)
        ),
    )
