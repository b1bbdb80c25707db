"""Two numbers that make mean probabilities agree with what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray, checked_matrix, checked_vector
from models.logits import CERTAIN, mean_log_loss, to_logit, to_probability

_SLOPE_RIDGE: Final = 10.0
_BIAS_RIDGE: Final = 4.0
_SLOPES: Final = (0.05, 20.0)
_PRICE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """p = sigmoid(logit / temperature + bias); never changes the order of rows.

    Parameters
    ----------
    temperature : float
        Above 0; more than 1 draws probabilities toward one another.
    bias : float
        Added log-odds.

    Examples
    --------
    >>> Calibration(2.0, 0.5).logits([1.0]).tolist()
    [1.0]
    """

    temperature: float
    bias: float

    def logits(self, logits: ArrayLike) -> FloatArray:
        """Calibrate log-odds.

        Parameters
        ----------
        logits : array_like of shape (n,)
            Log-odds of a model.

        Returns
        -------
        ndarray of shape (n,)
            Calibrated log-odds.
        """
        raw = np.asarray(logits, dtype=np.float64)
        return np.asarray(raw / self.temperature + self.bias, dtype=np.float64)

    def probabilities(self, logits: ArrayLike) -> FloatArray:
        """Turn log-odds of a model into calibrated probabilities.

        Parameters
        ----------
        logits : array_like of shape (n,)
            Log-odds of a model.

        Returns
        -------
        ndarray of shape (n,)
            Probabilities strictly inside (0, 1).
        """
        return to_probability(self.logits(logits))

    def then(self, after: Calibration) -> Calibration:
        """Join two calibrations into one.

        Parameters
        ----------
        after : Calibration
            Applied to what this one gives.

        Returns
        -------
        Calibration
            Both in one.

        Examples
        --------
        >>> Calibration(2.0, 1.0).then(Calibration(2.0, 0.5))
        Calibration(temperature=4.0, bias=1.0)
        """
        return Calibration(
            self.temperature * after.temperature, self.bias / after.temperature + after.bias
        )


def identity() -> Calibration:
    """Give the calibration that changes nothing.

    Returns
    -------
    Calibration
        Temperature 1, bias 0.
    """
    return Calibration(1.0, 0.0)


def fit_calibration(
    logits: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None
) -> Calibration:
    """Fit temperature and bias by log-loss, drawn weakly toward (1, 0).

    The pull is worth about ten rows in slope (1 / temperature) and four in bias, so a single
    class or a handful of rows gives a finite and mild answer. The slope stays above 0.

    Parameters
    ----------
    logits : array_like of shape (n,)
        Log-odds of a model on rows that it did not learn from.
    y : array_like of shape (n,)
        Outcomes, 0 or 1, or probabilities of the outcome.
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    Calibration
        The fitted pair; the identity where there is no row.

    Examples
    --------
    >>> fit_calibration([], [])
    Calibration(temperature=1.0, bias=0.0)
    >>> fit_calibration([0.0] * 1000, [1] * 800 + [0] * 200).bias > 1.3
    True
    """
    raw = checked_vector(logits)
    return fit_calibration_beside(raw, np.zeros((raw.size, 0)), y, weight=weight)[0]


def fit_calibration_beside(
    logits: ArrayLike, beside: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None
) -> tuple[Calibration, FloatArray]:
    """Fit temperature and bias, and beside them the effects of columns that serving sets to 0.

    What rows owe to how they came to be asked about would otherwise enter the bias. Each effect
    is drawn toward 0 as weakly as the bias.

    Parameters
    ----------
    logits : array_like of shape (n,)
        Log-odds of a model on rows that it did not learn from.
    beside : array_like of shape (n, k)
        The columns; NaN counts as 0.
    y : array_like of shape (n,)
        Outcomes, 0 or 1, or probabilities of the outcome.
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    calibration : Calibration
        For rows whose columns are 0.
    effects : ndarray of shape (k,)
        Log-odds that a unit of each column adds.

    Examples
    --------
    >>> chosen = np.repeat([[1.0], [0.0]], 2000, axis=0)
    >>> y = np.concatenate([np.repeat([1, 0], [1200, 800]), np.repeat([1, 0], [1000, 1000])])
    >>> fitted, effects = fit_calibration_beside(np.zeros(4000), chosen, y)
    >>> abs(fitted.bias) < 0.01, round(float(effects[0]), 1)
    (True, 0.4)
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - serving never needs it

    raw = checked_vector(logits)
    outcomes = checked_vector(y, raw.size)
    rows = np.ones(raw.size) if weight is None else checked_vector(weight, raw.size)
    design = np.column_stack([raw, np.ones(raw.size), np.nan_to_num(checked_matrix(beside))])
    start = np.zeros(design.shape[1])
    start[0] = 1.0
    ridge = np.full(start.size, _BIAS_RIDGE)
    ridge[0] = _SLOPE_RIDGE

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        z = design @ parameters
        error = rows * (to_probability(z) - outcomes)
        away = parameters - start
        value = float((rows * (np.logaddexp(0.0, z) - outcomes * z)).sum())
        return value + 0.5 * float(ridge @ away**2), design.T @ error + ridge * away

    bounds = [_SLOPES, *[(-CERTAIN, CERTAIN)] * (start.size - 1)]
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    found = np.asarray(best.x, dtype=np.float64)
    return Calibration(1.0 / float(found[0]), float(found[1])), found[2:]


def shift_to_rate(
    logits: ArrayLike, positives: float, total: float, pseudo_count: float
) -> Calibration:
    """Shift log-odds until the mean probability equals the smoothed rate.

    The rate is (positives + pseudo_count * m) / (total + pseudo_count) with m the mean
    probability before the shift: few outcomes move a prior little, none leaves it alone.

    Parameters
    ----------
    logits : array_like of shape (n,)
        Log-odds of a prior model.
    positives, total : float
        Outcomes seen, and rows in which they could have been; 0 <= positives <= total.
    pseudo_count : float
        Rows that the prior is worth, above 0.

    Returns
    -------
    Calibration
        Temperature 1 and the bias; the identity where there is no row.

    Raises
    ------
    ValueError
        Counts out of range.

    Examples
    --------
    >>> shift_to_rate([0.0, 0.0], positives=0, total=30, pseudo_count=10).bias < -1.9
    True
    """
    from scipy.optimize import brentq  # noqa: PLC0415

    if not 0 <= positives <= total or pseudo_count <= 0:
        raise ValueError("need 0 <= positives <= total and a pseudo_count above 0")
    raw = checked_vector(logits)
    if not raw.size or total == 0:
        return identity()
    prior = float(to_probability(raw).mean())
    rate = (positives + pseudo_count * prior) / (total + pseudo_count)
    # Every row's own shift to the rate bounds the common shift; the margin is for rounding.
    low, high = to_logit(rate) - raw.max() - 1e-6, to_logit(rate) - raw.min() + 1e-6
    bias = brentq(lambda b: float(to_probability(raw + b).mean()) - rate, low, high, xtol=1e-12)
    return Calibration(1.0, float(bias))


def needed_calibration(
    logits: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None
) -> Calibration:
    """Fit two numbers where the evidence asks for them, else change nothing.

    They must raise the log-likelihood by more than two nats in all, one for each number
    (Akaike's price). Thresholds on mean p / rate or on calibration error are no guide: on
    500 rows of a perfect model they nearly always ask for a correction, and on 8,000 rows
    they miss a drift that costs log-loss.

    Parameters
    ----------
    logits, y : array_like of shape (n,)
        Log-odds of a model, and outcomes, on later rows than it learned from.
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    Calibration
        The fitted pair or the identity.

    Examples
    --------
    >>> needed_calibration([0.0] * 100, [0, 1] * 50)
    Calibration(temperature=1.0, bias=0.0)
    """
    raw = checked_vector(logits)
    outcomes = checked_vector(y, raw.size)
    if not raw.size:
        return identity()
    rows = np.ones(raw.size) if weight is None else checked_vector(weight, raw.size)
    fitted = fit_calibration(raw, outcomes, weight=rows)
    gain = mean_log_loss(raw, outcomes, rows) - mean_log_loss(fitted.logits(raw), outcomes, rows)
    return fitted if gain * rows.sum() > _PRICE else identity()
