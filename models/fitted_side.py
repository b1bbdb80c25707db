"""One fitted side of the market: blended, calibrated, explainable, savable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from models.arrays import FloatArray, checked_matrix
from models.boosting import BoostingModel
from models.calibration import Calibration
from models.errors import PartError
from models.logistic import LogisticModel
from models.logits import to_probability
from models.parts import arrays_from_bytes, arrays_to_bytes
from models.side_report import SideReport

SIDE_PART: Final = "side.json"
LOGISTIC_PART: Final = "logistic.npz"
BOOSTING_PART: Final = "boosting.txt"
PRIOR_PREFIX: Final = "prior-"
"""Before the names of a prior's parts."""


@dataclass(frozen=True, slots=True, eq=False)
class FittedSide:
    """P(outcome) of one side: calibrated blend of boosted trees and logistic regression.

    Parameters
    ----------
    columns : tuple of str
        Names of the columns of `X`, in order.
    weight : float
        Weight of the trees, in [0, 1].
    logistic : LogisticModel
        The logistic twin.
    boosting : BoostingModel or None
        The trees; None where their weight is 0.
    calibration : Calibration
        Applied to the blended log-odds.
    report : SideReport
        What fitting found out.
    prior : FittedSide or None
        What was believed before these rows, on some of the columns; None where it has no share.
    prior_weight : float
        Its share of the log-odds, in [0, 1]; the two learners share the rest.
    """

    columns: tuple[str, ...]
    weight: float
    logistic: LogisticModel
    boosting: BoostingModel | None
    calibration: Calibration
    report: SideReport
    prior: FittedSide | None = None
    prior_weight: float = 0.0

    def logits(self, X: ArrayLike) -> FloatArray:
        """Predict calibrated log-odds.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Log-odds.

        Raises
        ------
        ValueError
            Another width, or an infinite number.
        """
        matrix = checked_matrix(X, len(self.columns))
        logits = self.logistic.logits(matrix)
        if self.boosting is not None:
            logits = blended(self.boosting.logits(matrix), logits, self.weight)
        if self.prior is not None:
            before = self.prior.logits(matrix[:, self.prior_columns])
            logits = blended(before, logits, self.prior_weight)
        return self.calibration.logits(logits)

    @property
    def prior_columns(self) -> list[int]:
        """Where the prior's columns stand among this side's."""
        return [] if self.prior is None else [self.columns.index(c) for c in self.prior.columns]

    def probabilities(self, X: ArrayLike) -> FloatArray:
        """Predict probabilities strictly inside (0, 1).

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Probabilities.

        Raises
        ------
        ValueError
            Another width, or an infinite number.
        """
        return to_probability(self.logits(X))

    def contributions(self, X: ArrayLike) -> FloatArray:
        """Split calibrated log-odds into one term a column and the base.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n, d + 1)
            Terms relative to the average training row; the base is last. A row adds up to its
            log-odds.

        Raises
        ------
        ValueError
            Another width, or an infinite number.
        """
        matrix = checked_matrix(X, len(self.columns))
        terms = self.logistic.contributions(matrix)
        if self.boosting is not None:
            terms = blended(self.boosting.contributions(matrix), terms, self.weight)
        if self.prior is not None:
            before = np.zeros_like(terms)
            theirs = self.prior_columns
            before[:, [*theirs, -1]] = self.prior.contributions(matrix[:, theirs])
            terms = blended(before, terms, self.prior_weight)
        terms = terms / self.calibration.temperature
        terms[:, -1] += self.calibration.bias
        return np.asarray(terms, dtype=np.float64)

    def recalibrated(self, after: Calibration) -> FittedSide:
        """Give the same side with one more calibration on top.

        Parameters
        ----------
        after : Calibration
            Applied to this side's calibrated log-odds.

        Returns
        -------
        FittedSide
            The order of rows is unchanged.
        """
        return replace(self, calibration=self.calibration.then(after))

    def save_parts(self) -> dict[str, bytes]:
        """Give the side as files, the same bytes for the same side.

        Returns
        -------
        dict of str to bytes
            File name to content, for `load_parts`.
        """
        head = {
            "columns": self.columns,
            "weight": self.weight,
            "prior_weight": self.prior_weight,
            "calibration": asdict(self.calibration),
            "report": asdict(self.report),
        }
        text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
        parts = {
            SIDE_PART: f"{text}\n".encode(),
            LOGISTIC_PART: arrays_to_bytes(self.logistic.to_arrays()),
        }
        if self.boosting is not None:
            parts[BOOSTING_PART] = self.boosting.to_text().encode()
        if self.prior is not None:
            before = self.prior.save_parts()
            parts |= {f"{PRIOR_PREFIX}{name}": content for name, content in before.items()}
        return parts


class _Head(BaseModel):
    """What side.json holds."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)

    columns: tuple[str, ...]
    weight: float = Field(ge=0.0, le=1.0)
    prior_weight: float = Field(ge=0.0, le=1.0)
    calibration: Calibration
    report: SideReport


def load_parts(parts: Mapping[str, bytes]) -> FittedSide:
    """Rebuild a side from `FittedSide.save_parts`.

    Verify checksums first: a damaged text of trees can kill the whole process.

    Parameters
    ----------
    parts : mapping of str to bytes
        File name to content; other names are ignored.

    Returns
    -------
    FittedSide
        A side that predicts exactly the same.

    Raises
    ------
    PartError
        A part is missing, unreadable, or does not fit the others.
    """
    head = _head(parts)
    logistic = _logistic(parts)
    trees = None
    if head.weight > 0.0:
        trees = BoostingModel.from_text(_part(parts, BOOSTING_PART).decode())
    widths = {logistic.n_columns} if trees is None else {logistic.n_columns, trees.n_columns}
    if widths != {len(head.columns)}:
        raise PartError(SIDE_PART, "列数与其他零件不一致")
    return FittedSide(
        head.columns,
        head.weight,
        logistic,
        trees,
        head.calibration,
        head.report,
        prior=_prior(parts, head),
        prior_weight=head.prior_weight,
    )


def _prior(parts: Mapping[str, bytes], head: _Head) -> FittedSide | None:
    if head.prior_weight == 0.0:
        return None
    before = load_parts(
        {
            name.removeprefix(PRIOR_PREFIX): content
            for name, content in parts.items()
            if name.startswith(PRIOR_PREFIX)
        }
    )
    if not set(before.columns) <= set(head.columns):
        raise PartError(PRIOR_PREFIX + SIDE_PART, "有所属一侧没有的特征列")
    return before


def blended(trees: FloatArray, linear: FloatArray, weight: float) -> FloatArray:
    """Mix what the trees say with what the logistic twin says.

    Parameters
    ----------
    trees, linear : ndarray
        Log-odds, or terms of log-odds, of the same shape.
    weight : float
        Weight of the trees.

    Returns
    -------
    ndarray
        The weighted mean.
    """
    return np.asarray(weight * trees + (1.0 - weight) * linear, dtype=np.float64)


def _part(parts: Mapping[str, bytes], name: str) -> bytes:
    if name not in parts:
        raise PartError(name, "缺少这个文件")
    return parts[name]


def _head(parts: Mapping[str, bytes]) -> _Head:
    try:
        return _Head.model_validate(json.loads(_part(parts, SIDE_PART)))
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise PartError(SIDE_PART, "内容已损坏") from error


def _logistic(parts: Mapping[str, bytes]) -> LogisticModel:
    arrays = arrays_from_bytes(_part(parts, LOGISTIC_PART), LOGISTIC_PART)
    try:
        return LogisticModel.from_arrays(arrays)
    except KeyError as error:
        raise PartError(LOGISTIC_PART, "内容不完整") from error
