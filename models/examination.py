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
WORTH: Final = 4.0
"""Expected hits at a place that weigh as much as the usual curve there."""
ROUNDS: Final = 3
"""Rounds of weighting and fitting; a fourth moves no weight by a hundredth."""


def usual_examination(places: ArrayLike) -> FloatArray:
    """Give the usual share of people who look at a place, 1 / (1 + 0.3 (r - 1)).

    Parameters
    ----------
    places : array_like of shape (n,)
        Places on lists, from 1.

    Returns
    -------
    ndarray of shape (n,)
        Shares in (0, 1].

    Examples
    --------
    >>> usual_examination([1, 2, 11]).round(2).tolist()
    [1.0, 0.77, 0.25]
    """
    return np.asarray(1.0 / (1.0 + FALL * (checked_vector(places) - 1.0)), dtype=np.float64)


def fit_examination(shown: ArrayLike, hits: ArrayLike, *, first_is_one: bool = True) -> FloatArray:
    """Estimate examination by place from rows whose place was left to chance.

    Chance makes the pairs of all places alike, so that hits a row fall with examination alone.
    Each place is drawn to the usual curve as far as its hits are few, and the curve never rises.

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
    usual = usual_examination(np.arange(1, rows.size + 1))
    if not found.sum():
        return usual
    level = found.sum() / (rows * usual).sum()
    expected = rows * usual * level
    raw = usual * (WORTH + found) / (WORTH + expected)
    falling = IsotonicRegression(increasing=False).fit_transform(
        np.arange(rows.size), raw, sample_weight=WORTH + expected
    )
    curve = falling / falling[0] if first_is_one else np.minimum(falling * level, 1.0)
    return np.asarray(curve, dtype=np.float64)


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
