"""The configuration of one side of the market."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, PositiveInt

from models.boosting import BoostingConfig
from models.logistic import LogisticConfig


class SideConfig(BaseModel):
    """Both learners of a side and how they are validated, blended and calibrated.

    Examples
    --------
    >>> SideConfig().validation_share
    0.2
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    logistic: LogisticConfig = LogisticConfig()
    boosting: BoostingConfig = BoostingConfig()
    validation_share: float = Field(default=0.2, gt=0.0, lt=1.0)
    """Share of rows, the latest ones, on which learners are judged."""
    min_rows_for_boosting: PositiveInt = 1_000
    """Fewest early rows for which trees are tried at all."""
    min_positives_for_boosting: PositiveInt = 50
    """Fewest early rows of each kind of outcome for which trees are tried at all."""
    min_validation_rows: PositiveInt = 100
    min_validation_positives: PositiveInt = 10
    """Fewest late rows of each kind of outcome that can judge anything."""
    blend_steps: PositiveInt = 10
    """The weight of the trees is one of 0, 1/steps, ..., 1."""
    monotone: dict[str, Literal[-1, 1]] = Field(default_factory=dict)
    """Columns along which the probability never falls (1) or never rises (-1)."""
    asking: tuple[str, ...] = ()
    """Columns that say how a row came to be asked about; they are 0 in serving."""


def apply_config() -> SideConfig:
    """Give the configuration for P(apply | viewed): many rows.

    Returns
    -------
    SideConfig
        The defaults.
    """
    return SideConfig()


def accept_config() -> SideConfig:
    """Give the configuration for P(accept | applied): a tenth of the rows, so smaller steps.

    Returns
    -------
    SideConfig
        Smaller trees and a slower pace.

    Examples
    --------
    >>> accept_config().boosting.leaves
    7
    """
    return SideConfig(boosting=BoostingConfig(learning_rate=0.03, leaves=7))
