"""Promises and outcomes of groups of people, for the fairness audit alone.

Nothing here reaches a feature, a score or a filter. Only sums over a group leave this module,
and none over fewer than twenty people; numbers of rows are rounded to tens, so that a group left
out cannot be found by subtraction.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.codes import education_rank
from data.geography import load_gazetteer
from data.geography.tables import load_divisions
from data.records import Seeker
from matching.labels import Labels

FEWEST_PEOPLE: Final = 20
UNKNOWN: Final = "不详"
MOST_COUNTIES: Final = 12
"""Counties listed, those with the most people; the rest are summed up as one."""
REST: Final = "其他县区"
DAYS_A_YEAR: Final = 365.25


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What one group was promised, and what came.

    Parameters
    ----------
    group : str
        Its name in Chinese.
    rows : int
        Rows of the group, rounded to tens.
    promised, came : float
        Mean promise, and share with the outcome.
    """

    group: str
    rows: int
    promised: float
    came: float


def sex_of(person: Seeker, _: int) -> str:
    """Name the sex that the register gives."""
    return person.sex or UNKNOWN


def age_of(person: Seeker, day: int) -> str:
    """Name the age band on a day.

    Examples
    --------
    >>> from datetime import date
    >>> from data.records import SeekerId
    >>> person = Seeker(seeker_id=SeekerId("S1"), birth_date=date(1970, 1, 1))
    >>> age_of(person, date(2025, 1, 1).toordinal())
    '50 岁及以上'
    """
    if person.birth_date is None:
        return UNKNOWN
    age = (day - person.birth_date.toordinal()) / DAYS_A_YEAR
    return "不满 35 岁" if age < 35 else "35 至 49 岁" if age < 50 else "50 岁及以上"


def education_of(person: Seeker, _: int) -> str:
    """Name the level of schooling."""
    rank = education_rank(person.education) if person.education else None
    if rank is None:
        return UNKNOWN
    names = ("小学及以下", "初中", "高中、中专、技校", "大专及以上")
    return names[int(np.searchsorted((2, 3, 5), rank, side="left"))]


def county_of(person: Seeker, _: int) -> str:
    """Name the home county."""
    place = load_gazetteer().locate(
        county=person.county,
        township=person.township,
        village=person.village,
        village_code=person.village_code,
    )
    return load_divisions().counties.get(place.county_code or "", UNKNOWN)


GROUPINGS: Final[dict[str, Callable[[Seeker, int], str]]] = {
    "性别": sex_of,
    "年龄": age_of,
    "文化程度": education_of,
    "县区": county_of,
}


def rows_by_group(
    grouping: str, labels: Labels, p: NDArray[np.float64], seekers: Sequence[Seeker]
) -> list[GroupRow]:
    """Sum up a side's newest rows by group.

    Parameters
    ----------
    grouping : str
        A key of `GROUPINGS`.
    labels : Labels
        The rows.
    p : ndarray of float64, shape (n,)
        What was promised for each.
    seekers : sequence of Seeker
        The market's people.

    Returns
    -------
    list of GroupRow
        By name; groups of fewer than `FEWEST_PEOPLE` people are left out.
    """
    named = GROUPINGS[grouping]
    names = np.array(
        [
            named(seekers[row], int(day))
            for row, day in zip(labels.seeker_rows, labels.days, strict=True)
        ],
        dtype=np.str_,
    )
    if grouping == "县区":
        names = _largest(names)
    told = []
    for name in sorted(set(names.tolist())):
        rows = names == name
        if np.unique(labels.seeker_rows[rows]).size >= FEWEST_PEOPLE:
            told.append(
                GroupRow(
                    group=name,
                    rows=round(int(rows.sum()), -1),
                    promised=float(p[rows].mean()),
                    came=float(labels.y[rows].mean()),
                )
            )
    return told


def _largest(names: NDArray[np.str_]) -> NDArray[np.str_]:
    values, counts = np.unique(names, return_counts=True)
    largest = values[np.lexsort((values, -counts))][:MOST_COUNTIES]
    return np.where(np.isin(names, largest), names, REST)
