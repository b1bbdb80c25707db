"""Cells that hold numbers."""

from __future__ import annotations

import math
import re

from data.reading.spelling import (
    BLANK_OUTSIDE_TEXT,
    EXACT_BELOW,
    CellTrouble,
    Parser,
    folded,
    spelled,
)

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([Ee][+-]?\d+)?")
_WRITE_A_NUMBER = "请只填数字，不带单位"


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
        text = folded(spelled(cell))
        if text in BLANK_OUTSIDE_TEXT:
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
    if not number.is_integer() or abs(number) >= EXACT_BELOW:
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
