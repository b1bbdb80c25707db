"""Groups of people by which quality is reported; sex is read here, for the audit, and nowhere else.

A blank is a group of its own: who left a field empty is not of any side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.codes import education_rank
from data.records import Market, Seeker
from features.history import Ints

UNKNOWN: Final = "未填"
FACET_NAMES: Final[Mapping[str, str]] = {
    "sex": "性别",
    "age": "年龄",
    "education": "学历",
    "care_duty": "照料家人",
    "county": "所在县区",
}
WOMEN, OLDER, CARERS = "女", "50 岁以上", "要照料"
AUDITED: Final = (("sex", WOMEN), ("age", OLDER), ("care_duty", CARERS))
"""Groups whose gap to everyone else is reported."""


def groups_of(market: Market, seeker_rows: Ints, days: Ints) -> dict[str, NDArray[np.str_]]:
    """Say which group of each facet a query's person is in.

    Parameters
    ----------
    market : Market
        The people.
    seeker_rows, days : ndarray of int64, shape (n_queries,)
        Who asks, and on which ordinal day; ages are those of the day.

    Returns
    -------
    dict of facet to ndarray of str, shape (n_queries,)
        In the order of `FACET_NAMES`.
    """
    asked = [
        (market.seekers[row], date.fromordinal(day))
        for row, day in zip(seeker_rows.tolist(), days.tolist(), strict=True)
    ]
    return {
        facet: np.array([group(seeker, day) for seeker, day in asked], dtype=np.str_)
        for facet, group in _GROUPS.items()
    }


def order_of_groups(facet: str, present: set[str]) -> list[str]:
    """List the groups of a facet as a reader expects them, blanks last.

    Parameters
    ----------
    facet : str
        One of `FACET_NAMES`.
    present : set of str
        The groups that occur.

    Returns
    -------
    list of str

    Examples
    --------
    >>> order_of_groups("age", {"未填", "50 岁以上", "35 岁以下"})
    ['35 岁以下', '50 岁以上', '未填']
    """
    usual = _ORDERS.get(facet, ())
    named = [group for group in usual if group in present]
    return named + sorted(present - {*usual, UNKNOWN}) + sorted(present & {UNKNOWN})


def _sex(seeker: Seeker, _day: date) -> str:
    return seeker.sex or UNKNOWN


def _age(seeker: Seeker, day: date) -> str:
    born = seeker.birth_date
    if born is None:
        return UNKNOWN
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    young, middle, older = _ORDERS["age"]
    if age < 35:
        return young
    return middle if age < 50 else older


def _education(seeker: Seeker, _day: date) -> str:
    rank = education_rank(seeker.education) if seeker.education else None
    if not rank:
        return UNKNOWN
    basic, secondary, higher = _ORDERS["education"]
    if rank <= 3:
        return basic
    return secondary if rank <= 5 else higher


def _care_duty(seeker: Seeker, _day: date) -> str:
    if seeker.has_care_duty is None:
        return UNKNOWN
    return CARERS if seeker.has_care_duty else "不用照料"


def _county(seeker: Seeker, _day: date) -> str:
    return seeker.county or UNKNOWN


_ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "sex": ("男", WOMEN),
    "age": ("35 岁以下", "35—49 岁", OLDER),
    "education": ("初中及以下", "高中、中专", "大专及以上"),
    "care_duty": (CARERS, "不用照料"),
}
_GROUPS: Final[Mapping[str, Callable[[Seeker, date], str]]] = {
    "sex": _sex,
    "age": _age,
    "education": _education,
    "care_duty": _care_duty,
    "county": _county,
}
