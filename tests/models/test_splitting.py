"""Whole days, latest last."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.splitting import late_rows, spans_of_days


@given(st.lists(st.integers(0, 12), min_size=1, max_size=60), st.floats(0.05, 0.95))
def test_cut_is_between_days_and_the_nearest_possible(days: list[int], share: float) -> None:
    """No day is on both sides, and no other cut comes nearer to the share."""
    period = np.array(days)

    late = late_rows(period, share)

    cuts = [(period >= day).sum() for day in sorted(set(days))[1:]]
    if not cuts:
        assert not late.any()
        return
    assert period[late].min() > period[~late].max()
    assert abs(late.sum() - share * len(days)) == min(abs(cut - share * len(days)) for cut in cuts)


def test_later_cut_wins_a_tie() -> None:
    """Of two cuts equally near, the one that leaves more to learn from."""
    assert late_rows([1, 2, 3, 4], 0.375).tolist() == [False, False, False, True]


def test_no_rows_give_no_late_rows() -> None:
    """An empty table is split into nothing."""
    assert late_rows([], 0.2).shape == (0,)


@given(st.lists(st.integers(0, 12), max_size=60), st.integers(1, 6))
def test_spans_part_the_rows_by_whole_days_in_order(days: list[int], n: int) -> None:
    """Every row is in one span, no day is in two, and spans follow one another."""
    period = np.array(days, dtype=np.int64)
    spans = spans_of_days(period, n)
    assert len(spans) <= n
    assert np.sum(spans, axis=0).tolist() == ([1] * len(days) if days else 0)
    ends = [(period[span].min(), period[span].max()) for span in spans]
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_spans_of_single_days_are_even() -> None:
    """Twenty days of a row each, four spans of five."""
    assert [int(span.sum()) for span in spans_of_days(range(20), 4)] == [5, 5, 5, 5]
