"""The person against what the post asks: age, schooling, health, hours, experience."""

from __future__ import annotations

from typing import Final

import numpy as np

from features.columnar import Floats
from features.pair_features.pairs import Pairs

DAYS_A_YEAR: Final = 365.2425


def person_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare the person with the employer's wishes. All of these are wishes, never filters."""
    return _age(pairs) | _ability(pairs) | _hours(pairs) | _post(pairs)


def _age(pairs: Pairs) -> dict[str, Floats]:
    age = (pairs.days - pairs.of_seeker("birth_day")) / DAYS_A_YEAR
    return {
        "age": age,
        "age_over": np.maximum(age - pairs.of_vacancy("max_age"), 0.0),
        "age_under": np.maximum(pairs.of_vacancy("min_age") - age, 0.0),
        "max_age": pairs.of_vacancy("max_age"),
    }


def _ability(pairs: Pairs) -> dict[str, Floats]:
    health = pairs.of_seeker("health")
    weak = np.maximum(np.nan_to_num(pairs.of_seeker("weak_body")), np.nan_to_num(2 - health) / 2)
    heavy = np.nan_to_num(pairs.of_vacancy("heavy_work"))
    years = pairs.of_seeker("experience_years")
    return {
        "education": pairs.of_seeker("education"),
        "education_gap": np.maximum(
            pairs.of_vacancy("min_education") - pairs.of_seeker("education"), 0.0
        ),
        "health": health,
        "weak_body": weak,
        "heavy_work": heavy,
        "weak_heavy": weak * heavy,
        "experience_years": years,
        "experience_required": pairs.of_vacancy("experience_required"),
        "beginners_welcome": pairs.of_vacancy("beginners_welcome"),
    }


def _hours(pairs: Pairs) -> dict[str, Floats]:
    night = pairs.of_vacancy("night_shift")
    at_night = np.nan_to_num(night)
    care = np.maximum(
        np.nan_to_num(pairs.of_seeker("has_care_duty")),
        np.nan_to_num(pairs.of_seeker("cares_for_children")),
    )
    return {
        "night_shift": night,
        "refuses_night": np.nan_to_num(pairs.of_seeker("refuses_night")) * at_night,
        "unwilling_night": (1 - pairs.of_seeker("accepts_night")) * at_night,
        "two_shift": pairs.of_vacancy("two_shift"),
        "has_care_duty": pairs.of_seeker("has_care_duty"),
        "care_flexible": care * np.nan_to_num(pairs.of_vacancy("flexible_hours")),
        "care_night": care * at_night,
        "flexible_hours": pairs.of_vacancy("flexible_hours"),
    }


def _post(pairs: Pairs) -> dict[str, Floats]:
    """Give the post's own terms."""
    return {
        "lodging": pairs.of_vacancy("lodging"),
        "meals": pairs.of_vacancy("meals"),
        "insurance": pairs.of_vacancy("insurance"),
        "couple_room": pairs.of_vacancy("couple_room"),
        "is_workshop": pairs.of_vacancy("is_workshop"),
        "is_public_welfare": pairs.of_vacancy("is_public_welfare"),
        "headcount": np.log1p(np.maximum(pairs.of_vacancy("headcount"), 0.0)),
        "days_since_posted": np.maximum(pairs.days - pairs.of_vacancy("published_day"), 0.0),
    }
