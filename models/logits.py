"""Between log-odds and probabilities, never reaching 0 or 1."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from models.arrays import FloatArray

CERTAIN: Final = 30.0
"""Log-odds beyond which a probability is held: 1 - 1e-13 is as sure as this product gets."""


def to_probability(logits: ArrayLike) -> FloatArray:
    """Turn log-odds into probabilities strictly inside (0, 1).

    Parameters
    ----------
    logits : array_like
        Log-odds of any shape.

    Returns
    -------
    ndarray
        Probabilities of the same shape.

    Examples
    --------
    >>> to_probability([0.0, -1000.0]).tolist()
    [0.5, 9.357622968839299e-14]
    """
    held = np.clip(np.asarray(logits, dtype=np.float64), -CERTAIN, CERTAIN)
    return np.asarray(1.0 / (1.0 + np.exp(-held)), dtype=np.float64)


def to_logit(p: float) -> float:
    """Turn one probability inside (0, 1) into log-odds.

    Parameters
    ----------
    p : float
        Probability, 0 and 1 excluded.

    Returns
    -------
    float
        Its log-odds.

    Examples
    --------
    >>> to_logit(0.5)
    0.0
    """
    return float(np.log(p) - np.log1p(-p))


def mean_log_loss(logits: FloatArray, y: FloatArray, weight: FloatArray | None = None) -> float:
    """Give the mean log-loss of log-odds without passing through probabilities.

    Parameters
    ----------
    logits, y : ndarray of shape (n,)
        Log-odds, and outcomes or probabilities of the outcome in [0, 1].
    weight : ndarray of shape (n,), optional
        Weight of each row; equal if left out.

    Returns
    -------
    float
        Mean log-loss in nats.

    Examples
    --------
    >>> round(mean_log_loss(np.zeros(2), np.array([0.0, 1.0])), 6)
    0.693147
    """
    return float(np.average(np.logaddexp(0.0, logits) - y * logits, weights=weight))
