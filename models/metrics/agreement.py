"""How well probabilities agree with what happened.

Outcomes `y` may be 0 or 1, or true probabilities where they are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import BoolArray, FloatArray, IntArray, checked_vector

BINS: Final = 15
_SUREST: Final = 1e-15


@dataclass(frozen=True, slots=True, eq=False)
class ReliabilityTable:
    """Rows sorted by probability and cut into bins of about equal size.

    Parameters
    ----------
    rows : ndarray of shape (b,)
        Rows in each bin, none empty.
    mean_p, rate : ndarray of shape (b,)
        Mean probability and share with the outcome.
    """

    rows: IntArray
    mean_p: FloatArray
    rate: FloatArray


def log_loss(p: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None) -> float:
    """Give the mean negative log-likelihood in nats.

    Parameters
    ----------
    p : array_like of shape (n,)
        Probabilities; 0 and 1 are held 1e-15 away.
    y : array_like of shape (n,)
        Outcomes in [0, 1].
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    float
        Mean log-loss.

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> round(log_loss([0.5, 0.5], [0, 1]), 6)
    0.693147
    """
    loss = row_log_loss(p, y)
    rows = None if weight is None else checked_vector(weight, loss.size)
    return float(np.average(loss, weights=rows))


def reliability_table(
    p: ArrayLike, y: ArrayLike, *, bins: int = BINS, weight: ArrayLike | None = None
) -> ReliabilityTable:
    """Compare mean probability and rate in bins of about equal numbers of rows.

    Equal probabilities share a bin, so the order of rows does not matter.

    Parameters
    ----------
    p, y : array_like of shape (n,)
        Probabilities and outcomes in [0, 1].
    bins : int
        Largest number of bins.
    weight : array_like of shape (n,), optional
        Weight of each row within its bin, above 0.

    Returns
    -------
    ReliabilityTable
        Bins by rising probability.

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> reliability_table([0.1, 0.1, 0.9], [0, 0, 1], bins=2).rate.tolist()
    [0.0, 1.0]
    """
    chance, outcomes = _pairs(p, y)
    bin_of = bins_of_equal_mass(chance, bins=bins)
    rows = np.bincount(bin_of, minlength=bins)
    used = rows > 0
    each = np.ones(chance.size) if weight is None else checked_vector(weight, chance.size)
    mass = np.bincount(bin_of, weights=each, minlength=bins)[used]
    mean_p = np.bincount(bin_of, weights=each * chance, minlength=bins)[used] / mass
    rate = np.bincount(bin_of, weights=each * outcomes, minlength=bins)[used] / mass
    return ReliabilityTable(rows[used].astype(np.int64), mean_p, rate)


def bins_of_equal_mass(p: ArrayLike, *, bins: int = BINS) -> IntArray:
    """Cut rows sorted by probability into bins of about equal numbers of rows.

    Parameters
    ----------
    p : array_like of shape (n,)
        Probabilities, or any scores; equal ones share a bin.
    bins : int
        Largest number of bins.

    Returns
    -------
    ndarray of shape (n,)
        Bin of each row, from 0 for the lowest; ties can leave a bin empty.

    Raises
    ------
    ValueError
        No row, or a value that is not finite.

    Examples
    --------
    >>> bins_of_equal_mass([0.9, 0.1, 0.2, 0.8], bins=2).tolist()
    [1, 0, 0, 1]
    """
    chance = checked_vector(p)
    if not chance.size:
        raise ValueError("there is no row to judge")
    last_of_bin = np.maximum(np.arange(1, bins) * chance.size // bins - 1, 0)
    found = np.searchsorted(np.sort(chance)[last_of_bin], chance, side="left")
    return np.asarray(found, dtype=np.int64)


def row_log_loss(p: ArrayLike, y: ArrayLike) -> FloatArray:
    """Give the negative log-likelihood of each row in nats, expected where `y` is a probability.

    Parameters
    ----------
    p : array_like of shape (n,)
        Probabilities; 0 and 1 are held 1e-15 away.
    y : array_like of shape (n,)
        Outcomes in [0, 1].

    Returns
    -------
    ndarray of shape (n,)
        Losses, 0 or more.

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> row_log_loss([0.5, 1.0], [1.0, 1.0]).round(6).tolist()
    [0.693147, 0.0]
    """
    chance, outcomes = _pairs(p, y)
    held = np.clip(chance, _SUREST, 1.0 - _SUREST)
    return np.asarray(
        -(outcomes * np.log(held) + (1.0 - outcomes) * np.log1p(-held)), dtype=np.float64
    )


def expected_calibration_error(
    p: ArrayLike, y: ArrayLike, *, bins: int = BINS, weight: ArrayLike | None = None
) -> float:
    """Give the mean distance of probability and rate over bins of equal mass.

    Parameters
    ----------
    p, y : array_like of shape (n,)
        Probabilities and outcomes in [0, 1].
    bins : int
        Largest number of bins.
    weight : array_like of shape (n,), optional
        Weight of each row within its bin, above 0.

    Returns
    -------
    float
        Value in [0, 1].

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> expected_calibration_error([0.25] * 4, [0, 0, 0, 1])
    0.0
    """
    table = reliability_table(p, y, bins=bins, weight=weight)
    return float(np.average(np.abs(table.mean_p - table.rate), weights=table.rows))


def mean_p_ratio(p: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None) -> float:
    """Give mean probability over rate: above 1 promises too much.

    Parameters
    ----------
    p, y : array_like of shape (n,)
        Probabilities and outcomes in [0, 1].
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    float
        The ratio; NaN where nothing happened.

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> mean_p_ratio([0.5, 0.5], [1, 0])
    1.0
    """
    chance, outcomes = _pairs(p, y)
    rows = None if weight is None else checked_vector(weight, chance.size)
    rate = float(np.average(outcomes, weights=rows))
    return float(np.average(chance, weights=rows)) / rate if rate > 0.0 else float("nan")


def top_p_ratio(p: ArrayLike, y: ArrayLike, *, share: float = 0.02) -> float:
    """Give `mean_p_ratio` among the rows with the highest probabilities.

    An allocation picks from the top, so the top must promise no more than it keeps.

    Parameters
    ----------
    p, y : array_like of shape (n,)
        Probabilities and outcomes in [0, 1].
    share : float
        Share of rows counted as the top; at least one row, and ties at the edge belong to it.

    Returns
    -------
    float
        The ratio; NaN where nothing happened at the top.

    Raises
    ------
    ValueError
        A value outside [0, 1], different lengths, or no row.

    Examples
    --------
    >>> top_p_ratio([0.1, 0.1, 0.1, 0.5], [0, 0, 0, 1], share=0.25)
    0.5
    """
    chance, outcomes = _pairs(p, y)
    top = top_rows(chance, share=share)
    return mean_p_ratio(chance[top], outcomes[top])


def top_rows(p: ArrayLike, *, share: float = 0.02) -> BoolArray:
    """Mark the rows with the highest probabilities.

    Parameters
    ----------
    p : array_like of shape (n,)
        Probabilities, at least one.
    share : float
        Share of rows; at least one row, and ties at the edge belong to it.

    Returns
    -------
    ndarray of bool, shape (n,)
        True at the top.

    Examples
    --------
    >>> top_rows([0.1, 0.5, 0.5, 0.2], share=0.25).tolist()
    [False, True, True, False]
    """
    chance = checked_vector(p)
    rows = max(1, round(share * chance.size))
    return np.asarray(chance >= np.sort(chance)[-rows], dtype=np.bool_)


def _pairs(p: ArrayLike, y: ArrayLike) -> tuple[FloatArray, FloatArray]:
    chance = checked_vector(p)
    outcomes = checked_vector(y, chance.size)
    if not chance.size:
        raise ValueError("there is no row to judge")
    for values in (chance, outcomes):
        if values.min() < 0.0 or values.max() > 1.0:
            raise ValueError("probabilities and outcomes lie in [0, 1]")
    return chance, outcomes
