"""Traffic lights: what a figure of drift means for somebody who has to decide."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Light(StrEnum):
    """From nothing to do to train again, in the words of the report."""

    UNKNOWN = "记录太少"
    STABLE = "稳定"
    WATCH = "留意"
    RETRAIN = "请重新训练"


SERIOUSNESS: Final = tuple(Light)
PSI_WATCH, PSI_RETRAIN = 0.10, 0.25
NEAR, FAR = 1.10, 1.25
"""Ratios of expected to actual, or of actual to expected."""
NEW_WATCH, NEW_RETRAIN = 0.03, 0.08
"""New terms beyond what fresh texts of the training market held, as a share of all terms."""


def worst(lights: list[Light]) -> Light:
    """Give the most serious of some lights.

    Examples
    --------
    >>> print(worst([Light.STABLE, Light.WATCH, Light.UNKNOWN]))
    留意
    """
    return max(lights, key=SERIOUSNESS.index, default=Light.UNKNOWN)


def psi_light(psi: float) -> Light:
    """Judge a population stability index.

    Examples
    --------
    >>> [str(psi_light(value)) for value in (0.09, 0.1, 0.26, float("nan"))]
    ['稳定', '留意', '请重新训练', '记录太少']
    """
    if psi != psi:  # noqa: PLR0124 - NaN alone differs from itself
        return Light.UNKNOWN
    if psi < PSI_WATCH:
        return Light.STABLE
    return Light.WATCH if psi <= PSI_RETRAIN else Light.RETRAIN


def ratio_light(ratio: float, low: float, high: float) -> Light:
    """Judge expected over actual with its interval: only what chance does not explain counts.

    Parameters
    ----------
    ratio : float
        The ratio.
    low, high : float
        Its interval.

    Examples
    --------
    >>> str(ratio_light(1.4, 0.9, 2.0)), str(ratio_light(1.2, 1.12, 1.29))
    ('稳定', '留意')
    >>> str(ratio_light(1.4, 1.3, 1.5))
    '请重新训练'
    """
    if low <= 1.0 <= high or 1.0 / NEAR <= ratio <= NEAR:
        return Light.STABLE
    return Light.RETRAIN if low > FAR or high < 1.0 / FAR else Light.WATCH


def new_terms_light(excess: float) -> Light:
    """Judge the share of new terms beyond what training expected of fresh texts.

    Examples
    --------
    >>> [str(new_terms_light(value)) for value in (-0.01, 0.05, 0.2)]
    ['稳定', '留意', '请重新训练']
    """
    if excess < NEW_WATCH:
        return Light.STABLE
    return Light.WATCH if excess <= NEW_RETRAIN else Light.RETRAIN
