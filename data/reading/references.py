"""Rules that look at more than one cell: keys, references, order of dates."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from data.reading.typed_table import TypedTable

_NOUNS = {"seeker_id": "求职人员", "vacancy_id": "岗位", "employer_id": "用人单位"}


def refuse_duplicates(table: TypedTable, key: str) -> None:
    """Note every record whose key an earlier record has.

    Parameters
    ----------
    table : TypedTable
        Gets the defects.
    key : str
        Column of the key.
    """
    first: dict[object, int] = {}
    for record, value in enumerate(table.column(key)):
        earlier = first.setdefault(value, record)
        if value is not None and earlier != record:
            reason = f"编号重复，第{table.rows[earlier]}行已有"
            table.refuse(record, key, value, (reason, "请改成不同的编号，或删去重复的一行"))


def refuse_duplicate_pairs(table: TypedTable, keys: tuple[str, str]) -> None:
    """Note every record whose two keys together an earlier record has.

    Parameters
    ----------
    table : TypedTable
        Gets the defects.
    keys : tuple of str
        Columns of the keys; the defect is told at the first.
    """
    first: dict[tuple[object, ...], int] = {}
    pairs = zip(*(table.column(key) for key in keys), strict=True)
    for record, pair in enumerate(pairs):
        earlier = first.setdefault(pair, record)
        if None not in pair and earlier != record:
            reason = f"和第{table.rows[earlier]}行重复（{keys[0]} 与 {keys[1]} 都相同）"
            table.refuse(record, keys[0], pair[0], (reason, "请删去重复的一行"))


def refuse_dangling(
    table: TypedTable, key: str, known: Collection[object], target: str | None = None
) -> None:
    """Note every record whose id points nowhere.

    Parameters
    ----------
    table : TypedTable
        Gets the defects.
    key : str
        Column of the id.
    known : collection
        The ids that exist; a set or dict.
    target : str or None, optional
        Table of the folder where the id should stand; None where there is no folder.
    """
    noun = _NOUNS[key]
    trouble = (f"没有编号为它的{noun}", "请核对编号，或先导入这一条")
    if target is not None:
        trouble = (f"{target} 表里{trouble[0]}", f"请核对编号，或在 {target} 表补上这一条")
    for record, value in enumerate(table.column(key)):
        if value is not None and value not in known:
            table.refuse(record, key, value, trouble)


def refuse_early_ends(table: TypedTable) -> None:
    """Note every vacancy that expires before it is published.

    Parameters
    ----------
    table : TypedTable
        The vacancies.
    """
    published, expires = table.column("published_on"), table.column("expires_on")
    for record, (start, end) in enumerate(zip(published, expires, strict=True)):
        if isinstance(start, date) and isinstance(end, date) and end < start:
            trouble = (f"早于发布日期 {start.isoformat()}", "请核对发布日期和截止日期")
            table.refuse(record, "expires_on", end, trouble)
