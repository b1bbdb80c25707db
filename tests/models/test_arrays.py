"""What may enter a learner."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from models.arrays import checked_matrix, checked_outcomes, checked_vector
from models.errors import OneClassError


@pytest.mark.parametrize("fault", [np.inf, -np.inf, 1e31])
def test_matrix_refuses_infinite_and_absurd_numbers(fault: float) -> None:
    """Infinity never passes the door; NaN does."""
    with pytest.raises(ValueError, match="NaN for not known"):
        checked_matrix([[fault, 1.0]])


def test_matrix_keeps_nan_and_turns_float32_into_the_same_numbers() -> None:
    """Single precision is widened, not rounded."""
    single = np.array([[0.1, np.nan]], dtype=np.float32)

    matrix = checked_matrix(single, 2)

    assert matrix.dtype == np.float64
    np.testing.assert_array_equal(matrix, single.astype(np.float64))


def test_matrix_refuses_another_shape() -> None:
    """A vector, and another number of columns, are the caller's fault."""
    with pytest.raises(ValueError, match="dimensions"):
        checked_matrix([1.0, 2.0])
    with pytest.raises(ValueError, match="expected 3"):
        checked_matrix([[1.0, 2.0]], 3)


@pytest.mark.parametrize("values", [[[1.0]], [1.0], [np.nan, 0.0], [np.inf, 0.0]])
def test_vector_refuses_shapes_and_numbers_that_are_not_finite(values: ArrayLike) -> None:
    """A score or label must be a finite number, one a row."""
    with pytest.raises(ValueError, match=r"expected|finite"):
        checked_vector(values, 2)


@pytest.mark.parametrize("y", [[], [0, 0], [1, 1, 1]])
def test_outcomes_need_both_kinds(y: list[int]) -> None:
    """No row and one kind of outcome are told apart from wrong input."""
    with pytest.raises(OneClassError) as caught:
        checked_outcomes(y, len(y))

    assert (caught.value.rows, caught.value.positives) == (len(y), sum(y))


def test_outcomes_are_zeros_and_ones() -> None:
    """A probability is no outcome."""
    with pytest.raises(ValueError, match="0 or 1"):
        checked_outcomes([0.0, 0.5, 1.0], 3)
