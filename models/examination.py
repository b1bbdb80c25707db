"""Who looked, where only what was shown is known: examination by place on the list.

A pair at place r of a list is applied for with probability e_r * p: somebody looks at the place
with e_r, and applies, having looked, with p. A place that was not applied for was perhaps not
looked at. Weights say how probable it is that it was, so that p is learned and not e_r * p.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, checked_matrix, checked_outcomes, checked_vector
from models.logistic import LogisticConfig, fit_logistic
from models.logits import to_probability

FALL: Final = 0.3
"""Usual loss of attention a place: the curve that the use of lists is reckoned with."""
STEEPEST: Final = 3.0
WORTH_OF_USUAL: Final = 10.0
"""Hits in all that weigh as much, for the steepness of the curve, as the usual one."""
WORTH_OF_CURVE: Final = 20.0
"""Hits at one place that weigh as much as the smooth curve there."""
ROUNDS: Final = 2
"""Rounds of fitting and weighting; of 121,000 shown pairs a third moves none by a hundredth."""


def smooth_examination(places: ArrayLike, fall: float = FALL) -> FloatArray:
    """Give the share of people who look at a place, 1 / (1 + fall (r - 1)).

    Parameters
    ----------
    places : array_like of shape (n,)
        Places on lists, from 1.
    fall : float
        Loss of attention a place, 0 or more; the usual one if left out.

    Returns
    -------
    ndarray of shape (n,)
        Shares in (0, 1].

    Examples
    --------
    >>> smooth_examination([1, 2, 11]).round(2).tolist()
    [1.0, 0.77, 0.25]
    """
    return np.asarray(1.0 / (1.0 + fall * (checked_vector(places) - 1.0)), dtype=np.float64)


def fit_examination(shown: ArrayLike, hits: ArrayLike, *, first_is_one: bool = True) -> FloatArray:
    """Estimate examination by place from rows whose place was left to chance.

    Chance makes the pairs of all places alike, so that hits a row fall with examination alone.
    Where hits are few the smooth curve speaks: its steepness drawn to the usual one, each place
    drawn to it. The result never rises.

    Parameters
    ----------
    shown, hits : array_like of shape (n,)
        Rows at place 1 to n, and how many of them were hit: applied for, or looked at.
    first_is_one : bool
        Hits are a share of looks that nobody knows (applications): place 1 counts as always
        looked at. Else hits are looks, and the curve is their share.

    Returns
    -------
    ndarray of shape (n,)
        Shares in (0, 1], never rising; the usual curve where nothing was hit.

    Raises
    ------
    ValueError
        Counts below 0, more hits than rows, or no place.

    Examples
    --------
    >>> fit_examination([1000, 1000, 1000], [600, 300, 300], first_is_one=False).round(2).tolist()
    [0.6, 0.3, 0.3]
    >>> fit_examination([0, 0], [0, 0]).round(2).tolist()
    [1.0, 0.77]
    """
    from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415 - serving never needs it

    rows = checked_vector(shown)
    found = checked_vector(hits, rows.size)
    if not rows.size or (found < 0).any() or (found > rows).any():
        raise ValueError("need places, and from 0 to `shown` hits at each")
    smooth = _smooth_curve(rows, found)
    if not found.sum():
        return smooth
    level = found.sum() / (rows * smooth).sum()
    expected = WORTH_OF_CURVE + rows * smooth * level
    raw = smooth * (WORTH_OF_CURVE + found) / expected
    falling = IsotonicRegression(increasing=False).fit_transform(
        np.arange(rows.size), raw, sample_weight=expected
    )
    curve = falling / falling[0] if first_is_one else np.minimum(falling * level, 1.0)
    return np.asarray(curve, dtype=np.float64)


def _smooth_curve(rows: FloatArray, hits: FloatArray) -> FloatArray:
    """Fit the steepness by the likelihood of where hits fell; without hits, the usual one."""
    from scipy.optimize import minimize_scalar  # noqa: PLC0415

    places = np.arange(1, rows.size + 1)
    usual = rows * smooth_examination(places)
    seen = hits + WORTH_OF_USUAL * usual / max(float(usual.sum()), 1.0)

    def surprise(fall: float) -> float:
        curve = smooth_examination(places, fall)
        return float(seen.sum() * np.log((rows * curve).sum()) - (seen * np.log(curve)).sum())

    if not hits.sum():
        return smooth_examination(places)
    best = minimize_scalar(surprise, bounds=(0.0, STEEPEST), method="bounded")
    return smooth_examination(places, float(best.x))


def looked_share(p: ArrayLike, y: ArrayLike, examination: ArrayLike) -> FloatArray:
    """Give the probability that somebody looked, knowing what came of it.

    Parameters
    ----------
    p : array_like of shape (n,)
        P(yes, having looked), in (0, 1).
    y : array_like of shape (n,)
        1 for yes, which nobody says without looking; else 0.
    examination : array_like of shape (n,)
        P(looked), in (0, 1].

    Returns
    -------
    ndarray of shape (n,)
        1 for a yes; e (1 - p) / (1 - e p) for silence.

    Examples
    --------
    >>> looked_share([0.5, 0.5, 0.5], [1, 0, 0], [0.5, 0.5, 1.0]).round(3).tolist()
    [1.0, 0.333, 1.0]
    """
    chance = checked_vector(p)
    outcomes = checked_vector(y, chance.size)
    looked = checked_vector(examination, chance.size)
    silent = looked * (1.0 - chance) / (1.0 - looked * chance)
    return np.where(outcomes > 0.0, 1.0, silent)


def look_weights(
    X: ArrayLike, y: ArrayLike, examination: ArrayLike, config: LogisticConfig
) -> FloatArray:
    """Weigh shown rows so that learning from them is learning from looks.

    Expectation and maximisation in turn: the logistic twin says how probable a yes was, had
    somebody looked; from that follows how probable it is that the silent rows were looked at.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    examination : array_like of shape (n,)
        P(looked), in (0, 1]; 1 where the look itself is known.
    config : LogisticConfig
        Of the twin.

    Returns
    -------
    ndarray of shape (n,)
        Weights in (0, 1]; exactly 1 for every yes and every known look.

    Raises
    ------
    OneClassError
        No row, or one kind of outcome alone.
    ValueError
        An examination outside (0, 1].
    """
    matrix = checked_matrix(X)
    outcomes = checked_outcomes(y, matrix.shape[0])
    looked = checked_vector(examination, matrix.shape[0])
    if looked.min() <= 0.0 or looked.max() > 1.0:
        raise ValueError("examination lies in (0, 1]")
    if looked.min() == 1.0:
        return np.ones(outcomes.size)
    rate = float(outcomes.sum() / (outcomes + (1.0 - outcomes) * looked).sum())
    weight = looked_share(np.full(outcomes.size, min(rate, 0.5)), outcomes, looked)
    for _ in range(ROUNDS):
        twin = fit_logistic(matrix, outcomes, config, weight=weight)
        weight = looked_share(to_probability(twin.logits(matrix)), outcomes, looked)
    return weight
