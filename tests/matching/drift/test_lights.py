"""Lights turn where they say, and the worst one speaks for all."""

from __future__ import annotations

import math

import pytest

from matching.drift.lights import Light, new_terms_light, psi_light, ratio_light, worst


@pytest.mark.parametrize(
    ("value", "light"),
    [
        (0.0, Light.STABLE),
        (0.0999, Light.STABLE),
        (0.10, Light.WATCH),
        (0.25, Light.WATCH),
        (0.2501, Light.RETRAIN),
        (math.nan, Light.UNKNOWN),
    ],
)
def test_psi_turns_at_its_thresholds(value: float, light: Light) -> None:
    """Below .1, to .25, beyond."""
    assert psi_light(value) is light


@pytest.mark.parametrize(
    ("ratio", "low", "high", "light"),
    [
        (1.0, 0.9, 1.1, Light.STABLE),
        (3.0, 0.9, 30.0, Light.STABLE),
        (1.09, 1.05, 1.13, Light.STABLE),
        (0.92, 0.9, 0.95, Light.STABLE),
        (1.3, 1.1, 1.5, Light.WATCH),
        (0.75, 0.6, 0.9, Light.WATCH),
        (1.5, 1.26, 1.8, Light.RETRAIN),
        (0.6, 0.5, 0.79, Light.RETRAIN),
        (math.inf, 4.0, math.inf, Light.RETRAIN),
    ],
)
def test_a_ratio_counts_only_beyond_chance(
    ratio: float, low: float, high: float, light: Light
) -> None:
    """Near one, or with one in its interval, nothing is to do."""
    assert ratio_light(ratio, low, high) is light


def test_new_terms_turn_at_their_thresholds() -> None:
    """Beyond what was expected of fresh texts."""
    assert [new_terms_light(value) for value in (0.0, 0.03, 0.09)] == [
        Light.STABLE,
        Light.WATCH,
        Light.RETRAIN,
    ]


def test_the_worst_light_speaks() -> None:
    """Nothing known is the least of all."""
    assert worst([Light.UNKNOWN, Light.STABLE]) is Light.STABLE
    assert worst(list(Light)) is Light.RETRAIN
    assert worst([]) is Light.UNKNOWN
