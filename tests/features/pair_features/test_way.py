"""Distance, reach, home and away."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.geography import distance_km
from features.pair_features.way import way_columns
from tests.features.builders import Fields, ask, make_seeker, make_vacancy

HOME: dict[str, Fields] = {"county": "紫金县", "township": "紫城镇"}


def way(person: dict[str, Fields], **post: Fields) -> dict[str, float]:
    """Compare one home with one workplace."""
    pairs = ask([make_seeker(**person)], [make_vacancy(**post)])
    return {name: float(column[0]) for name, column in way_columns(pairs).items()}


@pytest.mark.parametrize(
    ("workplace", "reach", "is_away"),
    [
        ("紫金县紫城镇", 1, 0),
        ("紫金县", 2, 0),
        ("龙川县", 3, 1),
        ("河源市", 3, 1),
        ("深圳市宝安区", 4, 1),
        ("东莞市", 4, 1),
        ("浙江省杭州市", 5, 1),
    ],
)
def test_the_ladder_from_township_to_province(workplace: str, reach: int, is_away: int) -> None:
    """Each step further out is one more; away begins outside the home county."""
    found = way(HOME, workplace=workplace)

    assert (found["reach"], found["is_away"]) == (reach, is_away)


def test_a_workplace_that_cannot_be_placed_is_away() -> None:
    """Its reach and its distance are not known, but it counts as away."""
    found = way(HOME, workplace="工业园旁")

    assert math.isnan(found["reach"])
    assert math.isnan(found["distance"])
    assert found["is_away"] == 1.0
    assert math.isnan(found["reach_beyond_wish"])


def test_two_places_known_by_the_same_city_alone_are_not_in_one_county() -> None:
    """河源 and 河源 may be a hundred kilometres apart."""
    found = way({"county": "河源市"}, workplace="河源市")

    assert found["is_away"] == 1.0


def test_reach_is_held_against_the_wish() -> None:
    """From 县内 to another province's city are two steps too many; within it is none."""
    person = HOME | {"furthest_workplace": "县内"}

    assert way(person, workplace="深圳市宝安区")["reach_beyond_wish"] == 2.0
    assert way(person, workplace="紫金县紫城镇")["reach_beyond_wish"] == -1.0


def test_distance_is_the_great_circle_of_the_given_points() -> None:
    """Coordinates of the records come before those of the named places."""
    person = HOME | {"latitude": 23.6, "longitude": 115.2}

    found = way(person, workplace="紫金县", latitude=23.9, longitude=115.2)

    assert found["distance"] == pytest.approx(
        math.log1p(float(distance_km(23.6, 115.2, 23.9, 115.2)))
    )


def test_words_about_distance_meet_the_distance() -> None:
    """Refusing to leave counts where the work is away; wishing for near work, by kilometres."""
    stay = HOME | {"wish_text": "想找附近的工作，不去外地"}

    away, home = way(stay, workplace="深圳市宝安区"), way(stay, workplace="紫金县紫城镇")

    assert (away["refuses_away"], home["refuses_away"]) == (1.0, 0.0)
    assert away["near_distance"] == away["distance"] > home["near_distance"]


def test_care_duty_weighs_the_way() -> None:
    """Care times distance, care times away; not known where care is not known."""
    carer, other = HOME | {"has_care_duty": True}, HOME | {"has_care_duty": False}

    found = way(carer, workplace="龙川县")

    assert (found["care_distance"], found["care_away"]) == (found["distance"], 1.0)
    assert way(other, workplace="龙川县")["care_distance"] == 0.0
    assert math.isnan(way(HOME, workplace="龙川县")["care_distance"])


def test_lodging_counts_away_from_home() -> None:
    """包住 matters where nobody goes home at night."""
    assert way(HOME, workplace="深圳市宝安区", benefits_text="包住")["lodging_away"] == 1.0
    assert way(HOME, workplace="紫金县紫城镇", benefits_text="包住")["lodging_away"] == 0.0


@given(st.floats(0.0, 2.0), st.floats(0.001, 2.0))
def test_farther_is_never_nearer(offset: float, more: float) -> None:
    """Moving the workplace away along a meridian raises distance and what hangs on it."""
    person = HOME | {"latitude": 23.0, "longitude": 115.0, "has_care_duty": True}

    near = way(person, latitude=23.0 + offset, longitude=115.0)
    far = way(person, latitude=23.0 + offset + more, longitude=115.0)

    assert far["distance"] > near["distance"] >= 0.0
    assert far["care_distance"] > near["care_distance"]
