"""Intervals for any figure that is a function of sums over queries, by resampling whole queries.

A resample draws as many queries as there are, with replacement; how often each was drawn is one
row of a matrix, so that all resampled sums are one product of matrices. The same resamples
serve every figure, which makes differences between methods and between groups paired ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from threadpoolctl import ThreadpoolController

from models.arrays import FloatArray

RESAMPLES: Final = 1_000
LEVEL: Final = 0.95
_CELLS: Final = 20_000_000
_FEWEST: Final = 200

OfSums = Callable[..., FloatArray]
"""Maps arrays of sums, of shape (..., width) or (...,), to figures of shape (...,)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the interval in which it would fall if other queries had been drawn.

    Parameters
    ----------
    value : float
        On all queries.
    low, high : float
        Ends of the 95 % percentile interval.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Resamples:
    """How often each query was drawn in each resample.

    Parameters
    ----------
    counts : ndarray of shape (resamples, q)
        Each row adds up to q.

    Examples
    --------
    >>> drawn = draw_resamples(2, rng=np.random.default_rng(0))
    >>> drawn.estimate(np.divide, np.array([1.0, 3.0]), np.array([1.0, 3.0]))
    Estimate(value=1.0, low=1.0, high=1.0)
    """

    counts: FloatArray

    def estimate(
        self,
        figure: OfSums,
        *values: FloatArray,
        value: float | None = None,
        centred: bool = False,
    ) -> Estimate | None:
        """Give a figure and its interval.

        Parameters
        ----------
        figure : callable
            Takes one array of sums for each of `values`.
        *values : ndarray of shape (q,) or (q, width)
            What each query adds to the sums.
        value : float, optional
            The figure on all queries where it is known more exactly than from the sums.
        centred : bool
            Whether the interval is moved so that the resamples' median is the value: for a
            figure that resampling itself drives up, such as a mean of absolute distances.

        Returns
        -------
        Estimate or None
            None where the figure is not defined on all queries, or in no resample.
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            if value is None:
                value = float(figure(*(each.sum(axis=0) for each in values)))
            drawn = np.asarray(figure(*(self._sums(each) for each in values)))
        defined = drawn[np.isfinite(drawn)]
        if not (np.isfinite(value) and defined.size):
            return None
        tail = (1.0 - LEVEL) / 2.0
        if centred:
            defined += value - np.median(defined)
        low, high = np.quantile(defined, [tail, 1.0 - tail])
        return Estimate(value, float(low), float(high))

    def mean(self, values: FloatArray) -> Estimate | None:
        """Give the mean over queries and its interval.

        Parameters
        ----------
        values : ndarray of shape (q,)
            One value a query; a query with NaN does not count.

        Returns
        -------
        Estimate or None
            None where no query counts.
        """
        counted = np.isfinite(values)
        return self.estimate(np.divide, np.where(counted, values, 0.0), counted.astype(float))

    def _sums(self, values: FloatArray) -> FloatArray:
        # One thread: the order of additions, and so the last digit, depends on their number.
        with _threads().limit(limits=1, user_api="blas"):
            return np.asarray(self.counts @ values, dtype=np.float64)


def draw_resamples(
    n_queries: int, *, rng: np.random.Generator, resamples: int = RESAMPLES
) -> Resamples:
    """Draw queries with replacement, again and again.

    Parameters
    ----------
    n_queries : int
        Number of queries, at least 1.
    rng : numpy.random.Generator
        Source of the draws.
    resamples : int
        Number of resamples; fewer, but never below 200, where the matrix would grow beyond
        some 160 MB.

    Returns
    -------
    Resamples
        The draws.

    Raises
    ------
    ValueError
        There is no query.

    Examples
    --------
    >>> draw_resamples(3, rng=np.random.default_rng(0), resamples=4).counts.sum(axis=1).tolist()
    [3.0, 3.0, 3.0, 3.0]
    """
    if n_queries < 1:
        raise ValueError("there is no query to judge")
    rows = min(resamples, max(_FEWEST, _CELLS // n_queries))
    counts = np.empty((rows, n_queries))
    for row in counts:
        row[:] = np.bincount(rng.integers(n_queries, size=n_queries), minlength=n_queries)
    return Resamples(counts)


@cache
def _threads() -> ThreadpoolController:
    """Find the libraries that run threads, once: it takes as long as several products."""
    return ThreadpoolController()
