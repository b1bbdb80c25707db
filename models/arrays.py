"""Checks at the door of every learner: shapes, finite numbers, two outcomes."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.errors import OneClassError

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]

LARGEST: Final = 1e30
"""Beyond this a number is taken for a fault: its square must stay finite."""


def checked_matrix(X: ArrayLike, n_columns: int | None = None) -> FloatArray:
    """Return `X` as a float64 matrix, or say what is wrong with it.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features; NaN means "not known".
    n_columns : int, optional
        The width expected.

    Returns
    -------
    ndarray of shape (n, d)
        The same numbers as C-contiguous float64.

    Raises
    ------
    ValueError
        Not a matrix, another width, or an infinite or absurdly large number.

    Examples
    --------
    >>> checked_matrix([[1, None]], 2)
    array([[ 1., nan]])
    """
    matrix = np.ascontiguousarray(X, dtype=np.float64)
    if matrix.ndim != 2:
        raise ValueError(f"X must be a matrix, not of {matrix.ndim} dimensions")
    if n_columns is not None and matrix.shape[1] != n_columns:
        raise ValueError(f"X has {matrix.shape[1]} columns, expected {n_columns}")
    if np.any(np.abs(matrix) > LARGEST):
        raise ValueError("X holds an infinite or absurdly large number; use NaN for not known")
    return matrix


def checked_vector(values: ArrayLike, n_rows: int | None = None) -> FloatArray:
    """Return `values` as a finite float64 vector, or say what is wrong with it.

    Parameters
    ----------
    values : array_like of shape (n,)
        Any finite numbers.
    n_rows : int, optional
        The length expected.

    Returns
    -------
    ndarray of shape (n,)
        The same numbers as float64.

    Raises
    ------
    ValueError
        Not a vector, another length, or a number that is not finite.
    """
    vector = np.ascontiguousarray(values, dtype=np.float64)
    if vector.ndim != 1:
        raise ValueError(f"expected a vector, not {vector.ndim} dimensions")
    if n_rows is not None and vector.size != n_rows:
        raise ValueError(f"expected {n_rows} values, got {vector.size}")
    if not np.isfinite(vector).all():
        raise ValueError("every value must be a finite number")
    return vector


def checked_outcomes(y: ArrayLike, n_rows: int) -> FloatArray:
    """Return `y` as zeros and ones of both kinds.

    Parameters
    ----------
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    n_rows : int
        The length expected.

    Returns
    -------
    ndarray of shape (n,)
        The outcomes as float64.

    Raises
    ------
    ValueError
        Another length, or a value other than 0 and 1.
    OneClassError
        No row, or one kind of outcome alone.
    """
    outcomes = checked_vector(y, n_rows)
    if not np.isin(outcomes, (0.0, 1.0)).all():
        raise ValueError("every outcome must be 0 or 1")
    positives = int(outcomes.sum())
    if positives in {0, n_rows}:
        raise OneClassError(n_rows, positives)
    return outcomes
