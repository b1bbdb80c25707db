"""Row products of sparse matrices."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from features.sparse_rows import pair_products


def random_rows(n: int, width: int, density: float, rng: np.random.Generator) -> sp.csr_matrix:
    """Draw a sparse matrix."""
    dense = rng.random((n, width)) * (rng.random((n, width)) < density)
    return sp.csr_matrix(dense.astype(np.float32))


@given(st.integers(0, 2**32 - 1), st.integers(0, 40))
def test_products_equal_the_dense_ones(seed: int, n_pairs: int) -> None:
    """Any pairs, in any order, give the inner products of the dense rows."""
    rng = np.random.default_rng(seed)
    left = random_rows(7, 11, 0.4, rng)
    right = random_rows(5, 11, 0.4, rng)
    rows = rng.integers(0, 7, n_pairs), rng.integers(0, 5, n_pairs)

    products = pair_products(left, right, *rows)

    expected = (left.toarray()[rows[0]] * right.toarray()[rows[1]]).sum(axis=1)
    np.testing.assert_allclose(products, expected, rtol=1e-5, atol=1e-6)


@given(st.integers(0, 2**32 - 1))
def test_a_pair_has_the_same_bits_alone_and_in_a_crowd(seed: int) -> None:
    """Neither the other pairs, nor their order, nor the side that forms runs moves a bit."""
    rng = np.random.default_rng(seed)
    left = random_rows(6, 200, 0.3, rng)
    right = random_rows(9, 200, 0.3, rng)
    seekers, vacancies = np.repeat(np.arange(6), 9), np.tile(np.arange(9), 6)

    together = pair_products(left, right, seekers, vacancies)

    order = np.argsort(vacancies, kind="stable")
    by_vacancy = pair_products(left, right, seekers[order], vacancies[order])
    assert by_vacancy.tobytes() == together[order].tobytes()
    mixed = rng.permutation(len(seekers))
    strewn = pair_products(left, right, seekers[mixed], vacancies[mixed])
    assert strewn.tobytes() == together[mixed].tobytes()
    for i in (0, 17, 53):
        alone = pair_products(left, right, seekers[i : i + 1], vacancies[i : i + 1])
        assert alone.tobytes() == together[i : i + 1].tobytes()
