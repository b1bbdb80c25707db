"""From codes, register fields and free text to a place.

Codes count if given. Words count only from the county down: a township name alone places
nobody, because the same name stands in several counties. The short name of a county (和平)
counts in a field that holds a county, behind the name of its city (河源和平), or at the start
of a text (龙川老隆) unless it is an everyday word; 和平 at the start of a text counts only
where a township of 和平县 follows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from data.geography.names import (
    COUNTY_ENDINGS,
    TOWNSHIP_ENDINGS,
    VILLAGE_COMMITTEES,
    VILLAGE_ENDINGS,
    Found,
    NameIndex,
    squeeze,
    stem,
)
from data.geography.place import UNKNOWN_PLACE, Place, Precision
from data.geography.tables import HEYUAN, Divisions, load_divisions

# Short names that are everyday words or stand in other provinces too.
_EVERYDAY_WORDS = frozenset({"和平", "新兴", "白云", "南山", "龙湖", "江海", "高明", "南海"})
# Its full name is a common noun, so only its city can introduce it.
_COMMON_NOUN = "441502"
_EMPTY = NameIndex({}, ())
# Guiyang has a 白云区 too: a text that opens with another province is not ours to place.


_STREET_ENDINGS = ("路", "街", "大道", "花园", "广场")


class Gazetteer:
    """Names, codes and positions of places; build it once with `load_gazetteer`.

    Parameters
    ----------
    divisions : Divisions
        The tables to look in.

    Examples
    --------
    >>> gazetteer = load_gazetteer()
    >>> gazetteer.locate(text="和平县彭寨镇").township_code
    '441624108'
    >>> gazetteer.locate(county="连平县", township="上坪镇").township_code
    '441623101'
    >>> gazetteer.locate(township="上坪镇")
    Place(county_code=None, township_code=None, latitude=None, longitude=None, \
precision=None, village_code=None)
    """

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions
        self._cities = NameIndex({n: c for c, n in divisions.cities.items()}, ("市",))
        self._counties_of = _county_indexes(divisions)
        self._counties = NameIndex(
            {n: c for c, n in divisions.counties.items() if c != _COMMON_NOUN}
            | {n: c for level, n, c in divisions.other_names if level == "county"},
            COUNTY_ENDINGS,
        )
        self._townships_of = _township_indexes(divisions)
        self._villages_of = _village_names(divisions)

    def locate(
        self,
        *,
        county: str | None = None,
        township: str | None = None,
        village: str | None = None,
        township_code: str | None = None,
        village_code: str | None = None,
        text: str | None = None,
    ) -> Place:
        """Tell the place that codes, fields or a text name.

        Parameters
        ----------
        county, township, village : str or None
            Register fields, with or without 县, 区, 镇, 街道, 乡, 村.
        township_code : str or None
            Nine or twelve digits.
        village_code : str or None
            Twelve digits.
        text : str or None
            Free text such as a workplace; read when codes and fields tell nothing.

        Returns
        -------
        Place
            `UNKNOWN_PLACE` where nothing is known.

        Examples
        --------
        >>> load_gazetteer().locate(text="惠州仲恺").county_code
        '441302'
        >>> load_gazetteer().locate(county="和平", township="彭寨", village="星丰").village_code
        '441624108216'
        """
        for code in (village_code, township_code):
            digits = squeeze(code)
            if _is_division_code(digits):
                return self._place(digits[:6], digits[:9], digits)
        place = self._read_fields(squeeze(county), squeeze(township), squeeze(village))
        if place.county_code is None and text:
            place = self._read_text(squeeze(text))
        return place

    def _read_fields(self, county: str, township: str, village: str) -> Place:
        if not county and not township:
            return UNKNOWN_PLACE
        county_code = self._counties_of[HEYUAN].exact(county) or self._counties.exact(county)
        if county_code is None:
            return self._read_text(county + township)
        townships = self._townships_of.get(county_code, _EMPTY)
        township_code = townships.exact(township)
        if township_code is None and township:
            inside = townships.full_name_in(township)
            township_code = inside.code if inside else None
        villages = self._villages_of.get(township_code or "", {})
        return self._place(county_code, township_code, _find_village(villages, village))

    def _read_text(self, text: str) -> Place:
        province = self._province_elsewhere(text)
        if province is not None:
            return Place(province, None, None, None, None, None)
        city = self._cities.any_name_in(text)
        county = self._county_in_city(text, city) if city else self._county_alone(text)
        if county is None:
            return self._place(city.code, None) if city else UNKNOWN_PLACE
        townships = self._townships_of.get(county.code, _EMPTY)
        township = townships.at_start(text, county.end) or townships.full_name_in(text, county.end)
        return self._place(county.code, township.code if township else None)

    def _province_elsewhere(self, text: str) -> str | None:
        """Code of the province outside Guangdong that a text begins with, or one of its cities."""
        for length in (4, 3, 2):
            province = self._divisions.elsewhere.get(text[:length])
            # 北京路 is a street of Guangzhou.
            if province is not None and not text.startswith(_STREET_ENDINGS, length):
                return province
        return None

    def _county_in_city(self, text: str, city: Found) -> Found | None:
        counties = self._counties_of[city.code[:4]]
        found = counties.at_start(text, city.end) or counties.full_name_in(text)
        if found is None and not counties.full_names:
            return city
        return found

    def _county_alone(self, text: str) -> Found | None:
        found = self._counties.full_name_in(text)
        if found is not None:
            return found
        start = 3 if text.startswith("广东省") else 2 if text.startswith("广东") else 0
        found = self._counties.at_start(text, start)
        if found is None or text[start : found.end] not in _EVERYDAY_WORDS:
            return found
        followed = self._townships_of.get(found.code, _EMPTY).at_start(text, found.end)
        return found if followed else None

    def _place(
        self, county_code: str, township_code: str | None, village_code: str | None = None
    ) -> Place:
        latitude = longitude = None
        precision: Precision | None = None
        levels: tuple[tuple[str | None, Precision], ...] = (
            (township_code, "township"),
            (county_code, "city" if county_code.endswith("00") else "county"),
            (county_code[:4] + "00", "city"),
        )
        for code, level in levels:
            if code is not None and code in self._divisions.positions:
                latitude, longitude = self._divisions.positions[code]
                precision = level
                break
        village = village_code if village_code and len(village_code) == 12 else None
        return Place(county_code, township_code, latitude, longitude, precision, village)


@cache
def load_gazetteer() -> Gazetteer:
    """Build the gazetteer of Heyuan and Guangdong once and keep it.

    Returns
    -------
    Gazetteer
        The same object at every call.

    Examples
    --------
    >>> load_gazetteer() is load_gazetteer()
    True
    """
    return Gazetteer(load_divisions())


def _is_division_code(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) in (9, 12) and digits[0] != "0"


def _county_indexes(divisions: Divisions) -> dict[str, NameIndex]:
    grouped: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for code in divisions.cities:
        grouped[code[:4]] = {}
    for code, name in divisions.counties.items():
        grouped[code[:4]][name] = code
    for level, name, code in divisions.other_names:
        if level == "county" and not code.endswith("00"):
            grouped[code[:4]][name] = code
    return {city: NameIndex(names, COUNTY_ENDINGS) for city, names in grouped.items()}


def _township_indexes(divisions: Divisions) -> dict[str, NameIndex]:
    grouped: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for code, name in divisions.townships.items():
        grouped[code[:6]][name] = code
    for level, name, code in divisions.other_names:
        if level == "township":
            grouped[code[:6]][name] = code
    return {county: NameIndex(names, TOWNSHIP_ENDINGS) for county, names in grouped.items()}


def _village_names(divisions: Divisions) -> dict[str, dict[str, str]]:
    grouped: defaultdict[str, dict[str, str]] = defaultdict(dict)
    short: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for code, name in divisions.villages.items():
        _, _, own_name = name.rpartition(divisions.townships[code[:9]])
        own_name = stem(own_name, VILLAGE_COMMITTEES)
        grouped[code[:9]][own_name] = code
        short[code[:9]].append((stem(own_name, VILLAGE_ENDINGS), code))
    for township, names in short.items():
        times = Counter(name for name, _ in names)
        # 城东村 and 城东社区 of one township: 城东 alone names neither.
        grouped[township] |= {name: code for name, code in names if times[name] == 1}
    return dict(grouped)


def _find_village(villages: dict[str, str], written: str) -> str | None:
    name = stem(written, VILLAGE_COMMITTEES)
    return villages.get(name) or villages.get(stem(name, VILLAGE_ENDINGS))
