"""The arithmetic of rows by query, against plain loops."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.metrics.queries import (
    list_length,
    ordered_rows,
    query_of_row,
    ranks_within,
    share_of,
    sizes_of_runs,
    sums_before_query,
    sums_by_query,
)

SIZES = st.lists(st.integers(0, 5), min_size=1, max_size=6)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=12))
def test_runs_end_where_a_key_changes(rows: list[tuple[int, int]]) -> None:
    """By two keys, as a plain loop counts them; no row, no run."""
    columns = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    expected: list[int] = []
    for number, row in enumerate(rows):
        if number and row == rows[number - 1]:
            expected[-1] += 1
        else:
            expected.append(1)

    assert sizes_of_runs(*columns).tolist() == expected


@given(SIZES)
def test_rows_are_numbered_within_and_across_queries(sizes: list[int]) -> None:
    """Empty queries included."""
    group = np.array(sizes, dtype=np.int64)

    assert ranks_within(group).tolist() == [rank for size in sizes for rank in range(size)]
    assert query_of_row(group).tolist() == [q for q, size in enumerate(sizes) for _ in range(size)]


@given(SIZES, st.integers(0, 99))
def test_sums_by_query_and_before_it(sizes: list[int], seed: int) -> None:
    """The sums of a query, and of everything above it."""
    values = np.random.default_rng(seed).normal(size=sum(sizes))
    bounds = np.cumsum([0, *sizes])
    group = np.array(sizes, dtype=np.int64)

    np.testing.assert_allclose(
        sums_by_query(values, group),
        [values[a:b].sum() for a, b in pairwise(bounds)],
        atol=1e-12,
    )
    np.testing.assert_allclose(
        sums_before_query(values, group), [values[:a].sum() for a in bounds[:-1]], atol=1e-12
    )


@given(SIZES, st.integers(0, 99))
def test_order_is_stable_within_a_query_and_never_crosses_it(sizes: list[int], seed: int) -> None:
    """Falling scores; equals in the order given."""
    scores = np.random.default_rng(seed).integers(0, 3, sum(sizes)).astype(float)

    _, _, order = ordered_rows(scores, np.zeros(sum(sizes)), sizes)

    queries = query_of_row(np.array(sizes, dtype=np.int64))
    assert order.tolist() == sorted(
        range(len(scores)), key=lambda row: (queries[row], -scores[row], row)
    )


def test_nothing_to_reach_is_zero_and_no_list_is_refused() -> None:
    """Never a division by zero."""
    assert share_of(np.array([0.0, 1.0]), np.array([0.0, 4.0])).tolist() == [0.0, 0.25]
    assert list_length(1) == 1
    with pytest.raises(ValueError, match="1 or more"):
        list_length(0)
