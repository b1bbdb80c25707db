"""Intervals of any figure by resampling whole queries."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap
from threadpoolctl import threadpool_limits

from models.resampling import draw_resamples


def test_interval_of_a_mean_is_that_of_scipy() -> None:
    """The percentile interval of the field's library, up to the luck of the draw."""
    values = np.random.default_rng(0).gamma(2.0, size=400)

    found = draw_resamples(400, rng=np.random.default_rng(1), resamples=4_000).mean(values)
    oracle = bootstrap(
        (values,), np.mean, n_resamples=4_000, method="percentile", rng=np.random.default_rng(2)
    ).confidence_interval

    assert found is not None
    error = values.std() / 20
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(oracle.low, abs=0.15 * error)
    assert found.high == pytest.approx(oracle.high, abs=0.15 * error)


def test_interval_of_a_ratio_resamples_whole_queries() -> None:
    """Over and under are drawn together: a ratio that is the same everywhere has no spread."""
    size = np.arange(1.0, 50.0)
    drawn = draw_resamples(49, rng=np.random.default_rng(0))

    same = drawn.estimate(np.divide, 2.0 * size, size)
    apart = drawn.estimate(np.divide, 2.0 * size[::-1], size)

    assert same is not None
    assert apart is not None
    assert (same.value, same.low, same.high) == pytest.approx((2.0, 2.0, 2.0))
    assert apart.value == pytest.approx(2.0)
    assert apart.low < 1.7
    assert apart.high > 2.3


def test_a_query_of_many_rows_widens_the_interval() -> None:
    """Rows of a query are not independent, and the interval knows."""
    rng = np.random.default_rng(3)
    of_query = rng.normal(size=100)
    rows = np.repeat(of_query, 50)

    by_query = draw_resamples(100, rng=rng).mean(of_query)
    by_row = draw_resamples(5_000, rng=rng).mean(rows)

    assert by_query is not None
    assert by_row is not None
    assert by_query.high - by_query.low > 5 * (by_row.high - by_row.low)


def test_figures_of_several_sums_and_of_a_known_value() -> None:
    """Sums may be vectors; a figure that is known more exactly keeps its value."""
    drawn = draw_resamples(3, rng=np.random.default_rng(0))
    by_bin = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

    found = drawn.estimate(lambda sums: sums.max(axis=-1), by_bin)
    told = drawn.estimate(lambda sums: sums.max(axis=-1), by_bin, value=11.5)

    assert found is not None
    assert told is not None
    assert found.value == 12.0
    assert told.value == 11.5
    assert (found.low, found.high) == (told.low, told.high)


def test_a_figure_that_resampling_drives_up_can_be_centred() -> None:
    """A mean of absolute distances: as it comes the interval lies above the figure itself."""
    noise = np.random.default_rng(2).normal(size=(200, 15))
    drawn = draw_resamples(200, rng=np.random.default_rng(0))

    plain, centred = (
        drawn.estimate(lambda sums: np.abs(sums).sum(axis=-1), noise, centred=centred)
        for centred in (False, True)
    )

    assert plain is not None
    assert centred is not None
    assert plain.value == centred.value
    assert plain.low > 0.9 * plain.value
    assert centred.low < centred.value < centred.high
    assert centred.high - centred.low == pytest.approx(plain.high - plain.low)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40), st.integers(0, 99))
def test_a_mean_lies_between_its_least_and_its_greatest(values: list[float], seed: int) -> None:
    """So do both ends; a query that does not count changes nothing but the draw."""
    known = np.array(values)

    found = draw_resamples(len(values), rng=np.random.default_rng(seed)).mean(known)

    assert found is not None
    assert found.low <= found.high
    assert known.min() - 1e-9 <= found.low
    assert found.high <= known.max() + 1e-9
    assert found.value == pytest.approx(known.mean(), abs=1e-9)


def test_queries_that_do_not_count_are_left_out() -> None:
    """NaN is no value; where none counts there is no mean."""
    drawn = draw_resamples(3, rng=np.random.default_rng(0))

    some = drawn.mean(np.array([1.0, np.nan, 3.0]))

    assert some is not None
    assert some.value == 2.0
    assert drawn.mean(np.full(3, np.nan)) is None


def test_same_seed_same_bytes_whatever_the_threads() -> None:
    """A report must not depend on the machine's cores."""
    values = np.random.default_rng(0).normal(size=(700, 15))
    found = []
    for threads in (1, 2):
        with threadpool_limits(limits=threads):
            drawn = draw_resamples(700, rng=np.random.default_rng(5))
            found.append(drawn.estimate(lambda sums: np.abs(sums).sum(axis=-1), values))

    assert found[0] == found[1]


def test_many_queries_are_drawn_less_often_and_none_is_refused() -> None:
    """The matrix stays small; a mean of nothing means nothing."""
    rng = np.random.default_rng(0)

    assert draw_resamples(80_000, rng=rng).counts.shape == (250, 80_000)
    assert draw_resamples(10, rng=rng).counts.shape == (1_000, 10)
    with pytest.raises(ValueError, match="no query"):
        draw_resamples(0, rng=rng)
