"""Comparing two models on rows that neither has seen; one person counts once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from features.history import Ints
from matching.challenging.views import GradedViews
from models.evaluation import Interval, paired_bootstrap
from models.lambdarank import JUDGED_AT, grade_gains
from models.metrics import expected_calibration_error, mean_p_ratio, ndcg_by_query

Floats = NDArray[np.float64]

RATIO_LIMIT: Final = 0.15
"""How far the mean promise may lie from the rate, as a share of the rate."""
ECE_LIMIT: Final = 0.02
CHANCE_DRAWS: Final = 100
"""Draws from a model's own promises that show what chance alone does to a figure."""
CHANCE_LEVEL: Final = 0.95
_SUREST: Final = 1e-15


@dataclass(frozen=True, slots=True)
class CalibrationCheck:
    """How a model's promises agree with what happened.

    Parameters
    ----------
    ratio : float
        Mean promise over rate.
    ece : float
        Calibration error over bins of equal mass.
    is_calibrated : bool
        Whether both keep their limits, or leave them by no more than chance would make a
        perfectly calibrated model leave them in 95 of 100 cases.
    """

    ratio: float
    ece: float
    is_calibrated: bool


def check_calibration(p: Floats, y: Floats, rng: np.random.Generator) -> CalibrationCheck:
    """Check promises against outcomes.

    Few rows miss a limit by chance alone: the error of a perfect model over fifteen bins of
    sixty rows is .04. So each limit is widened by what the promises themselves, were they
    true, would show.

    Parameters
    ----------
    p : ndarray of float64, shape (n,)
        Promises, in (0, 1).
    y : ndarray of float64, shape (n,)
        Outcomes, 0 or 1; at least one of them 1.
    rng : numpy.random.Generator
        Source of the draws.

    Returns
    -------
    CalibrationCheck
    """
    draws = [(rng.random(p.size) < p).astype(np.float64) for _ in range(CHANCE_DRAWS)]
    ece = expected_calibration_error(p, y)
    by_chance = float(
        np.quantile([expected_calibration_error(p, draw) for draw in draws], CHANCE_LEVEL)
    )
    missed = abs(float(p.sum() - y.sum()))
    slack = float(np.quantile([abs(p.sum() - draw.sum()) for draw in draws], CHANCE_LEVEL))
    return CalibrationCheck(
        ratio=mean_p_ratio(p, y),
        ece=ece,
        is_calibrated=missed <= RATIO_LIMIT * y.sum() + slack and ece <= ECE_LIMIT + by_chance,
    )


def means_by_person(values: Floats, people: Ints) -> Floats:
    """Average the values of each person.

    Examples
    --------
    >>> means_by_person(np.array([1.0, 0.0, 3.0]), np.array([7, 7, 2])).tolist()
    [3.0, 0.5]
    """
    _, where = np.unique(people, return_inverse=True)
    means: Floats = np.bincount(where, weights=values) / np.bincount(where)
    return means


def order_by_person(scores: ArrayLike, views: GradedViews) -> Floats:
    """Give each person's mean NDCG@10 over the lists in which there was anything to gain.

    Parameters
    ----------
    scores : array_like of shape (n,)
        Higher first.
    views : GradedViews
        The n views.

    Returns
    -------
    ndarray of shape (n_people,)
        Only people with such a list, in the order of their rows.
    """
    if not views.grades.any():
        return np.zeros(0)
    ndcg = ndcg_by_query(scores, grade_gains(views.grades), views.group, JUDGED_AT)
    has_gain = np.add.reduceat(views.grades, views.list_starts) > 0
    return means_by_person(ndcg[has_gain], views.labels.seeker_rows[views.list_starts][has_gain])


def log_losses(p: Floats, y: Floats) -> Floats:
    """Negative log-likelihood of each row in nats.

    Examples
    --------
    >>> log_losses(np.array([0.5]), np.array([1.0])).round(3).tolist()
    [0.693]
    """
    held = np.clip(p, _SUREST, 1.0 - _SUREST)
    losses: Floats = -(y * np.log(held) + (1.0 - y) * np.log1p(-held))
    return losses


def order_lead(
    challenger: ArrayLike, champion: ArrayLike, views: GradedViews, rng: np.random.Generator
) -> Interval:
    """By how much the challenger's order is better (NDCG@10), paired over people."""
    return paired_bootstrap(
        order_by_person(challenger, views), order_by_person(champion, views), rng=rng
    )


def log_loss_lead(
    challenger: Floats, champion: Floats, y: Floats, people: Ints, rng: np.random.Generator
) -> Interval:
    """How many nats less the challenger loses on a row, paired over people."""
    return paired_bootstrap(
        -means_by_person(log_losses(challenger, y), people),
        -means_by_person(log_losses(champion, y), people),
        rng=rng,
    )
