"""The ground on which the world stands: villages of Heyuan and the cities people leave for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.geography.tables import load_divisions, read_rows
from data.synthetic import words

HEYUAN_POSITION = (23.74, 114.70)
VILLAGE_SPREAD_DEGREES = 0.025


@dataclass(frozen=True, slots=True)
class Ground:
    """Villages with their codes, names and positions.

    Parameters
    ----------
    codes : tuple of str
        Twelve digits, one a village.
    villages, townships, counties : tuple of str
        Names at the three levels, aligned with `codes`.
    positions : ndarray of float64, (n, 2)
        WGS-84 latitude and longitude; scattered about the township's seat.
    towns : ndarray of float64, (n, 2)
        Seat of the village's township.
    county_seats : ndarray of float64, (n, 2)
        Seat of the village's county.
    """

    codes: tuple[str, ...]
    villages: tuple[str, ...]
    townships: tuple[str, ...]
    counties: tuple[str, ...]
    positions: NDArray[np.float64]
    towns: NDArray[np.float64]
    county_seats: NDArray[np.float64]

    @property
    def levels(self) -> NDArray[np.int64]:
        """Codes as numbers, whose division by 1,000 and 1,000,000 gives township and county."""
        return np.array([int(code) for code in self.codes], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Destinations:
    """Places outside Heyuan where firms are."""

    cities: tuple[str, ...]
    places: tuple[str, ...]
    positions: NDArray[np.float64]
    weights: NDArray[np.float64]


def plain_village(name: str, township: str) -> str:
    """Reduce the official name of a village committee to what people call the village.

    Parameters
    ----------
    name : str
        Name of the committee.
    township : str
        Name of its township, which may stand in front.

    Returns
    -------
    str
        Name of the village.

    Examples
    --------
    >>> plain_village("广东省河源市和平县彭寨镇马塘村村民委员会", "彭寨镇")
    '马塘村'
    """
    rest = name.rpartition(township)[2] or name
    short = rest
    for committee in ("居民委员会", "村民委员会", "居委会", "村委会"):
        short = short.removesuffix(committee)
    if not short:
        return rest
    return short if short.endswith(("村", "社区")) else f"{short}村"


def draw_ground(rng: np.random.Generator) -> Ground:
    """Place every village of Heyuan near the seat of its township.

    Parameters
    ----------
    rng : numpy.random.Generator
        Scatters the villages: their own positions are not in public tables.

    Returns
    -------
    Ground
        All villages.
    """
    rows = read_rows("villages.csv")
    divisions = load_divisions()
    townships = [divisions.townships[row["township_code"]] for row in rows]
    seats = np.array([divisions.positions[row["county_code"]] for row in rows])
    known = divisions.positions
    towns = np.array(
        [
            known.get(row["township_code"], tuple(seat))
            for row, seat in zip(rows, seats, strict=True)
        ]
    )
    return Ground(
        codes=tuple(row["code"] for row in rows),
        villages=tuple(plain_village(r["name"], t) for r, t in zip(rows, townships, strict=True)),
        townships=tuple(townships),
        counties=tuple(divisions.counties[row["county_code"]] for row in rows),
        positions=towns + rng.normal(0, VILLAGE_SPREAD_DEGREES, (len(rows), 2)),
        towns=towns,
        county_seats=seats,
    )


def load_destinations() -> Destinations:
    """Read the places outside Heyuan.

    Returns
    -------
    Destinations
        Districts and towns of the Pearl River Delta.
    """
    rows = words.read_rows("destinations")
    weights = np.array([float(row["weight"]) for row in rows])
    return Destinations(
        cities=tuple(row["city"] for row in rows),
        places=tuple(row["place"] for row in rows),
        positions=np.array([[float(row["latitude"]), float(row["longitude"])] for row in rows]),
        weights=weights / weights.sum(),
    )
