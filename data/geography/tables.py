"""The division tables beside this code, read once."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

HEYUAN = "4416"


@dataclass(frozen=True, slots=True)
class Divisions:
    """Names and positions of divisions by code.

    `cities` and `counties` are keyed by six digits, `townships` by nine, `villages` by twelve.
    `other_names` maps (level, name) to a code for spellings outside the official tables;
    `elsewhere` maps other provinces and their large cities to the code of the province.
    """

    cities: Mapping[str, str]
    counties: Mapping[str, str]
    townships: Mapping[str, str]
    villages: Mapping[str, str]
    positions: Mapping[str, tuple[float, float]]
    other_names: tuple[tuple[str, str, str], ...]
    elsewhere: Mapping[str, str]


def read_rows(name: str) -> list[dict[str, str]]:
    """Read one table of this package.

    Parameters
    ----------
    name : str
        File name, such as "villages.csv".

    Returns
    -------
    list of dict
        One a record, all values as text.

    Examples
    --------
    >>> [row["name"] for row in read_rows("counties.csv")][:2]
    ['源城区', '紫金县']
    """
    text = files("data.geography").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _centroids() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[float, float]]]:
    cities: dict[str, str] = {}
    counties: dict[str, str] = {}
    positions: dict[str, tuple[float, float]] = {}
    for row in read_rows("guangdong_county_centroids.csv"):
        code = row["adcode"][:6]
        if code.endswith("0000"):
            continue
        (cities if code.endswith("00") else counties)[code] = row["name"]
        positions[code] = (float(row["latitude"]), float(row["longitude"]))
    return cities, counties, positions


@cache
def load_divisions() -> Divisions:
    """Read every table once and keep it.

    Returns
    -------
    Divisions
        Cities, counties and townships of Guangdong; villages of Heyuan.

    Examples
    --------
    >>> load_divisions().counties["441624"]
    '和平县'
    """
    cities, counties, positions = _centroids()
    townships = {row["code"]: row["name"] for row in read_rows("guangdong_townships.csv")}
    for row in read_rows("townships.csv"):
        townships[row["code"]] = row["name"]
        if row["latitude"]:
            positions[row["code"]] = (float(row["latitude"]), float(row["longitude"]))
    for row in read_rows("counties.csv"):
        positions[row["code"]] = (float(row["latitude"]), float(row["longitude"]))
    return Divisions(
        cities=MappingProxyType(cities),
        counties=MappingProxyType(counties),
        townships=MappingProxyType(townships),
        villages=MappingProxyType({row["code"]: row["name"] for row in read_rows("villages.csv")}),
        positions=MappingProxyType(positions),
        other_names=tuple(
            (row["level"], row["name"], row["code"]) for row in read_rows("alternative_names.csv")
        ),
        elsewhere=MappingProxyType(
            {row["name"]: row["province_code"] for row in read_rows("other_provinces.csv")}
        ),
    )
