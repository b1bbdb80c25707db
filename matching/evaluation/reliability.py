"""The reliability curve: what was promised and what came of it, in bins of equal mass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from features.columnar import Floats
from matching.evaluation.measures import binned
from matching.evaluation.questions import Questions
from models.resampling import Estimate, Resamples


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs of about equal probability.

    Parameters
    ----------
    rows : int
        Number of pairs, each as much as it counts.
    mean_p : float
        Mean probability.
    rate : Estimate
        Share that came off, or mean true probability; with its interval over queries, or from
        the lowest to the highest of several markets.
    """

    rows: int
    mean_p: float
    rate: Estimate


def reliability_bins(
    p: Floats, questions: Questions, drawn: Resamples
) -> tuple[ReliabilityBin, ...]:
    """Compare probability and rate in at most 15 bins of equal mass.

    Parameters
    ----------
    p : ndarray of float64, shape (n,)
        Probabilities.
    questions : Questions
        The pairs.
    drawn : Resamples
        Of the queries.

    Returns
    -------
    tuple of ReliabilityBin
        By rising probability, none empty.
    """
    chance, happened, rows = binned(p, questions)
    found = []
    for bin_ in np.flatnonzero(rows.sum(axis=0) > 0.0):
        rate = drawn.estimate(np.divide, happened[:, bin_], rows[:, bin_])
        if rate is not None:
            count = rows[:, bin_].sum()
            found.append(ReliabilityBin(int(count), float(chance[:, bin_].sum() / count), rate))
    return tuple(found)


def joined(markets: Sequence[Sequence[ReliabilityBin]]) -> tuple[ReliabilityBin, ...]:
    """Put the bins of several markets together, the lowest with the lowest.

    Parameters
    ----------
    markets : sequence of sequence of ReliabilityBin
        Bins of each market; markets that lack a bin do not count in it.

    Returns
    -------
    tuple of ReliabilityBin
        Means weighted by pairs; the interval of a rate goes from the market where least came
        of what was promised to the one where most did.
    """
    if len(markets) == 1:
        return tuple(markets[0])
    longest = max((len(bins) for bins in markets), default=0)
    return tuple(
        _together([bins[number] for bins in markets if number < len(bins)])
        for number in range(longest)
    )


def _together(bins: Sequence[ReliabilityBin]) -> ReliabilityBin:
    rows = np.array([each.rows for each in bins])
    rates = np.array([each.rate.value for each in bins])
    chances = np.array([each.mean_p for each in bins])
    mean_p = float(np.average(chances, weights=rows))
    # A market's bin may lie a little higher or lower: what counts is the rate for its promise.
    kept = mean_p * rates / np.maximum(chances, np.finfo(float).tiny)
    rate = float(np.average(rates, weights=rows))
    low, high = min(float(kept.min()), rate), max(float(kept.max()), rate)
    return ReliabilityBin(int(rows.sum()), mean_p, Estimate(rate, low, high))
