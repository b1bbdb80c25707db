"""Ridge regression over sparse rows, against the dense closed form."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Ridge
from threadpoolctl import threadpool_limits

from features.ridge import solve_ridge, solve_sparse_ridge


def rows_of(seed: int, n: int, width: int) -> tuple[sp.csr_matrix, np.ndarray[tuple[int, int]]]:
    """Draw sparse rows and three targets of each."""
    rng = np.random.default_rng(seed)
    dense = rng.normal(size=(n, width)) * (rng.random((n, width)) < 0.4)
    return sp.csr_matrix(dense), rng.normal(size=(n, 3))


@given(st.integers(0, 99), st.integers(1, 12), st.sampled_from([0.1, 3.0]))
def test_weights_are_those_of_scikit_learn(seed: int, n: int, penalty: float) -> None:
    """With more rows than columns and with fewer."""
    rows, targets = rows_of(seed, n, 7)

    dense = Ridge(alpha=penalty, fit_intercept=False, solver="cholesky")
    expected = dense.fit(rows.toarray(), targets).coef_.T
    for solve in (solve_ridge, solve_sparse_ridge):
        weights = solve(rows.T @ rows, rows.T @ targets, penalty)
        np.testing.assert_allclose(weights, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("threads", [1, 2])
def test_threads_leave_every_bit_alone(threads: int) -> None:
    """Sums of one thread, whatever the caller allows, and the arguments as they were."""
    rows, targets = rows_of(0, 400, 300)
    products, sums = (rows.T @ rows).tocsr(), rows.T @ targets
    before = products.toarray(), sums.copy()
    for solve in (solve_ridge, solve_sparse_ridge):
        with threadpool_limits(limits=1):
            expected = solve(products, sums, 0.5)

        with threadpool_limits(limits=threads):
            weights = solve(products, sums, 0.5)

        assert weights.tobytes() == expected.tobytes()
    assert np.array_equal(products.toarray(), before[0])
    assert np.array_equal(sums, before[1])
