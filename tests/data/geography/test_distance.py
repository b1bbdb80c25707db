"""Distances obey the laws of distances."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from data.geography import distance_km

LATITUDE = st.floats(-89, 89)
LONGITUDE = st.floats(-180, 180)
POINT = st.tuples(LATITUDE, LONGITUDE)


@settings(max_examples=60, deadline=None)
@given(POINT, POINT)
def test_distance_agrees_with_vectors_on_the_sphere(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    """The angle between unit vectors gives the same distance, and order does not matter."""

    def vector(point: tuple[float, float]) -> list[float]:
        phi, lam = map(math.radians, point)
        return [math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)]

    u, v = np.array(vector(a)), np.array(vector(b))
    angle = math.atan2(float(np.linalg.norm(np.cross(u, v))), float(u @ v))
    assert math.isclose(float(distance_km(*a, *b)), 6371.0088 * angle, rel_tol=1e-6, abs_tol=1e-3)
    assert float(distance_km(*a, *b)) == float(distance_km(*b, *a))


@settings(max_examples=60, deadline=None)
@given(POINT, POINT, POINT)
def test_a_detour_is_never_shorter(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    """The triangle inequality holds."""
    direct = float(distance_km(*a, *c))
    assert direct <= float(distance_km(*a, *b)) + float(distance_km(*b, *c)) + 1e-3


def test_unknown_positions_give_unknown_distances() -> None:
    """NaN passes through, and only where it stands."""
    result = distance_km(
        np.array([24.0, np.nan, 24.0]), 115.0, 24.0, np.array([115.0, 115.0, np.nan])
    )
    assert np.isnan(result).tolist() == [False, True, True]


def test_shapes_broadcast() -> None:
    """People in rows and vacancies in columns give a matrix."""
    assert distance_km(np.zeros((3, 1)), np.zeros((3, 1)), np.zeros(2), np.zeros(2)).shape == (3, 2)
