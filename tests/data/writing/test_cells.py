"""Plain values: blanks are None, numpy stays outside."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from data.writing.cells import plain_values


@pytest.mark.parametrize(
    "column",
    [
        np.array([1, 2]),
        np.array([1.5, np.nan]),
        np.array([True, False]),
        np.array(["a", "b"]),
        np.array(["2025-03-10", "NaT"], dtype="datetime64[D]"),
        np.array([np.float64(0.5), None], dtype=object),
        [np.float32(0.5), np.int64(3)],
        [np.nan, np.bool_(1)],
    ],
)
def test_values_are_plain(column: NDArray[np.generic] | list[object]) -> None:
    """No numpy scalar and no NaN is left, and the length stays."""
    values = plain_values(column)
    assert len(values) == 2
    assert not any(isinstance(value, np.generic) and value.dtype.kind != "U" for value in values)
    assert all(value == value for value in values)  # noqa: PLR0124 - NaN alone differs
