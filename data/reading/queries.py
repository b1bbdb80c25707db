"""The small tables that commands take: who is asked about, and which places are free."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from data.codes import code_list
from data.errors import Defect, DefectsError
from data.reading.cells import coded, parse_date, parse_identifier
from data.reading.conversion import convert
from data.reading.headers import match_headers
from data.reading.notice import Notice
from data.reading.numbers import parse_integer, parse_number, within
from data.reading.raw import RawTable
from data.reading.references import refuse_dangling, refuse_duplicate_pairs, refuse_duplicates
from data.reading.rules import ColumnRule, TableRule
from data.reading.sources import read_raw
from data.reading.typed_table import TypedTable

_BATCH = within(parse_integer, 1, 10**9)
_AS_OF = ColumnRule("as_of", parse_date, is_required=True)
_PEOPLE = TableRule("people", (ColumnRule("seeker_id", parse_identifier, is_required=True),))
_PLACES = TableRule(
    "places",
    (
        ColumnRule("vacancy_id", parse_identifier, is_required=True),
        ColumnRule("headcount", within(parse_integer, 0, 10**9), is_required=True),
        ColumnRule("min_batch", _BATCH),
        ColumnRule("max_batch", _BATCH),
        ColumnRule("origin", coded(code_list("origin"))),
    ),
)
_PAIR = (
    ColumnRule("seeker_id", parse_identifier, is_required=True),
    ColumnRule("vacancy_id", parse_identifier, is_required=True),
)
_EITHER = TableRule("queries", (*(ColumnRule(c.name, c.parse) for c in _PAIR), _AS_OF))
_SCORES = TableRule(
    "scores", (*_PAIR, ColumnRule("p_match", within(parse_number, 0, 1), is_required=True))
)
_OVERRIDES = TableRule(
    "overrides", (*_PAIR, ColumnRule("action", coded(code_list("action")), is_required=True))
)


@dataclass(frozen=True, slots=True)
class Queries:
    """Whom to rank for, and as of which day.

    Parameters
    ----------
    file : str
        Name of the file.
    column : {"seeker_id", "vacancy_id"}
        Which side asks.
    ids : tuple of str
        In the order of the file.
    dates : tuple of date
        One an id.
    rows : tuple of int
        Row of each query as a spreadsheet counts.
    warnings : tuple of Notice
        Columns that nobody knows.
    """

    file: str
    column: str
    ids: tuple[str, ...]
    dates: tuple[date, ...]
    rows: tuple[int, ...] = ()
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Places that are free in one vacancy.

    Parameters
    ----------
    vacancy_id : str
        The vacancy.
    headcount : int
        Places still free, 0 or more.
    min_batch, max_batch : int or None
        Bounds on the people of one origin, 1 or more.
    origin : {"township", "village"} or None
        What an origin is.
    """

    vacancy_id: str
    headcount: int
    min_batch: int | None = None
    max_batch: int | None = None
    origin: str | None = None


def read_table(path: Path, rule: TableRule) -> TypedTable:
    """Read a small table by a rule.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    rule : TableRule
        What each column must be.

    Returns
    -------
    TypedTable
        Free of defects in single cells.

    Raises
    ------
    DefectsError
        With every defect of the file.
    InputError
        If the file is missing or has another ending.
    """
    return _sound(convert(read_raw(path), rule))


def read_queries(path: Path) -> Queries:
    """Read a table of queries: `seeker_id, as_of` or `vacancy_id, as_of`.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.

    Returns
    -------
    Queries
        Ids are not yet held against a market: `check_ids_known` does.

    Raises
    ------
    DefectsError
        With every defect; a query that stands twice is one.
    InputError
        If the file is missing or has another ending.
    """
    raw = read_raw(path)
    column = _asking_column(raw)
    rule = TableRule("queries", (ColumnRule(column, parse_identifier, is_required=True), _AS_OF))
    table = convert(raw, rule)
    refuse_duplicate_pairs(table, (column, "as_of"))
    _sound(table)
    return Queries(
        file=table.file,
        column=column,
        ids=cast("tuple[str, ...]", tuple(table.column(column))),
        dates=cast("tuple[date, ...]", tuple(table.column("as_of"))),
        rows=tuple(table.rows),
        warnings=tuple(table.notices),
    )


def _asking_column(raw: RawTable) -> str:
    sides = [
        side
        for side in ("seeker_id", "vacancy_id")
        if side in match_headers(raw.file, raw.headers, _EITHER).positions
    ]
    if len(sides) != 1:
        reason = "应当只有一列编号：seeker_id（按人查）或 vacancy_id（按岗位查）"
        raise DefectsError([Defect(raw.file, 1, None, "", reason, "请保留其中一列")])
    return sides[0]


def check_ids_known(
    file: str, column: str, ids: Sequence[str], known: Collection[str], rows: Sequence[int] = ()
) -> None:
    """Hold ids against those that exist.

    Parameters
    ----------
    file : str
        Name of the file, for the defects.
    column : {"seeker_id", "vacancy_id"}
        What the ids name.
    ids : sequence of str
        In the order of the file.
    known : collection of str
        A set or dict of ids that exist.
    rows : sequence of int, optional
        Row of each id; counted from 2 where left out.

    Raises
    ------
    DefectsError
        With one defect for each id that points nowhere.

    Examples
    --------
    >>> check_ids_known("people.csv", "seeker_id", ["S1"], {"S1"})
    >>> check_ids_known("people.csv", "seeker_id", ["S1", "S2"], {"S1"})
    Traceback (most recent call last):
    data.errors.DefectsError: people.csv 第3行「seeker_id」的值「S2」：\
没有编号为它的求职人员。请核对编号，或先导入这一条
    """
    rule = TableRule("people", (ColumnRule(column, parse_identifier, is_required=True),))
    table = TypedTable(file, rule, rows or range(2, len(ids) + 2))
    table.headers[column] = column
    table.values[column] = list(ids)
    refuse_dangling(table, column, known)
    _sound(table)


def read_people(path: Path, known: Collection[str] | None = None) -> TypedTable:
    """Read a table with `seeker_id`: the people who take part.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    known : collection of str, optional
        The people that exist; whoever else is named is a defect.

    Returns
    -------
    TypedTable
        In the order of the file, each person once.

    Raises
    ------
    DefectsError
        With every defect; a person who stands twice is one.
    InputError
        If the file is missing or has another ending.
    """
    table = convert(read_raw(path), _PEOPLE)
    refuse_duplicates(table, "seeker_id")
    _refuse_unknown(table, {"seeker_id": known})
    return _sound(table)


def read_places(path: Path, known: Collection[str] | None = None) -> TypedTable:
    """Read a table of free places: `vacancy_id, headcount` and bounds on batches.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    known : collection of str, optional
        The vacancies that exist; any other is a defect.

    Returns
    -------
    TypedTable
        In the order of the file; `place_rows` gives its records.

    Raises
    ------
    DefectsError
        With every defect; a vacancy that stands twice is one, and so is a `max_batch` below
        its `min_batch`.
    InputError
        If the file is missing or has another ending.
    """
    table = convert(read_raw(path), _PLACES)
    refuse_duplicates(table, "vacancy_id")
    _refuse_unknown(table, {"vacancy_id": known})
    for record, (low, high) in enumerate(
        zip(table.column("min_batch"), table.column("max_batch"), strict=True)
    ):
        if isinstance(low, int) and isinstance(high, int) and high < low:
            table.refuse(record, "max_batch", high, ("小于 min_batch", "请核对这两列"))
    return _sound(table)


def place_rows(table: TypedTable) -> tuple[PlaceRow, ...]:
    """Give the records of a table of free places.

    Parameters
    ----------
    table : TypedTable
        As `read_places` gives it.

    Returns
    -------
    tuple of PlaceRow
        In the order of the file.
    """
    columns = (table.column(column.name) for column in _PLACES.columns)
    return tuple(PlaceRow(*row) for row in zip(*columns, strict=True))


def read_scores(
    path: Path,
    seekers: Collection[str] | None = None,
    vacancies: Collection[str] | None = None,
) -> TypedTable:
    """Read a table of scores to use instead of a model's: `seeker_id, vacancy_id, p_match`.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    seekers, vacancies : collection of str, optional
        The people and vacancies that exist; any other is a defect.

    Returns
    -------
    TypedTable
        Three columns, `p_match` in [0, 1].

    Raises
    ------
    DefectsError
        With every defect; a pair that stands twice is one.
    InputError
        If the file is missing or has another ending.
    """
    return _pairs(path, _SCORES, {"seeker_id": seekers, "vacancy_id": vacancies})


def read_overrides(
    path: Path,
    seekers: Collection[str] | None = None,
    vacancies: Collection[str] | None = None,
) -> TypedTable:
    """Read what counsellors decided: `seeker_id, vacancy_id, action` (fix or forbid).

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    seekers, vacancies : collection of str, optional
        The people and vacancies that exist; any other is a defect.

    Returns
    -------
    TypedTable
        Three columns.

    Raises
    ------
    DefectsError
        With every defect; a pair that stands twice is one.
    InputError
        If the file is missing or has another ending.
    """
    return _pairs(path, _OVERRIDES, {"seeker_id": seekers, "vacancy_id": vacancies})


def _pairs(path: Path, rule: TableRule, known: Mapping[str, Collection[str] | None]) -> TypedTable:
    table = convert(read_raw(path), rule)
    refuse_duplicate_pairs(table, ("seeker_id", "vacancy_id"))
    _refuse_unknown(table, known)
    return _sound(table)


def _refuse_unknown(table: TypedTable, known: Mapping[str, Collection[str] | None]) -> None:
    for column, ids in known.items():
        if ids is not None:
            refuse_dangling(table, column, ids)


def _sound(table: TypedTable) -> TypedTable:
    if table.defects:
        raise DefectsError(table.defects)
    return table
