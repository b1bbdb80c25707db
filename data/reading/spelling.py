"""How a cell is spelled, whatever kind the file holds it as."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time

BLANKS = frozenset({"", "不详", "/", "-", "--", "—", "——"})
BLANK_OUTSIDE_TEXT = BLANKS | {"无"}
EXACT_BELOW = 10**15
AS_TEXT = "请把这一列设为「文本」格式后重新填写"

Parser = Callable[[object], object]
"""From a cell as a file gives it to a value, or None for a blank."""


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


def spelled(cell: object) -> str:
    """Return the text of a cell.

    Parameters
    ----------
    cell : object
        As a file gives it.

    Returns
    -------
    str
        Whole numbers without a decimal point, dates in ISO form, "" for an empty cell.

    Raises
    ------
    CellTrouble
        If the cell has no honest text: digits were lost, or it is a time span.

    Examples
    --------
    >>> spelled(15.0), spelled(date(2025, 3, 1)), spelled(None), spelled(True)
    ('15', '2025-03-01', '', 'true')
    """
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return _spelled_number(cell)
        case date():
            return _spelled_date(cell)
        case _:
            raise CellTrouble("单元格的类型认不出来", AS_TEXT)


def folded(text: str) -> str:
    """Return a text with compatibility forms (full width) folded and no space around it.

    Parameters
    ----------
    text : str
        As written.

    Returns
    -------
    str
        For comparing and parsing, not for keeping.

    Examples
    --------
    >>> folded(" ２０２５－３ ")
    '2025-3'
    """
    return unicodedata.normalize("NFKC", text).strip()


def _spelled_number(cell: float) -> str:
    if not math.isfinite(cell):
        raise CellTrouble("不是有限的数字", "请改正或留空")
    if abs(cell) >= EXACT_BELOW:
        raise CellTrouble("数字超过 15 位，Excel 已丢失末尾几位", AS_TEXT)
    return str(int(cell)) if float(cell).is_integer() else repr(cell)


def _spelled_date(cell: date) -> str:
    if isinstance(cell, datetime):
        has_time = cell.time() != time()
        return cell.isoformat(sep=" ") if has_time else cell.date().isoformat()
    return cell.isoformat()
