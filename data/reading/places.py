"""Warnings about place names that the division tables do not know; the text is kept."""

from __future__ import annotations

from collections.abc import Callable

from data.geography import load_gazetteer
from data.geography.tables import HEYUAN, load_divisions
from data.reading.masking import masked
from data.reading.notice import Notice
from data.reading.typed_table import TypedTable

Known = Callable[..., bool]


def notice_unknown_places(table: TypedTable) -> None:
    """Note place names and codes that the tables do not hold.

    Parameters
    ----------
    table : TypedTable
        Seekers or vacancies; gets the notices. Each word is told once, with its count.
    """
    if table.rule.table == "seekers":
        _notice(table, ("county",), _knows_county)
        _notice(table, ("township", "county"), _knows_township)
        _notice(table, ("village", "township", "county"), _knows_village)
        _notice(table, ("village_code",), _knows_code)
    elif table.rule.table == "vacancies":
        _notice(table, ("workplace",), _knows_workplace)
        _notice(table, ("township_code",), _knows_code)


def _notice(table: TypedTable, names: tuple[str, ...], knows: Known) -> None:
    name = names[0]
    if name not in table.values:
        return
    answers: dict[tuple[object, ...], bool] = {}
    rows: dict[str, list[int]] = {}
    columns = [table.column(column) for column in names]
    for record, words in enumerate(zip(*columns, strict=True)):
        if words[0] is None:
            continue
        if words not in answers:
            answers[words] = knows(*words)
        if not answers[words]:
            rows.setdefault(masked(words[0]), []).append(table.rows[record])
    table.notices += [
        Notice(table.file, found[0], table.headers[name], word, *_TROUBLE, len(found))
        for word, found in rows.items()
    ]


_TROUBLE = ("区划表里找不到这个地名或代码", "已照原文保留，但算不出位置；如写错了请改正")


def _knows_county(county: str) -> bool:
    return load_gazetteer().locate(county=county).county_code is not None


def _knows_township(township: str, county: str | None) -> bool:
    place = load_gazetteer().locate(county=county, township=township)
    # Where the county is not known the township cannot be: one warning is enough.
    return place.county_code is None or place.township_code is not None


def _knows_village(village: str, township: str | None, county: str | None) -> bool:
    place = load_gazetteer().locate(county=county, township=township, village=village)
    is_ours = (place.township_code or "").startswith(HEYUAN)
    return not is_ours or place.village_code is not None


def _knows_workplace(text: str) -> bool:
    return load_gazetteer().locate(text=text).county_code is not None


def _knows_code(code: str) -> bool:
    if not code.isdigit() or len(code) not in (9, 12):
        return False
    divisions = load_divisions()
    known = divisions.townships if len(code) == 9 else divisions.villages
    return code in known or not code.startswith(HEYUAN)
