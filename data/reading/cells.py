"""From one cell to one value, or to the reason why not.

Every function takes a cell as a file gives it and returns a value or None for a blank. A
blank is "not known", never zero. What cannot be understood raises `CellTrouble` with a reason
and a remedy a clerk can act on.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from data.codes import CodeList
from data.reading.spelling import (
    AS_TEXT,
    BLANK_OUTSIDE_TEXT,
    BLANKS,
    EXACT_BELOW,
    CellTrouble,
    Parser,
    UnknownWord,
    folded,
    spelled,
)

_SCIENTIFIC = re.compile(r"\d\.?\d*[Ee]\+\d+")
_DATES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})"),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})"),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
)
_TIME_OF_DAY = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_BOOLEANS = {"true": True, "false": False, "是": True, "否": False, "1": True, "0": False}
_WRITE_A_DATE = "请写成 1973-04-11 这样的日期"


def parse_text(cell: object) -> str | None:
    """Read free text, without the spaces around it.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    str or None
        None for a blank. 无 is a statement in free text, not a blank.

    Raises
    ------
    CellTrouble
        If it is a time span or another kind that is no text.

    Examples
    --------
    >>> parse_text(" 无 "), parse_text("不详"), parse_text(15.0)
    ('无', None, '15')
    """
    text = cell.strip() if isinstance(cell, str) else spelled(cell)
    return None if folded(text) in BLANKS else text


def parse_identifier(cell: object) -> str | None:
    """Read an identifier: text, although Excel may hold it as a number.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    str or None
        None for a blank.

    Raises
    ------
    CellTrouble
        If digits were lost on the way.

    Examples
    --------
    >>> parse_identifier(13812345678.0), parse_identifier(" S00000001 ")
    ('13812345678', 'S00000001')
    """
    text = parse_text(cell)
    if text is None or text == "无":
        return None
    if _SCIENTIFIC.fullmatch(text):
        raise CellTrouble("编号被 Excel 变成了科学计数法，后面的数字已丢失", AS_TEXT)
    return text


def parse_id_number(cell: object) -> str | None:
    """Read an identity number; one that Excel holds as a number has lost digits.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    str or None
        None for a blank.

    Raises
    ------
    CellTrouble
        If the cell is a number of 15 digits or more, or in scientific notation.
    """
    if isinstance(cell, (int, float)) and math.isfinite(cell) and abs(cell) >= EXACT_BELOW / 10:
        raise CellTrouble("证件号码被存成了数字，末尾几位可能已变成 0", AS_TEXT)
    return parse_identifier(cell)


def parse_boolean(cell: object) -> bool | None:
    """Read yes or no.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    bool or None
        None for a blank.

    Raises
    ------
    CellTrouble
        If it is neither true/false, 是/否 nor 1/0.

    Examples
    --------
    >>> parse_boolean("是"), parse_boolean("FALSE"), parse_boolean(1.0), parse_boolean("")
    (True, False, True, None)
    """
    text = folded(spelled(cell)).casefold()
    if text in BLANK_OUTSIDE_TEXT:
        return None
    if text not in _BOOLEANS:
        raise CellTrouble("不是「是」或「否」", "请填 是/否、true/false 或 1/0")
    return _BOOLEANS[text]


def parse_date(cell: object) -> date | None:
    """Read a day in any of the usual spellings.

    Parameters
    ----------
    cell : object
        As a file gives it; a time of day is left off.

    Returns
    -------
    date or None
        None for a blank.

    Raises
    ------
    CellTrouble
        If it is no day of the calendar.

    Examples
    --------
    >>> parse_date("2025年3月1日") == parse_date("2025/3/1") == parse_date(20250301.0)
    True
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _TIME_OF_DAY.sub("", folded(spelled(cell)))
    if text in BLANK_OUTSIDE_TEXT:
        return None
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            return _day(*map(int, match.groups()))
    raise CellTrouble("不是日期", _WRITE_A_DATE)


def coded(codes: CodeList) -> Parser:
    """Return a parser that knows the words of a code list.

    Parameters
    ----------
    codes : CodeList
        Codes, names and aliases.

    Returns
    -------
    callable
        A parser that returns official names and raises `UnknownWord` for any other word.
    """

    def parse_code(cell: object) -> str | None:
        text = spelled(cell).strip()
        if codes.knows(text):
            return codes.resolve(text)
        if folded(text) in BLANK_OUTSIDE_TEXT:
            return None
        raise UnknownWord("代码表里没有这个词", "可用的有：" + "、".join(codes.names()))

    return parse_code


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise CellTrouble("日历上没有这一天", _WRITE_A_DATE) from None
    if not 1900 <= found.year <= 2200:
        raise CellTrouble("年份不对", _WRITE_A_DATE)
    return found
