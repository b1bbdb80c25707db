r"""Turning a foreign table into one of ours by a mapping file.

A mapping is TOML. It names our table, and for each of our columns where its values come from:
one of their columns, several joined, a part found by a pattern, or a constant::

    table = "vacancies"

    [columns]
    title = "职位"
    vacancy_id = { column = "id", prefix = "P" }
    employer_id = { constant = "E000001" }
    description = { join = ["要求", "职责"], separator = "；" }
    headcount = { column = "说明", pattern = "招(\\d+)人", default = "1" }
    min_education = { column = "学历", words = { "学历不限" = "不限" } }
    published_on = { constant = 2025-01-01 }
    expires_on = { constant = 2025-12-31 }

Every row of theirs is either loaded or reported with all its defects.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from data.errors import ConfigError, Defect, InputError
from data.reading.conversion import convert
from data.reading.notice import Notice
from data.reading.raw import RawTable
from data.reading.records_of import records_of
from data.reading.rules import table_rule
from data.reading.spelling import CellTrouble, spelled

_REASONS = {
    "missing": "缺少这一项",
    "extra_forbidden": "不认识这一项",
    "literal_error": "不是约定的表名",
    "pattern_regex": "不是正确的正则表达式",
    "string_type": "应当是文字",
    "dict_type": "应当是一组「列 = 来源」",
    "model_type": "应当是列名，或 { column = ... } 这样的写法",
}

_Told = TypeVar("_Told", Defect, Notice)


class Source(BaseModel):
    """Where the values of one of our columns come from.

    Parameters
    ----------
    column : str or None
        One of their columns.
    join : tuple of str
        Several of their columns, blanks left out.
    separator : str
        Stands between joined values.
    constant : str, int, float, bool, date or None
        The same value in every row.
    pattern : str or None
        A regular expression; its first group (or the whole match) is kept, and a cell
        without a match is blank.
    words : dict of str to str
        Their words and ours; any other word stays as it is.
    prefix : str
        Stands before a value that is not blank.
    default : str or None
        Stands for a blank.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    column: str | None = None
    join: tuple[str, ...] = ()
    separator: str = "；"
    constant: str | int | float | bool | date | None = None
    pattern: re.Pattern[str] | None = None
    words: dict[str, str] = {}
    prefix: str = ""
    default: str | None = None

    @model_validator(mode="after")
    def _has_one_origin(self) -> Source:
        origins = (self.column is not None, bool(self.join), self.constant is not None)
        if sum(origins) != 1:
            raise ValueError("column、join、constant 要写且只写一个")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """Their columns that are read."""
        return self.join if self.column is None else (self.column,)


def _from_text(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


class Mapping(BaseModel):
    """How a foreign table becomes one of ours.

    Parameters
    ----------
    table : {"seekers", "employers", "vacancies", "interactions"}
        Our table.
    columns : dict of str to Source
        Our columns; a text alone names one of their columns.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    table: Literal["seekers", "employers", "vacancies", "interactions"]
    columns: dict[str, Annotated[Source, BeforeValidator(_from_text)]]

    @model_validator(mode="after")
    def _knows_columns(self) -> Mapping:
        known = {column.name for column in table_rule(self.table).columns}
        unknown = sorted(set(self.columns) - known)
        if unknown:
            raise ValueError(f"{self.table} 表没有这些列：" + "、".join(unknown))
        return self


@dataclass(frozen=True, slots=True)
class MappedTable:
    """What became of a foreign table.

    Parameters
    ----------
    records : tuple
        Records of the rows without a defect.
    rows : tuple of int
        Their rows as a spreadsheet counts.
    defects : tuple of Defect
        Every defect of the other rows; at least one each.
    notices : tuple of Notice
        What was loaded with a reservation.
    """

    records: tuple[Any, ...]
    rows: tuple[int, ...]
    defects: tuple[Defect, ...]
    notices: tuple[Notice, ...]


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Parameters
    ----------
    path : Path
        A TOML file.

    Returns
    -------
    Mapping
        Checked against the columns of our table.

    Raises
    ------
    ConfigError
        If it is missing, not TOML, or does not validate.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        return Mapping.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = " ".join([path.name, *map(str, first["loc"])])
        reason = _REASONS.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        raise ConfigError(place, reason, "请对照说明修改对照文件") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(
            path.name, "读不出 TOML 内容", "请检查文件是否存在、写法是否正确"
        ) from error


def map_table(table: RawTable, mapping: Mapping) -> MappedTable:
    """Load every row of a foreign table that can be loaded, and report every other.

    Parameters
    ----------
    table : RawTable
        Their cells, from `data.reading.sources.read_raw`.
    mapping : Mapping
        Where our columns come from.

    Returns
    -------
    MappedTable
        Rows loaded and defects. Keys and references between tables are not looked at.

    Raises
    ------
    InputError
        If the mapping names a column that the table lacks.

    Examples
    --------
    >>> theirs = RawTable("x.csv", ("单位", "代码"), (["制衣厂", ""], ["E1", "E2"]), (2, 3))
    >>> mapping = Mapping.model_validate(
    ...     {"table": "employers", "columns": {"employer_id": "代码", "name": "单位"}}
    ... )
    >>> mapped = map_table(theirs, mapping)
    >>> [employer.name for employer in mapped.records], [str(d) for d in mapped.defects]
    (['制衣厂'], ['x.csv 第3行「单位→name」：必填，但是空着。请补上'])
    """
    theirs = dict(zip(table.headers, table.columns, strict=True))
    _require_columns(table.file, theirs, mapping)
    ours = tuple(_column(source, theirs, len(table.rows)) for source in mapping.columns.values())
    raw = RawTable(table.file, tuple(mapping.columns), ours, table.rows)
    typed = convert(raw, table_rule(mapping.table))
    titles = {
        name: "+".join(source.columns or ("固定值",)) + f"→{name}"
        for name, source in mapping.columns.items()
    }
    defects = tuple(_retitled(defect, titles) for defect in typed.defects)
    bad_rows = {defect.row for defect in defects}
    # A defect of the header row spoils every record.
    loaded = [
        (row, record)
        for row, record in zip(table.rows, records_of(typed), strict=True)
        if row not in bad_rows and 1 not in bad_rows
    ]
    return MappedTable(
        records=tuple(one for _, one in loaded),
        rows=tuple(row for row, _ in loaded),
        defects=defects,
        notices=tuple(_retitled(notice, titles) for notice in typed.notices),
    )


def _retitled(told: _Told, titles: MappingOf[str, str]) -> _Told:
    return replace(told, column=titles.get(told.column or "", told.column))


def _require_columns(file: str, theirs: MappingOf[str, object], mapping: Mapping) -> None:
    wanted = (name for source in mapping.columns.values() for name in source.columns)
    missing = sorted({name for name in wanted if name not in theirs})
    if missing:
        raise InputError(
            f"文件「{file}」没有对照文件里写的列：{'、'.join(missing)}。请核对对照文件和表头"
        )


def _column(
    source: Source, theirs: MappingOf[str, Sequence[object]], count: int
) -> Sequence[object]:
    if source.constant is not None:
        return [source.constant] * count
    if source.column is not None:
        return [_shaped(source, cell) for cell in theirs[source.column]]
    rows = zip(*(theirs[name] for name in source.join), strict=True)
    return [_shaped(source, _joined(source, cells)) for cells in rows]


def _joined(source: Source, cells: Sequence[object]) -> str:
    texts = (spelled(cell).strip() for cell in cells)
    return source.separator.join(text for text in texts if text)


def _shaped(source: Source, cell: object) -> object:
    is_plain = not (source.pattern or source.words or source.prefix or source.default)
    if is_plain:
        return cell
    try:
        text = spelled(cell).strip()
    except CellTrouble:
        # The cell is told as a defect when its column is converted.
        return cell
    if source.pattern is not None:
        found = source.pattern.search(text)
        text = (found.group(1) if found.re.groups else found.group(0)) if found else ""
    text = source.words.get(text, text)
    return source.prefix + text if text else source.default
