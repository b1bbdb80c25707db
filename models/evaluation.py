"""Intervals around a mean over queries, by resampling whole queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, checked_vector

_CELLS_AT_ONCE: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the interval in which it would fall if other queries had been drawn.

    Parameters
    ----------
    mean : float
        Mean over queries.
    low, high : float
        Ends of the interval.
    """

    mean: float
    low: float
    high: float


def mean_and_interval(
    values: ArrayLike,
    *,
    rng: np.random.Generator,
    resamples: int = 2_000,
    level: float = 0.95,
) -> Interval:
    """Give the mean over queries and its percentile bootstrap interval.

    Parameters
    ----------
    values : array_like of shape (q,)
        One value a query.
    rng : numpy.random.Generator
        Source of the resamples.
    resamples : int
        Number of resamples.
    level : float
        Share of resamples inside the interval.

    Returns
    -------
    Interval
        Mean and ends.

    Raises
    ------
    ValueError
        No query, or a value that is not finite.

    Examples
    --------
    >>> mean_and_interval([0.5, 0.5], rng=np.random.default_rng(0))
    Interval(mean=0.5, low=0.5, high=0.5)
    """
    judged = checked_vector(values)
    if not judged.size:
        raise ValueError("there is no query to judge")
    means = _resampled_means(judged, rng, resamples)
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(means, [tail, 1.0 - tail])
    return Interval(float(judged.mean()), float(low), float(high))


def paired_bootstrap(
    challenger: ArrayLike,
    champion: ArrayLike,
    *,
    rng: np.random.Generator,
    resamples: int = 2_000,
    level: float = 0.95,
) -> Interval:
    """Give the mean gain of one method over another on the same queries, with its interval.

    Parameters
    ----------
    challenger, champion : array_like of shape (q,)
        One value a query of each method, queries in the same order.
    rng : numpy.random.Generator
        Source of the resamples.
    resamples : int
        Number of resamples.
    level : float
        Share of resamples inside the interval.

    Returns
    -------
    Interval
        Above 0 where the challenger is better.

    Raises
    ------
    ValueError
        Different numbers of queries, none, or a value that is not finite.

    Examples
    --------
    >>> paired_bootstrap([0.75, 0.5], [0.5, 0.25], rng=np.random.default_rng(0))
    Interval(mean=0.25, low=0.25, high=0.25)
    """
    new = checked_vector(challenger)
    gain = new - checked_vector(champion, new.size)
    return mean_and_interval(gain, rng=rng, resamples=resamples, level=level)


def _resampled_means(values: FloatArray, rng: np.random.Generator, resamples: int) -> FloatArray:
    """Draw queries with replacement, in blocks so that memory stays bounded."""
    block = max(1, _CELLS_AT_ONCE // values.size)
    means = [
        values[rng.integers(values.size, size=(min(block, resamples - done), values.size))].mean(
            axis=1
        )
        for done in range(0, resamples, block)
    ]
    return np.concatenate(means)
