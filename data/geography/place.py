"""A place as far as it could be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["township", "county", "city"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody lives or works, as far as codes and words tell.

    Parameters
    ----------
    county_code : str or None
        For a place in another province, the code of the province.
        Six digits. A place known only as a city holds the city's code (ends in 00).
    township_code : str or None
        Nine digits.
    latitude, longitude : float or None
        WGS-84 degrees of the township, else of the county, else of the city.
    precision : {"township", "county", "city"} or None
        What the position stands for; None when there is no position.
    village_code : str or None
        Twelve digits.
    """

    county_code: str | None = None
    township_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    village_code: str | None = None


UNKNOWN_PLACE = Place()
"""The place of a text that names nothing we know."""


def city_code(county_code: str | None) -> str | None:
    """Return the code of the city a county lies in.

    Parameters
    ----------
    county_code : str or None
        Six digits.

    Returns
    -------
    str or None
        Six digits ending in 00.

    Examples
    --------
    >>> city_code("441624")
    '441600'
    """
    return None if county_code is None else county_code[:4] + "00"


def is_away(home_county_code: str | None, work_county_code: str | None) -> bool:
    """Tell whether work lies outside the person's own county.

    A workplace that cannot be placed is away, and so is one known only by its city. Nothing
    is at home for a person whose own county is not known.

    Parameters
    ----------
    home_county_code, work_county_code : str or None
        Six digits, or None where not known.

    Returns
    -------
    bool
        False only when both are the same county.

    Examples
    --------
    >>> is_away("441624", "441624"), is_away("441624", None), is_away("441624", "441302")
    (False, True, True)
    """
    return home_county_code is None or home_county_code != work_county_code
