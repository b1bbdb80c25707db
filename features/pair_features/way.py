"""The way there: distance, home or away, and how far the person would go."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.geography import distance_km
from features.columnar import Floats
from features.pair_features.pairs import Pairs

AWAY: Final = 3.0
"""Least reach of a workplace outside the home county (0 village, 1 township, 2 county, 3 city,
4 province, 5 beyond)."""


def way_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare places. A workplace that cannot be placed counts as away (reach unknown)."""
    distance = distance_km(
        pairs.of_seeker("latitude"),
        pairs.of_seeker("longitude"),
        pairs.of_vacancy("latitude"),
        pairs.of_vacancy("longitude"),
    )
    far = np.log1p(distance)
    reach = _reach(pairs)
    away = np.where(np.isnan(reach), 1.0, (reach >= AWAY).astype(float))
    care = pairs.of_seeker("has_care_duty")
    return {
        "distance": far,
        "reach": reach,
        "is_away": away,
        "reach_beyond_wish": reach - pairs.of_seeker("furthest"),
        "furthest": pairs.of_seeker("furthest"),
        "care_distance": care * far,
        "care_away": care * away,
        "refuses_away": np.nan_to_num(pairs.of_seeker("refuses_away")) * away,
        "near_distance": np.nan_to_num(pairs.of_seeker("wants_near")) * far,
        "lodging_away": pairs.of_vacancy("lodging") * away,
    }


def _reach(pairs: Pairs) -> Floats:
    """How far the workplace is from home on the administrative ladder; NaN where not placed."""
    home, work = pairs.of_seeker("county_code"), pairs.of_vacancy("county_code")
    # Two places of which only the city is known (a code in 00) need not share a county.
    same_county = (home == work) & (home % 100 > 0)
    same_city = home // 100 == work // 100
    same_province = home // 10_000 == work // 10_000
    same_township = same_county & (
        pairs.of_seeker("township_code") == pairs.of_vacancy("township_code")
    )
    ladder = [same_township, same_county, same_city, same_province]
    reach = np.select(ladder, [1.0, 2.0, 3.0, 4.0], 5.0)
    return np.where(np.isnan(home) | np.isnan(work), np.nan, reach)
