"""Tables for a terminal: a Chinese character is as wide as two letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from typing import Final

from models.resampling import Estimate

BLANK: Final = "—"


def display_width(text: str) -> int:
    """Count the columns that a text takes on a terminal.

    Parameters
    ----------
    text : str
        One line.

    Returns
    -------
    int

    Examples
    --------
    >>> display_width("模型 AUC")
    8
    """
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def table(rows: Sequence[Sequence[str]], *, left: Collection[int] = (0,)) -> list[str]:
    """Lay rows out in columns, two blanks apart, each as wide as its widest cell.

    Parameters
    ----------
    rows : sequence of sequence of str
        Equally many cells each.
    left : collection of int
        Columns that are flush left; the others are flush right.

    Returns
    -------
    list of str
        A line a row.

    Examples
    --------
    >>> table([["方法", "AUC"], ["随机", "0.5"]])
    ['  方法  AUC', '  随机  0.5']
    """
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [
                "",
                *(
                    _padded(cell, width, flush_left=column in left)
                    for column, (cell, width) in enumerate(zip(row, widths, strict=True))
                ),
            ]
        ).rstrip()
        for row in rows
    ]


def value_cell(estimate: Estimate | None, digits: int = 3, *, signed: bool = False) -> str:
    """Write the value of a figure, or a dash where there is none.

    Parameters
    ----------
    estimate : Estimate or None
        The figure.
    digits : int
        Decimal places.
    signed : bool
        Whether a plus is written, as differences want it.

    Returns
    -------
    str

    Examples
    --------
    >>> value_cell(Estimate(0.25, 0.1, 0.4), 2, signed=True), value_cell(None)
    ('+0.25', '—')
    """
    sign = "+" if signed else ""
    return BLANK if estimate is None else f"{estimate.value:{sign}.{digits}f}"


def interval_cell(estimate: Estimate | None, digits: int = 3, *, signed: bool = False) -> str:
    """Write the interval of a figure, or nothing where there is none.

    Parameters
    ----------
    estimate, digits, signed
        As in `value_cell`.

    Returns
    -------
    str

    Examples
    --------
    >>> interval_cell(Estimate(0.25, 0.1, 0.4), 2)
    '[0.10, 0.40]'
    """
    if estimate is None:
        return ""
    sign = "+" if signed else ""
    return f"[{estimate.low:{sign}.{digits}f}, {estimate.high:{sign}.{digits}f}]"


def _padded(cell: str, width: int, *, flush_left: bool) -> str:
    space = " " * (width - display_width(cell))
    return cell + space if flush_left else space + cell
