"""Logistic regression on standardised columns: the twin that wins where data are few."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel, ConfigDict, Field

from models.arrays import FloatArray, IntArray, checked_matrix, checked_outcomes, checked_vector


class LogisticConfig(BaseModel):
    """How strongly and how long the logistic twin is fitted.

    Examples
    --------
    >>> LogisticConfig().strength
    0.05
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    strength: float = Field(default=0.05, gt=0.0)
    """C of scikit-learn: smaller shrinks harder toward the base rate."""
    clip: float = Field(default=5.0, gt=0.0)
    """Standardised values are held within +- this many standard deviations."""
    max_iterations: int = Field(default=2_000, gt=0)
    tolerance: float = Field(default=1e-5, gt=0.0)


@dataclass(frozen=True, slots=True, eq=False)
class LogisticModel:
    """A fitted logistic regression that predicts with numpy alone.

    Parameters
    ----------
    mean, scale : ndarray of shape (d,)
        Standardisation learned in training.
    clip : ndarray of shape (1,)
        Bound of a standardised value.
    gaps : ndarray of shape (k,)
        Columns that had a NaN, and not only NaN, in training: each has a missing indicator.
    gap_rate : ndarray of shape (k,)
        Share of NaN in training; indicators are centred on it.
    coefficients : ndarray of shape (d + k,)
        Weights of the columns, then of the indicators.
    intercept : ndarray of shape (1,)
        Log-odds of a row whose every term is at its mean.
    """

    mean: FloatArray
    scale: FloatArray
    clip: FloatArray
    gaps: IntArray
    gap_rate: FloatArray
    coefficients: FloatArray
    intercept: FloatArray

    @property
    def n_columns(self) -> int:
        """Width of `X`."""
        return int(self.mean.size)

    def logits(self, X: ArrayLike) -> FloatArray:
        """Predict log-odds; a row's value does not depend on the rows beside it.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Log-odds.
        """
        terms = _design(self, checked_matrix(X, self.n_columns)) * self.coefficients
        # A matrix product may add in another order for another number of rows; a row sum does not.
        return np.asarray(terms.sum(axis=1) + self.intercept[0], dtype=np.float64)

    def contributions(self, X: ArrayLike) -> FloatArray:
        """Split log-odds into one term a column and the base.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n, d + 1)
            Terms relative to the training mean, the indicator counted with its column;
            the base is last. A row adds up to its log-odds.
        """
        terms = _design(self, checked_matrix(X, self.n_columns)) * self.coefficients
        d = self.n_columns
        parts = np.empty((terms.shape[0], d + 1))
        parts[:, :d] = terms[:, :d]
        parts[:, self.gaps] += terms[:, d:]
        parts[:, d] = self.intercept[0]
        return parts

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give the fitted numbers by name, for saving.

        Returns
        -------
        dict of str to ndarray
            Enough to rebuild the model exactly.
        """
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> LogisticModel:
        """Rebuild a model from `to_arrays`.

        Parameters
        ----------
        arrays : mapping of str to ndarray
            What `to_arrays` gave.

        Returns
        -------
        LogisticModel
            A model that predicts exactly the same.

        Raises
        ------
        KeyError
            A name is missing.
        """
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})


def fit_logistic(
    X: ArrayLike,
    y: ArrayLike,
    config: LogisticConfig,
    *,
    weight: ArrayLike | None = None,
    monotone: tuple[int, ...] | None = None,
) -> LogisticModel:
    """Fit the logistic twin.

    Columns are standardised and held within `config.clip` deviations; NaN becomes the mean, and
    a column that is sometimes NaN gets a missing indicator.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Features, NaN where not known.
    y : array_like of shape (n,)
        Outcomes, 0 or 1.
    config : LogisticConfig
        Strength and limits.
    weight : array_like of shape (n,), optional
        Weight of each row.
    monotone : tuple of int, optional
        Per column 1 (never falls), -1 (never rises) or 0 (free). A column that would go the
        wrong way is left out.

    Returns
    -------
    LogisticModel
        The fitted model.

    Raises
    ------
    OneClassError
        No row, or one kind of outcome alone.

    Examples
    --------
    >>> model = fit_logistic([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1], LogisticConfig())
    >>> bool(model.logits([[3.0]])[0] > model.logits([[0.0]])[0])
    True
    """
    matrix = checked_matrix(X)
    outcomes = checked_outcomes(y, matrix.shape[0])
    rows = None if weight is None else checked_vector(weight, matrix.shape[0])
    blank = _standardised(matrix, config)
    allowed = np.zeros(blank.coefficients.size)
    allowed[: blank.n_columns] = 0 if monotone is None else monotone
    coefficients, intercept = _solve_within(allowed, _design(blank, matrix), outcomes, rows, config)
    return LogisticModel.from_arrays(
        blank.to_arrays() | {"coefficients": coefficients, "intercept": intercept}
    )


def _standardised(X: FloatArray, config: LogisticConfig) -> LogisticModel:
    """Learn everything but the weights, which are left at zero."""
    unknown = np.isnan(X)
    known = np.maximum(X.shape[0] - unknown.sum(axis=0), 1)
    mean = np.where(unknown, 0.0, X).sum(axis=0) / known
    deviation = np.where(unknown, 0.0, X - mean)
    scale = np.sqrt(np.square(deviation).sum(axis=0) / known)
    # What is left of a constant column is rounding; dividing by it would invent a signal.
    scale[scale <= 1e-9 * np.maximum(np.abs(mean), 1e-3)] = 1.0
    rate = unknown.mean(axis=0)
    gaps = np.flatnonzero((rate > 0.0) & (rate < 1.0)).astype(np.int64)
    return LogisticModel(
        mean=mean,
        scale=scale,
        clip=np.array([config.clip]),
        gaps=gaps,
        gap_rate=rate[gaps],
        coefficients=np.zeros(mean.size + gaps.size),
        intercept=np.zeros(1),
    )


def _design(model: LogisticModel, X: FloatArray) -> FloatArray:
    """Standardise, fill gaps with the mean, append the centred missing indicators."""
    z = np.clip((X - model.mean) / model.scale, -model.clip[0], model.clip[0])
    unknown = np.isnan(z)
    z[unknown] = 0.0
    return np.hstack([z, unknown[:, model.gaps] - model.gap_rate])


def _solve_within(
    allowed: FloatArray,
    Z: FloatArray,
    y: FloatArray,
    weight: FloatArray | None,
    config: LogisticConfig,
) -> tuple[FloatArray, FloatArray]:
    """Solve again without the columns of a forbidden sign until none is left."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - serving never needs it
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    # Newton's method ends at the optimum itself, in some six steps: where a method stops that
    # only nears it, hangs on the last bits of its sums, and so on the machine.
    learner = LogisticRegression(
        C=config.strength,
        solver="newton-cholesky",
        tol=config.tolerance,
        max_iter=config.max_iterations,
        warm_start=True,
    )
    while True:
        # More threads add in another order: the last bits would depend on the machine.
        with threadpool_limits(limits=1, user_api="blas"):
            learner.fit(Z, y, sample_weight=weight)
        wrong = learner.coef_[0] * allowed < 0.0
        if not wrong.any():
            coefficients = np.asarray(learner.coef_[0], dtype=np.float64)
            return coefficients, np.asarray(learner.intercept_, dtype=np.float64)
        Z = np.where(wrong, 0.0, Z)
        learner.coef_[:, wrong] = 0.0
