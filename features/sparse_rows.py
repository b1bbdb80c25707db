"""Row products of sparse matrices, pair by pair."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray


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
    if _is_one_row(left_rows):
        return _products_of_runs(left, right, left_rows, right_rows)
    if len(np.unique(right_rows)) < len(np.unique(left_rows)):
        left, right = right, left
        left_rows, right_rows = right_rows, left_rows
    # A log stands in the order of its days, where a row hardly ever follows itself.
    order = np.argsort(left_rows, kind="stable")
    out = np.empty(len(order), dtype=np.float32)
    out[order] = _products_of_runs(left, right, left_rows[order], right_rows[order])
    return out


def _is_one_row(rows: NDArray[np.intp]) -> bool:
    return not len(rows) or bool(np.all(rows == rows[0]))


def _products_of_runs(
    left: sp.csr_matrix,
    right: sp.csr_matrix,
    left_rows: NDArray[np.intp],
    right_rows: NDArray[np.intp],
) -> NDArray[np.float32]:
    """Form one product for each run of a row on the left."""
    out = np.empty(len(left_rows), dtype=np.float32)
    dense = np.zeros(left.shape[1], dtype=np.float32)
    for start, stop in pairwise(_run_bounds(left_rows)):
        row = left_rows[start]
        columns = left.indices[left.indptr[row] : left.indptr[row + 1]]
        dense[columns] = left.data[left.indptr[row] : left.indptr[row + 1]]
        out[start:stop] = right[right_rows[start:stop]] @ dense
        dense[columns] = 0.0
    return out


def _run_bounds(rows: NDArray[np.intp]) -> NDArray[np.intp]:
    changes = np.flatnonzero(np.diff(rows)) + 1
    ends = [len(rows)] if len(rows) else []
    return np.concatenate(([0], changes, ends)).astype(np.intp)
