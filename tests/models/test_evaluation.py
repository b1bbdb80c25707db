"""Intervals by resampling queries."""

from __future__ import annotations

import numpy as np
import pytest

from models.evaluation import mean_and_interval, paired_bootstrap


def test_interval_is_about_two_standard_errors() -> None:
    """For many queries the percentile interval equals the normal one."""
    values = np.random.default_rng(0).normal(3.0, 2.0, 900)

    found = mean_and_interval(values, rng=np.random.default_rng(1))

    error = values.std() / 30
    assert found.mean == pytest.approx(values.mean())
    assert found.low == pytest.approx(values.mean() - 1.96 * error, abs=0.3 * error)
    assert found.high == pytest.approx(values.mean() + 1.96 * error, abs=0.3 * error)


def test_interval_covers_the_truth_about_as_often_as_promised() -> None:
    """Of a hundred markets some ten miss at 90 %."""
    rng = np.random.default_rng(2)
    draws = [mean_and_interval(rng.exponential(1.0, 80), rng=rng, resamples=300, level=0.9)
             for _ in range(100)]  # fmt: skip

    assert 78 <= sum(draw.low <= 1.0 <= draw.high for draw in draws) <= 98


def test_pairing_removes_what_queries_share() -> None:
    """A small steady gain shows although queries differ much more."""
    rng = np.random.default_rng(3)
    champion = rng.normal(0.6, 0.3, 400)
    challenger = champion + rng.normal(0.01, 0.02, 400)

    gain = paired_bootstrap(challenger, champion, rng=rng)

    assert 0.0 < gain.low < gain.mean < gain.high < 0.02


def test_same_generator_same_interval_and_blocks_do_not_show() -> None:
    """The random source is the caller's; a large sample is drawn in blocks."""
    values = np.random.default_rng(0).normal(size=500_000)

    one, two = (
        mean_and_interval(values, rng=np.random.default_rng(5), resamples=6) for _ in range(2)
    )

    assert one == two
    assert one.low < one.high


def test_no_queries_and_unequal_queries_are_refused() -> None:
    """A mean of nothing and a pairing of different lists mean nothing."""
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="no query"):
        mean_and_interval([], rng=rng)
    with pytest.raises(ValueError, match="expected 2"):
        paired_bootstrap([1.0, 2.0], [1.0], rng=rng)
