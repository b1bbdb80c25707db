"""Where people come from and where work is, as far as codes and words tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from data.geography import load_gazetteer
from data.geography.distance import distance_km
from data.geography.place import Place, is_away
from data.geography.tables import load_divisions
from data.records import Seeker, Vacancy
from matching.allocation.arcs import Arcs, Floats, Ints


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person comes from.

    Parameters
    ----------
    place : Place
        What the division tables know of it.
    township, village : str or None
        Code where it is known, else the words of the register; None where not known.
    names : frozenset of str
        What the township and the village may be called.
    """

    place: Place
    township: str | None
    village: str | None
    names: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, seeker: Seeker) -> Home:
        """Read a person's home.

        Examples
        --------
        >>> Home.of(Seeker(seeker_id="S1", county="和平县", township="彭寨镇")).township
        '441624108'
        >>> Home.of(Seeker(seeker_id="S2", township="彭寨镇")).township is None
        True
        """
        place = load_gazetteer().locate(
            county=seeker.county,
            township=seeker.township,
            village=seeker.village,
            village_code=seeker.village_code,
        )
        words = [_squeezed(each) for each in (seeker.county, seeker.township, seeker.village)]
        county, town, village = words
        township = place.township_code or (county + town if county and town else None)
        hamlet = place.village_code or (township + village if township and village else None)
        names = {(level, key) for level, key in (("t", township), ("v", hamlet)) if key}
        divisions = load_divisions()
        names |= {("t", name) for name in [divisions.townships.get(township or "")] if name}
        names |= {("v", name) for name in [divisions.villages.get(hamlet or "")] if name}
        if town:
            names |= {("t", town), ("t", county + town)}
        if village:
            names |= {("v", village), ("v", town + village), ("v", county + town + village)}
        return cls(place, township, hamlet, frozenset(names))

    def label(self, seeker: Seeker) -> str:
        """Name the township in words, or by its code."""
        words = _squeezed(seeker.county) + _squeezed(seeker.township)
        official = load_divisions().townships.get(self.township or "")
        return words if _squeezed(seeker.township) else official or self.township or "乡镇不详"


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def workplace_of(vacancy: Vacancy) -> Place:
    """Tell where the work is."""
    return load_gazetteer().locate(township_code=vacancy.township_code, text=vacancy.workplace)


def meeting_points(vacancies: Sequence[Vacancy], by: str) -> Ints:
    """Give the vacancies at which a household is together one number.

    Parameters
    ----------
    vacancies : sequence of Vacancy
        In the order of the rows.
    by : {"employer", "workplace"}
        One employer; or one township, else one text; a vacancy without either is alone.
    """
    keys = [vacancy.employer_id if by == "employer" else _workplace_key(vacancy)
            for vacancy in vacancies]  # fmt: skip
    return numbered(keys)


def _workplace_key(vacancy: Vacancy) -> str:
    township = workplace_of(vacancy).township_code
    text = _squeezed(vacancy.workplace)
    return f"码{township}" if township else f"文{text}" if text else f"岗{vacancy.vacancy_id}"


def numbered(keys: Iterable[str | None]) -> Ints:
    """Give each key a number as it comes; -1 for None.

    Examples
    --------
    >>> numbered(["b", None, "a", "b"]).tolist()
    [0, -1, 1, 0]
    """
    known: dict[str, int] = {}
    rows = [-1 if key is None else known.setdefault(key, len(known)) for key in keys]
    return np.array(rows, dtype=np.int64)


def arcs_away(arcs: Arcs, homes: Sequence[Home], vacancies: Sequence[Vacancy]) -> Ints:
    """List the arcs whose work is not in the person's own county."""
    counties = [workplace_of(vacancy).county_code for vacancy in vacancies]
    pairs = zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True)
    away = [is_away(homes[i].place.county_code, counties[j]) for i, j in pairs]
    return np.flatnonzero(np.array(away, dtype=bool))


def kilometres(
    arcs: Arcs,
    seekers: Sequence[Seeker],
    homes: Sequence[Home],
    vacancies: Sequence[Vacancy],
) -> Floats:
    """Measure the way of each arc, NaN where a position is not known."""
    places = [workplace_of(vacancy) for vacancy in vacancies]
    here = np.array([_position(s, h.place) for s, h in zip(seekers, homes, strict=True)])
    there = np.array([_position(v, p) for v, p in zip(vacancies, places, strict=True)])
    here, there = here.reshape(-1, 2)[arcs.seekers], there.reshape(-1, 2)[arcs.vacancies]
    return distance_km(here[:, 0], here[:, 1], there[:, 0], there[:, 1])


def _position(record: Seeker | Vacancy, place: Place) -> tuple[float, float]:
    if record.latitude is not None and record.longitude is not None:
        return record.latitude, record.longitude
    if place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    return np.nan, np.nan
