"""Directions that law or common sense demand of each side, all else equal.

One thing in the world may move several columns: a longer way also makes the way of somebody who
cares for children longer. All columns that it moves bear the same direction, so the chance
follows the world and not a column. A column that says two things at once has none: a workplace
in another city is farther and is another life, and an old advertisement is stale or hard to fill.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Direction = Literal[-1, 1]

FARTHER: Final[Mapping[str, Direction]] = {
    "distance": -1,
    "care_distance": -1,
    "near_distance": -1,
}
"""Kilometres, within the same rung of places: nobody is helped by a longer way."""

OF_APPLYING: Final[Mapping[str, Direction]] = {
    **FARTHER,
    "reach_beyond_wish": -1,
    "refuses_away": -1,
    "refused_title": -1,
    "refused_text": -1,
    "refused_family": -1,
    "work_level": 1,
    "night_shift": -1,
    "refuses_night": -1,
    "unwilling_night": -1,
    "two_shift": -1,
    "care_night": -1,
    "pay_middle": 1,
    "pay_low": 1,
    "pay_over_expected": 1,
    "floor_over_expected": 1,
}
"""What the person refuses never draws her, and more pay for the same work never repels."""

OF_ACCEPTING: Final[Mapping[str, Direction]] = {
    **FARTHER,
    "age_over": -1,
    "age_under": -1,
    "max_age": 1,
    "education_gap": -1,
    "weak_heavy": -1,
}
"""Who misses what the employer asks for by more is never likelier to be hired for it.

Pay has no direction here: an employer may well take fewer where the pay draws many.
"""
