"""Great-circle distance between positions."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088


def distance_km(
    latitude: ArrayLike,
    longitude: ArrayLike,
    other_latitude: ArrayLike,
    other_longitude: ArrayLike,
) -> NDArray[np.float64]:
    """Measure great-circle distances; an unknown position gives NaN.

    Parameters
    ----------
    latitude, longitude, other_latitude, other_longitude : array_like
        WGS-84 degrees, of shapes that broadcast together. NaN means not known.

    Returns
    -------
    ndarray of float64
        Kilometres, in the broadcast shape.

    Examples
    --------
    >>> float(distance_km(24.44, 114.94, 23.74, 114.70).round(1))
    81.6
    >>> distance_km([24.0, float("nan")], [115.0, 115.0], 24.0, 115.0).tolist()
    [0.0, nan]
    """
    phi = np.radians(np.asarray(latitude, dtype=np.float64))
    other_phi = np.radians(np.asarray(other_latitude, dtype=np.float64))
    half_phi = (other_phi - phi) / 2
    half_lambda = (
        np.radians(
            np.asarray(other_longitude, dtype=np.float64) - np.asarray(longitude, dtype=np.float64)
        )
        / 2
    )
    chord = np.sin(half_phi) ** 2 + np.cos(phi) * np.cos(other_phi) * np.sin(half_lambda) ** 2
    # Rounding can lift the chord of antipodes a hair above 1.
    distance: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    return distance
