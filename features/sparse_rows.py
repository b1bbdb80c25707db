"""Row products of sparse matrices, pair by pair."""

from __future__ import annotations

from typing import Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

DENSE: Final = 1 << 20
"""Numbers of dense rows laid side by side, so that they stay near the processor."""


def pair_products(
    left: sp.csr_matrix,
    right: sp.csr_matrix,
    left_rows: NDArray[np.intp],
    right_rows: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Multiply row `left_rows[i]` of `left` with row `right_rows[i]` of `right`.

    Parameters
    ----------
    left, right : csr_matrix with the same number of columns and sorted indices
        For instance TF-IDF vectors of people and of vacancies.
    left_rows, right_rows : ndarray of intp, shape (n_pairs,)
        Pairs of rows, in any order. One product is formed for each row of a side, of that side
        which has fewer of them.

    Returns
    -------
    ndarray of float32, shape (n_pairs,)
        Inner products. Sums run over columns in order, so a pair has the same bits
        whichever side forms the runs and whatever else is asked for.

    Examples
    --------
    >>> a = sp.csr_matrix(np.array([[1.0, 2.0], [0.0, 3.0]], dtype=np.float32))
    >>> pair_products(a, a, np.array([0, 0]), np.array([0, 1])).tolist()
    [5.0, 6.0]
    """
    if not len(left_rows):
        return np.zeros(0, dtype=np.float32)
    if np.all(left_rows == left_rows[0]):
        return _products_with_row(left, int(left_rows[0]), right[right_rows])
    if len(np.unique(right_rows)) < len(np.unique(left_rows)):
        left, right = right, left
        left_rows, right_rows = right_rows, left_rows
    # A log stands in the order of its days, where a row hardly ever follows itself.
    order = np.argsort(left_rows, kind="stable")
    out = np.empty(len(order), dtype=np.float32)
    out[order] = _products_of_runs(left, right, left_rows[order], right_rows[order])
    return out


def _products_with_row(left: sp.csr_matrix, row: int, right: sp.csr_matrix) -> NDArray[np.float32]:
    """Multiply one row of `left` with every row of `right`: a request, where each step counts."""
    dense = np.zeros(left.shape[1], dtype=np.float32)
    own = slice(left.indptr[row], left.indptr[row + 1])
    dense[left.indices[own]] = left.data[own]
    products: NDArray[np.float32] = right @ dense
    return products


def _products_of_runs(
    left: sp.csr_matrix,
    right: sp.csr_matrix,
    left_rows: NDArray[np.intp],
    right_rows: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Form the products of pairs sorted by their row on the left, many such rows at a time."""
    out = np.empty(len(left_rows), dtype=np.float32)
    rows, sizes = np.unique(left_rows, return_counts=True)
    ends = np.cumsum(sizes)
    step = max(DENSE // max(left.shape[1], 1), 1)
    for first in range(0, len(rows), step):
        some = slice(first, first + step)
        pairs = slice(ends[first] - sizes[first], ends[some][-1])
        out[pairs] = _side_by_side(left[rows[some]], right[right_rows[pairs]], sizes[some])
    return out


def _side_by_side(
    left: sp.csr_matrix, right: sp.csr_matrix, sizes: NDArray[np.intp]
) -> NDArray[np.float32]:
    """Multiply row i of `left` with the next `sizes[i]` rows of `right`, all in one product.

    The rows of `left` stand one behind the other in one dense vector; each row of `right` is
    moved to where its partner begins.
    """
    moved = np.repeat(np.arange(len(sizes)) * left.shape[1], sizes)
    columns = right.indices + np.repeat(moved, np.diff(right.indptr))
    shape = right.shape[0], left.shape[0] * left.shape[1]
    wide = sp.csr_matrix((right.data, columns, right.indptr), shape=shape)
    products: NDArray[np.float32] = wide @ left.toarray().ravel()
    return products
