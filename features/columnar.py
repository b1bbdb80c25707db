"""Columns of numbers out of records: a blank is NaN, everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def numbers(values: Iterable[float | bool | str | None]) -> Floats:
    """Make a column of floats; None becomes NaN, booleans 0 and 1.

    Examples
    --------
    >>> numbers([1, None, True]).tolist()
    [1.0, nan, 1.0]
    """
    return np.array(
        [np.nan if value is None or value == "" else float(value) for value in values], dtype=float
    )


def codes(values: Iterable[str | None]) -> Floats:
    """Make a column of division codes as numbers; None becomes NaN.

    Examples
    --------
    >>> codes(["441621", None]).tolist()
    [441621.0, nan]
    """
    return numbers(float(value) if value else None for value in values)


def ordinals(values: Iterable[date | None]) -> Floats:
    """Make a column of day numbers (proleptic ordinals); None becomes NaN.

    Examples
    --------
    >>> ordinals([date(1970, 1, 1), None]).tolist()
    [719163.0, nan]
    """
    return numbers(None if value is None else value.toordinal() for value in values)


def index_slots(rows: Sequence[Sequence[int]], n_slots: int, blank: int) -> NDArray[np.int32]:
    """Lay out ragged lists of indexes as a table; what does not fit is cut, gaps are `blank`.

    Parameters
    ----------
    rows : sequence of n sequences of int
        Indexes of each record, most telling first.
    n_slots : int
        Width of the table.
    blank : int
        Index that stands for "nothing"; the tables it addresses keep an empty column there.

    Returns
    -------
    ndarray of int32, shape (n, n_slots)

    Examples
    --------
    >>> index_slots([[3], [1, 2, 0]], 2, blank=9).tolist()
    [[3, 9], [1, 2]]
    """
    table = np.full((len(rows), n_slots), blank, dtype=np.int32)
    for row, indexes in enumerate(rows):
        kept = list(indexes[:n_slots])
        table[row, : len(kept)] = kept
    return table


def membership(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.bool_]:
    """Mark which indexes each record holds, with one extra column that is always False.

    Parameters
    ----------
    rows : sequence of n sequences of int
        Indexes below `width`.
    width : int
        Number of things; column `width` is the blank that `index_slots` points to.

    Returns
    -------
    ndarray of bool, shape (n, width + 1)
    """
    table = np.zeros((len(rows), width + 1), dtype=bool)
    for row, indexes in enumerate(rows):
        table[row, list(indexes)] = True
    return table
