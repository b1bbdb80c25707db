"""The figures of one method: each a function of sums over queries, with its interval.

Order is judged within a query, and only in queries whose pairs differ. Where the truth is known
the gain of a pair is its true probability (linear), the reciprocal rank is its expectation, and
recall the share of the expected matches; where outcomes are known these are the usual measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.history import Ints
from matching.evaluation.methods import ATTAINABLE, MODEL
from matching.evaluation.questions import Questions
from models.metrics import (
    area_of_levels,
    bins_of_equal_mass,
    expected_auc,
    expected_recall_by_query,
    expected_reciprocal_rank_by_query,
    ndcg_by_query,
    row_log_loss,
    sums_by_query,
    top_rows,
)
from models.resampling import Estimate, Resamples

CUT: Final = 10
BINS: Final = 15
LEVELS: Final = 256
"""Levels of score in which the AUC is resampled; its value is that of the scores themselves."""

Figures = Mapping[str, Estimate]


def ndcg_of_queries(scores: Floats, questions: Questions) -> Floats:
    """Give the NDCG@10 of each query, NaN where there is nothing to order.

    Parameters
    ----------
    scores : ndarray of float64, shape (n,)
        Higher is better.
    questions : Questions
        The pairs.

    Returns
    -------
    ndarray of float64, shape (n_queries,)
    """
    ndcg = ndcg_by_query(scores, questions.outcome, questions.group, CUT)
    return np.where(questions.can_be_ordered, ndcg, np.nan)


def order_figures(scores: Floats, questions: Questions, drawn: Resamples) -> dict[str, Estimate]:
    """Judge the order: reciprocal rank, recall in queries longer than ten, and AUC.

    Parameters
    ----------
    scores : ndarray of float64, shape (n,)
        Higher is better.
    questions : Questions
        The pairs.
    drawn : Resamples
        Of the queries.

    Returns
    -------
    dict of str to Estimate
        ``mrr``, ``recall`` and ``auc``, as far as they are defined.
    """
    sure, group, counts = questions.outcome, questions.group, questions.can_be_ordered
    weight = questions.weights
    ranks = expected_reciprocal_rank_by_query(scores, sure, group)
    recall = expected_recall_by_query(scores, sure, group, CUT)
    level = bins_of_equal_mass(scores, bins=LEVELS)
    return known(
        mrr=drawn.mean(np.where(counts, ranks, np.nan)),
        recall=drawn.mean(np.where(counts & (group > CUT), recall, np.nan)),
        auc=drawn.estimate(
            area_of_levels,
            sums_by_bin(weight * sure, questions, level, LEVELS),
            sums_by_bin(weight * (1.0 - sure), questions, level, LEVELS),
            value=expected_auc(scores, sure, weight=weight),
            centred=True,
        ),
    )


def ndcg_figures(ndcg: Floats, is_cold: NDArray[np.bool_], drawn: Resamples) -> dict[str, Estimate]:
    """Average NDCG over everybody, over newcomers and over the others.

    Parameters
    ----------
    ndcg : ndarray of float64, shape (n_queries,)
        `ndcg_of_queries`.
    is_cold : ndarray of bool, shape (n_queries,)
        Whether the person had no event before the question.
    drawn : Resamples
        Of the queries.

    Returns
    -------
    dict of str to Estimate
        ``ndcg``, ``ndcg_cold``, ``ndcg_warm`` and ``cold_to_warm``, as far as they are defined.
    """
    cold, warm = np.where(is_cold, ndcg, np.nan), np.where(is_cold, np.nan, ndcg)
    return known(
        ndcg=drawn.mean(ndcg),
        ndcg_cold=drawn.mean(cold),
        ndcg_warm=drawn.mean(warm),
        cold_to_warm=drawn.estimate(_ratio_of_means, *_summed(cold), *_summed(warm)),
    )


def compared_figures(ndcg: Mapping[str, Floats], drawn: Resamples) -> dict[str, Estimate]:
    """Set the model's NDCG beside that of each other method, paired by query.

    Parameters
    ----------
    ndcg : mapping of method to ndarray of float64, shape (n_queries,)
        `ndcg_of_queries` of each method.
    drawn : Resamples
        Of the queries.

    Returns
    -------
    dict of str to Estimate
        ``lift_over_<method>`` for each that one would use instead, and ``ndcg_to_attainable``
        where the ceiling is known.
    """
    model = ndcg[MODEL]
    figures = {
        f"lift_over_{method}": drawn.mean(model - theirs)
        for method, theirs in ndcg.items()
        if method not in {MODEL, ATTAINABLE}
    }
    if ATTAINABLE in ndcg:
        sums = (_summed(ndcg[method])[0] for method in (MODEL, ATTAINABLE))
        figures["ndcg_to_attainable"] = drawn.estimate(np.divide, *sums)
    return known(**figures)


def probability_figures(p: Floats, questions: Questions, drawn: Resamples) -> dict[str, Estimate]:
    """Judge probabilities: calibration, and log-loss beside that of the mean rate alone.

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
    dict of str to Estimate
        ``ece`` over 15 bins of equal mass, ``mean_ratio`` (mean p over rate), ``top_ratio`` (the
        same at the highest 2 %), ``log_loss``, ``log_loss_base`` (the rate alone),
        ``log_loss_gain`` (base less model) and ``log_loss_floor`` (of the truth itself).
    """
    y, group, weight = questions.outcome, questions.group, questions.weights
    chance, happened, rows = (sums_by_query(values * weight, group) for values in (p, y, 1.0))
    top = top_rows(p) * weight
    at_top = [sums_by_query(values * top, group) for values in (p, y)]
    loss = sums_by_query(row_log_loss(p, y) * weight, group)
    floor = sums_by_query(row_log_loss(y, y) * weight, group)
    return known(
        ece=_not_below_zero(
            drawn.estimate(_calibration_error, *binned(p, questions), centred=True)
        ),
        mean_ratio=drawn.estimate(np.divide, chance, happened),
        top_ratio=drawn.estimate(np.divide, *at_top),
        log_loss=drawn.estimate(np.divide, loss, rows),
        log_loss_base=drawn.estimate(_base_loss, happened, rows),
        log_loss_gain=drawn.estimate(_loss_gain, loss, happened, rows),
        log_loss_floor=drawn.estimate(np.divide, floor, rows),
    )


def binned(p: Floats, questions: Questions) -> tuple[Floats, Floats, Floats]:
    """Sum probabilities, outcomes and rows by query and bin of equal mass.

    Parameters
    ----------
    p : ndarray of float64, shape (n,)
        Probabilities.
    questions : Questions
        The pairs.

    Returns
    -------
    chance, happened, rows : ndarray of float64, shape (n_queries, 15)
        Each pair as much as it counts.
    """
    bins = bins_of_equal_mass(p, bins=BINS)
    chance, happened, rows = (
        sums_by_bin(values * questions.weights, questions, bins, BINS)
        for values in (p, questions.outcome, 1.0)
    )
    return chance, happened, rows


def sums_by_bin(values: Floats, questions: Questions, bins: Ints, width: int) -> Floats:
    """Add up values by query and bin.

    Parameters
    ----------
    values : ndarray of float64, shape (n,)
        A value a pair.
    questions : Questions
        The pairs.
    bins : ndarray of int64, shape (n,)
        Bin of each pair, below `width`.
    width : int
        Number of bins.

    Returns
    -------
    ndarray of float64, shape (n_queries, width)
    """
    cells = questions.queries * width + bins
    count = len(questions.group) * width
    sums = np.bincount(cells, weights=values, minlength=count).reshape(-1, width)
    return np.asarray(sums, dtype=np.float64)


def known(**figures: Estimate | None) -> dict[str, Estimate]:
    """Keep the figures that are defined.

    Parameters
    ----------
    **figures : Estimate or None
        By name.

    Returns
    -------
    dict of str to Estimate
    """
    return {name: figure for name, figure in figures.items() if figure is not None}


def _not_below_zero(estimate: Estimate | None) -> Estimate | None:
    return None if estimate is None else replace(estimate, low=max(estimate.low, 0.0))


def _summed(values: Floats) -> tuple[Floats, Floats]:
    """Give what each query adds to a mean: its value, and one for being there."""
    counted = np.isfinite(values)
    return np.where(counted, values, 0.0), counted.astype(float)


def _ratio_of_means(over: Floats, over_n: Floats, under: Floats, under_n: Floats) -> Floats:
    return (over / over_n) / (under / under_n)


def _calibration_error(chance: Floats, happened: Floats, rows: Floats) -> Floats:
    return np.asarray(np.abs(chance - happened).sum(axis=-1) / rows.sum(axis=-1))


def _base_loss(happened: Floats, rows: Floats) -> Floats:
    rate = np.clip(happened / rows, 1e-15, 1.0 - 1e-15)
    return np.asarray(-(rate * np.log(rate) + (1.0 - rate) * np.log1p(-rate)))


def _loss_gain(loss: Floats, happened: Floats, rows: Floats) -> Floats:
    return _base_loss(happened, rows) - loss / rows
