"""Ridge regression over sparse rows: the linear system that every learned likeness ends in."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse.linalg import splu
from threadpoolctl import threadpool_limits

from features.columnar import Floats


def solve_ridge(products: sp.csr_matrix, sums: Floats, penalty: float) -> Floats:
    """Solve (G'G + penalty I) W = G'Y.

    Parameters
    ----------
    products : csr_matrix of float64, shape (n_grams, n_grams)
        G'G.
    sums : ndarray of float64, shape (n_grams, n_targets)
        G'Y.
    penalty : float
        Greater than 0, or the system may have no one solution.

    Returns
    -------
    ndarray of float64, shape (n_grams, n_targets)
        W, the same bits however many cores there are.

    Examples
    --------
    >>> solve_ridge(sp.csr_matrix(np.eye(2)), np.array([[8.0], [16.0]]), 3.0).tolist()
    [[2.0], [4.0]]
    """
    # A gram that no row holds has no weight, and takes no part.
    held = np.flatnonzero(products.diagonal())
    # In the order of LAPACK it is factored where it lies; the penalty rules out what
    # `scipy.linalg.solve` would spend as long again to warn of.
    system = products[held][:, held].toarray(order="F")
    system[np.diag_indices_from(system)] += penalty
    weights: Floats = np.zeros(sums.shape)
    # One BLAS thread: with two, sums change order and the bytes of the artifact with them.
    with threadpool_limits(limits=1):
        factor = cho_factor(system, overwrite_a=True, check_finite=False)
        weights[held] = cho_solve(factor, sums[held], check_finite=False)
    return weights


def solve_sparse_ridge(products: sp.csr_matrix, sums: Floats, penalty: float) -> Floats:
    """Solve the same system where few pairs of grams stand in any row together.

    Parameters
    ----------
    products, sums, penalty
        As in `solve_ridge`.

    Returns
    -------
    ndarray of float64, shape (n_grams, n_targets)
        W, the same to rounding as that of `solve_ridge`.

    Examples
    --------
    >>> solve_sparse_ridge(sp.csr_matrix(np.eye(2)), np.array([[8.0], [16.0]]), 3.0).tolist()
    [[2.0], [4.0]]
    """
    system = (products + penalty * sp.eye_array(products.shape[0])).tocsc()
    # Symmetric and positive definite: ordered by its own graph, no pivoting is called for.
    with threadpool_limits(limits=1):
        factor = splu(
            system,
            permc_spec="MMD_AT_PLUS_A",
            diag_pivot_thresh=0.0,
            options={"SymmetricMode": True},
        )
        weights: Floats = factor.solve(sums)
    return weights
