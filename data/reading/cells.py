"""From one cell to one value, or to the reason why not.

Every function takes a cell as a file gives it and returns a value or None for a blank. A
blank is "not known", never zero. What cannot be understood raises `CellTrouble` with a reason
and a remedy a clerk can act on.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time

from data.codes import CodeList

BLANKS = frozenset({"", "不详", "/", "-", "--", "—", "——"})
_BLANK_OUTSIDE_TEXT = BLANKS | {"无"}
_EXACT_BELOW = 10**15
_SCIENTIFIC = re.compile(r"\d\.?\d*[Ee]\+\d+")
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([Ee][+-]?\d+)?")
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
_WRITE_A_NUMBER = "请只填数字，不带单位"
_AS_TEXT = "请把这一列设为「文本」格式后重新填写"

Parser = Callable[[object], object]


class CellTrouble(ValueError):  # noqa: N818 - a reason for a defect, not an error of ours
    """A cell cannot be understood.

    Parameters
    ----------
    reason, remedy : str
        In Chinese.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


class UnknownWord(CellTrouble):
    """A word that the code list of its column does not hold."""


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
    text = cell.strip() if isinstance(cell, str) else _spelled(cell)
    return None if _folded(text) in BLANKS else text


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
        raise CellTrouble("编号被 Excel 变成了科学计数法，后面的数字已丢失", _AS_TEXT)
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
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    if is_number and math.isfinite(cell) and abs(cell) >= _EXACT_BELOW / 10:
        raise CellTrouble("证件号码被存成了数字，末尾几位可能已变成 0", _AS_TEXT)
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
    text = _folded(_spelled(cell)).casefold()
    if text in _BLANK_OUTSIDE_TEXT:
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
    text = _TIME_OF_DAY.sub("", _folded(_spelled(cell)))
    if text in _BLANK_OUTSIDE_TEXT:
        return None
    for pattern in _DATES:
        if match := pattern.fullmatch(text):
            return _day(*map(int, match.groups()))
    raise CellTrouble("不是日期", _WRITE_A_DATE)


def parse_number(cell: object) -> float | None:
    """Read a number.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    float or None
        Finite; None for a blank.

    Raises
    ------
    CellTrouble
        If it is no finite number.

    Examples
    --------
    >>> parse_number("3,500"), parse_number("２５００"), parse_number("无")
    (3500.0, 2500.0, None)
    """
    if isinstance(cell, bool):
        raise CellTrouble("不是数字", _WRITE_A_NUMBER)
    if isinstance(cell, (int, float)):
        number = float(cell)
    else:
        text = _folded(_spelled(cell))
        if text in _BLANK_OUTSIDE_TEXT:
            return None
        if not _NUMBER.fullmatch(text) or not any(map(str.isdigit, text)):
            raise CellTrouble("不是数字", _WRITE_A_NUMBER)
        number = float(text.replace(",", ""))
    if not math.isfinite(number):
        raise CellTrouble("不是有限的数字", _WRITE_A_NUMBER)
    return number


def parse_integer(cell: object) -> int | None:
    """Read a whole number.

    Parameters
    ----------
    cell : object
        As a file gives it; 15.0 is 15.

    Returns
    -------
    int or None
        None for a blank.

    Raises
    ------
    CellTrouble
        If it is no whole number.

    Examples
    --------
    >>> parse_integer("15"), parse_integer(15.0)
    (15, 15)
    """
    number = parse_number(cell)
    if number is None:
        return None
    if not number.is_integer() or abs(number) >= _EXACT_BELOW:
        raise CellTrouble("不是整数", "请填整数")
    return int(number)


def within(parse: Parser, low: float, high: float = math.inf) -> Parser:
    """Narrow a parser of numbers to a range.

    Parameters
    ----------
    parse : callable
        Returns a number or None.
    low, high : float
        Both included.

    Returns
    -------
    callable
        A parser that refuses numbers outside.

    Examples
    --------
    >>> within(parse_integer, 1)("3")
    3
    """

    def parse_within(cell: object) -> object:
        number = parse(cell)
        if isinstance(number, (int, float)) and not low <= number <= high:
            bounds = f"不小于 {low:g}" if high == math.inf else f"在 {low:g} 到 {high:g} 之间"
            raise CellTrouble("数字超出范围", f"请填{bounds}的数字")
        return number

    return parse_within


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
        text = _spelled(cell).strip()
        if codes.knows(text):
            return codes.resolve(text)
        if _folded(text) in _BLANK_OUTSIDE_TEXT:
            return None
        raise UnknownWord("代码表里没有这个词", "可用的有：" + "、".join(codes.names()))

    return parse_code


def _spelled(cell: object) -> str:
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() if not math.isfinite(cell):
            raise CellTrouble("不是有限的数字", "请改正或留空")
        case int() | float():
            return _spelled_number(cell)
        case datetime() if cell.time() != time():
            return cell.isoformat(sep=" ")
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            raise CellTrouble("单元格的类型认不出来", _AS_TEXT)


def _spelled_number(cell: float) -> str:
    if abs(cell) >= _EXACT_BELOW:
        raise CellTrouble("数字超过 15 位，Excel 已丢失末尾几位", _AS_TEXT)
    return str(int(cell)) if float(cell).is_integer() else repr(cell)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise CellTrouble("日历上没有这一天", _WRITE_A_DATE) from None
    if not 1900 <= found.year <= 2200:
        raise CellTrouble("年份不对", _WRITE_A_DATE)
    return found
