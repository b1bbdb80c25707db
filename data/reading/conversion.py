"""From a raw table to typed columns.

Every distinct cell of a column is parsed once and its value shared by all rows that hold it:
half a million events have a few hundred dates and a dozen kinds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.reading.headers import match_headers
from data.reading.masking import masked
from data.reading.notice import Notice
from data.reading.raw import RawTable
from data.reading.rules import ColumnRule, TableRule
from data.reading.spelling import CellTrouble, UnknownWord
from data.reading.typed_table import TypedTable


def convert(raw: RawTable, rule: TableRule) -> TypedTable:
    """Understand every cell of a table.

    Parameters
    ----------
    raw : RawTable
        Cells as a file gives them.
    rule : TableRule
        What they must be.

    Returns
    -------
    TypedTable
        With every defect and every notice.
    """
    table = TypedTable(raw.file, rule, raw.rows)
    match = match_headers(raw.file, raw.headers, rule)
    for defect in match.defects:
        table.refuse_header(defect)
    table.notices += match.notices
    in_file_order = sorted(match.positions, key=match.positions.__getitem__)
    table.headers = {name: raw.headers[match.positions[name]].strip() for name in in_file_order}
    for column in rule.columns:
        if column.name in match.positions:
            _convert_column(table, column, raw.columns[match.positions[column.name]])
    return table


def _convert_column(table: TypedTable, column: ColumnRule, cells: Sequence[object]) -> None:
    keys = _keys(cells)
    parsed: dict[object, object] = {}
    troubles: dict[object, CellTrouble] = {}
    for key, cell in dict(zip(keys, cells, strict=True)).items():
        try:
            parsed[key] = column.parse(cell)
        except CellTrouble as trouble:
            parsed[key] = None
            troubles[key] = trouble
    table.values[column.name] = [parsed[key] for key in keys]
    if troubles:
        _tell_troubles(table, column, cells, [troubles.get(key) for key in keys])
    if column.is_required and any(value is None for value in parsed.values()):
        _tell_blanks(table, column, [parsed[key] is None and key not in troubles for key in keys])


def _keys(cells: Sequence[object]) -> Sequence[object]:
    # 1, 1.0 and True are equal as keys but different cells.
    if all(type(cell) is str for cell in cells):
        return cells
    return [(type(cell), cell) for cell in cells]


def _tell_blanks(table: TypedTable, column: ColumnRule, blanks: Sequence[bool]) -> None:
    for record, is_blank in enumerate(blanks):
        if is_blank:
            table.refuse(record, column.name, None, ("必填，但是空着", "请补上"))


def _tell_troubles(
    table: TypedTable,
    column: ColumnRule,
    cells: Sequence[object],
    troubles: Sequence[CellTrouble | None],
) -> None:
    unknown: dict[str, list[int]] = {}
    for record, (cell, trouble) in enumerate(zip(cells, troubles, strict=True)):
        if trouble is None:
            continue
        if isinstance(trouble, UnknownWord) and not column.is_required:
            unknown.setdefault(masked(cell, column.personal), []).append(table.rows[record])
        else:
            table.refuse(record, column.name, cell, (trouble.reason, trouble.remedy))
    table.notices += _unknown_words(table.file, table.headers[column.name], unknown)


def _unknown_words(file: str, header: str, rows: Mapping[str, list[int]]) -> list[Notice]:
    reason = "代码表里没有这个词"
    remedy = "已按空白处理；如写错了，请改成代码表里的词"
    return [
        Notice(file, found[0], header, word, reason, remedy, len(found))
        for word, found in rows.items()
    ]
