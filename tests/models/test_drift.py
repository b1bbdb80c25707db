"""The stability index against its formula, its laws, and intervals against their definition."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy, poisson

from models.drift import (
    BinnedColumns,
    bin_columns,
    bin_counts,
    psi,
    quantile_edges,
    ratio_interval,
)

COUNTS = st.lists(st.integers(0, 500), min_size=1, max_size=12)
PAIRS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=12)
VALUES = st.lists(
    st.one_of(st.floats(-50, 50), st.sampled_from([0.0, 1.0, math.nan])), min_size=1, max_size=80
)


@given(st.lists(st.tuples(st.integers(50, 500), st.integers(50, 500)), min_size=1, max_size=12))
def test_psi_is_both_relative_entropies(pairs: list[tuple[int, int]]) -> None:
    """With no bin nearly empty it is Jeffreys' divergence, as scipy computes it."""
    before, after = np.array(pairs).T

    divergence = entropy(before, after) + entropy(after, before)

    assert psi(before, after) == pytest.approx(divergence, abs=1e-9)


def test_psi_by_hand() -> None:
    """(0.5 - 0.25) ln 2 + (0.5 - 0.75) ln (2/3), worked out apart."""
    by_hand = 0.25 * math.log(2.0) - 0.25 * math.log(2.0 / 3.0)

    assert psi([1, 3], [2, 2]) == pytest.approx(by_hand)


@given(PAIRS)
def test_psi_is_never_negative_and_symmetric(pairs: list[tuple[int, int]]) -> None:
    """Whatever the histograms, empty bins too; NaN exactly where one holds nothing."""
    before, after = np.array(pairs).T

    value = psi(before, after)

    if not before.sum() or not after.sum():
        assert math.isnan(value)
    else:
        assert value >= 0.0
        assert value == pytest.approx(psi(after, before), abs=1e-12)


@given(COUNTS.filter(any), st.integers(1, 20))
def test_psi_is_zero_for_equal_shares(counts: list[int], times: int) -> None:
    """The same histogram, or one of several times the rows."""
    assert psi(counts, counts) == 0.0
    assert psi(counts, [times * count for count in counts]) == pytest.approx(0.0, abs=1e-12)


def test_histograms_that_do_not_fit_are_refused() -> None:
    """Another number of bins, or a count below 0."""
    for before, after in (([1, 2], [1]), ([1, -1], [1, 1])):
        with pytest.raises(ValueError, match=r"expected|counts"):
            psi(before, after)


@given(VALUES, st.integers(2, 10))
def test_every_value_falls_into_one_bin(values: list[float], bins: int) -> None:
    """Counted again one by one; what is not known has a bin of its own."""
    edges = quantile_edges(values, bins)
    counts = bin_counts(values, edges)

    known = [value for value in values if not math.isnan(value)]
    bounds = [-math.inf, *edges.tolist(), math.inf]
    by_hand = [sum(low < value <= high for value in known) for low, high in pairwise(bounds)]
    assert (np.diff(edges) > 0).all()
    assert len(edges) <= bins - 1
    assert counts.tolist() == [*by_hand, len(values) - len(known)]
    assert all(by_hand) or not known


def test_distinct_values_are_cut_into_equal_bins() -> None:
    """A thousand numbers in ten bins of a hundred."""
    values = np.random.default_rng(0).permutation(1_000)

    assert bin_counts(values, quantile_edges(values)).tolist() == [100] * 10 + [0]


def test_a_moved_column_is_seen_and_the_others_are_not() -> None:
    """One of three moves by a standard deviation; one more goes missing half of the time."""
    rng = np.random.default_rng(1)
    table = bin_columns({name: rng.normal(size=4_000) for name in ("still", "moved", "gone")})
    new = {name: rng.normal(size=1_000) for name in ("still", "moved", "gone", "unheard")}
    new["moved"] += 1.0
    new["gone"][::2] = np.nan

    found = table.psi(new)

    assert set(found) == {"still", "moved", "gone"}
    assert found["still"] < 0.05
    assert min(found["moved"], found["gone"]) > 0.25


@given(st.dictionaries(st.sampled_from("abc"), st.just(0), max_size=3), st.integers(0, 30))
def test_histograms_survive_their_arrays(names: dict[str, int], n_rows: int) -> None:
    """Also of no column, and of no row."""
    rng = np.random.default_rng(n_rows)
    columns = {name: rng.integers(0, 5, n_rows).astype(float) for name in names}
    table = bin_columns(columns)

    again = BinnedColumns.from_arrays(table.to_arrays())

    assert again.n_rows == (n_rows if names else 0)
    assert list(again.edges) == list(names)
    for name in names:
        assert again.edges[name].tolist() == table.edges[name].tolist()
        assert again.counts[name].tolist() == table.counts[name].tolist()


@given(st.floats(0.1, 300), st.integers(0, 300))
def test_the_interval_is_that_of_a_poisson_count(expected: float, happened: int) -> None:
    """At each end, so few or so many would have come with a chance of one in forty."""
    low, high = ratio_interval(expected, happened)

    assert 0.0 < low < high
    assert poisson.cdf(happened, expected / low) == pytest.approx(0.025, abs=1e-6)
    if happened:
        assert poisson.sf(happened - 1, expected / high) == pytest.approx(0.025, abs=1e-6)
    else:
        assert high == math.inf


def test_the_interval_covers_the_truth_as_often_as_it_says() -> None:
    """Counted exactly over all outcomes of a mean of 30."""
    covered = Fraction(0)
    for happened in range(120):
        low, high = ratio_interval(30.0, happened)
        if low <= 1.0 <= high:
            covered += Fraction(float(poisson.pmf(happened, 30.0)))

    assert 0.95 <= float(covered) < 0.98
