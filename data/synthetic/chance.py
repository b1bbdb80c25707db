"""Vectorised draws that numpy does not have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def draw_categories(rng: np.random.Generator, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Draw one category a row.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    weights : ndarray of float64, (n, k)
        Rows of weights, not negative, none all zero.

    Returns
    -------
    ndarray of int64, (n,)
        Category of each row, never one of weight zero.

    Examples
    --------
    >>> draw_categories(np.random.default_rng(0), np.array([[0.0, 1.0], [2.0, 0.0]])).tolist()
    [1, 0]
    """
    edges = np.cumsum(weights, axis=1)
    marks = rng.random((len(weights), 1)) * edges[:, -1:]
    # Rounding may put a mark on the last edge.
    drawn: NDArray[np.int64] = np.minimum((edges <= marks).sum(axis=1), weights.shape[1] - 1)
    return drawn


def logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn log odds into probabilities.

    Parameters
    ----------
    x : ndarray of float64
        Log odds.

    Returns
    -------
    ndarray of float64
        In (0, 1), same shape.

    Examples
    --------
    >>> logistic(np.array([0.0])).tolist()
    [0.5]
    """
    return 1 / (1 + np.exp(-x))
