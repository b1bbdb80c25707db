"""From columns of any kind to lists of plain values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Column = Sequence[object] | NDArray[np.generic]


def plain_values(column: Column) -> list[object]:
    """Return plain Python values; a blank of any kind becomes None.

    Parameters
    ----------
    column : sequence or ndarray
        One-dimensional. NaN, NaT and None are blanks.

    Returns
    -------
    list
        Values of str, int, float, bool, date or None.

    Examples
    --------
    >>> plain_values(np.array([0.5, np.nan]))
    [0.5, None]
    """
    if not isinstance(column, np.ndarray):
        return [None if _is_nan(value) else _unboxed(value) for value in column]
    values: list[object] = column.tolist()
    if column.dtype.kind == "f":
        # Blanks only occur where NaN does: leave the common column alone.
        return [None if _is_nan(v) else v for v in values] if np.isnan(column).any() else values
    if column.dtype.kind == "M":
        days: list[object] = column.astype("datetime64[D]").tolist()
        return days
    if column.dtype.kind == "O":
        return plain_values(values)
    return values


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value  # noqa: PLR0124 - NaN alone differs


def _unboxed(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value
