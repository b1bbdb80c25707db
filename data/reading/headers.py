"""Which column is which: English names and the headers of real forms."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from data.errors import Defect
from data.reading.notice import Notice
from data.reading.rules import TableRule

_PARENTHESIS = re.compile(r"[(\[][^)\]]*[)\]]$")


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Where each known column stands.

    Parameters
    ----------
    positions : dict of str to int
        Column name to position in the file.
    defects : tuple of Defect
        Two columns of one meaning, required columns that are missing.
    notices : tuple of Notice
        Columns that nobody knows.
    """

    positions: dict[str, int]
    defects: tuple[Defect, ...]
    notices: tuple[Notice, ...]


def match_headers(file: str, headers: Sequence[str], rule: TableRule) -> HeaderMatch:
    """Find the columns of a table among the headers of a file.

    Parameters
    ----------
    file : str
        Name of the file.
    headers : sequence of str
        As written.
    rule : TableRule
        The columns to find.

    Returns
    -------
    HeaderMatch
        Positions, and what is wrong or unknown.
    """
    names = _names_of(rule)
    positions: dict[str, int] = {}
    defects, notices = [], []
    for position, header in enumerate(headers):
        column = names.get(fold_header(header)) or names.get(_without_unit(header))
        if column is None:
            if header.strip():
                notices.append(_unknown(file, header))
        elif column in positions:
            defects.append(_twice(file, headers[positions[column]], header))
        else:
            positions[column] = position
    defects += [
        _missing(file, column.name, rule.table)
        for column in rule.columns
        if column.is_required and column.name not in positions
    ]
    return HeaderMatch(positions, tuple(defects), tuple(notices))


def fold_header(header: str) -> str:
    """Bring a header to one spelling.

    Parameters
    ----------
    header : str
        As written.

    Returns
    -------
    str
        Without width, case, spaces and the star that marks a required column.

    Examples
    --------
    >>> fold_header(" *姓　名 "), fold_header("Seeker_ID")
    ('姓名', 'seeker_id')
    """
    return "".join(unicodedata.normalize("NFKC", header).casefold().split()).strip("*'\"")


def _without_unit(header: str) -> str:
    return _PARENTHESIS.sub("", fold_header(header)).strip("*")


def _names_of(rule: TableRule) -> dict[str, str]:
    own = {column.name: column.name for column in rule.columns}
    return {**_aliases().get(rule.table, {}), **own}


@cache
def _aliases() -> dict[str, dict[str, str]]:
    text = files("data.reading").joinpath("header_aliases.csv").read_text(encoding="utf-8")
    aliases: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines()):
        aliases.setdefault(row["table"], {})[fold_header(row["alias"])] = row["column"]
    return aliases


def _unknown(file: str, header: str) -> Notice:
    return Notice(
        file, 1, header.strip(), "", "不认识这一列", "内容没有使用；如有用，请改成约定的列名"
    )


def _twice(file: str, first: str, second: str) -> Defect:
    return Defect(
        file,
        1,
        second.strip(),
        "",
        f"和「{first.strip()}」是同一个意思的列",
        "请只保留一列",
    )


def _missing(file: str, column: str, table: str) -> Defect:
    chinese = [alias for alias, name in _aliases().get(table, {}).items() if name == column]
    also = f"（也可写作「{chinese[0]}」）" if chinese else ""
    return Defect(file, 1, column, "", "缺少必填的列", f"请在第一行补上这一列{also}并逐行填写")
