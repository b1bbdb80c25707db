"""The lawful floor: which pairs may not be offered, each rule with its article.

Only law and physics exclude. A blank never excludes, and a wish (age, schooling, distance,
night work) is a feature or a caveat. Every rule is evaluated at the day of work: `starts_on`
where the vacancy states it, else the day of the question. Nobody under 16 is referred on the
day of the question either, since introducing is itself barred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.records import Employer, Seeker, Vacancy
from features.normalising import normalise

Mask = NDArray[np.bool_]

LEGAL_AGE: Final = 16
ADULT_AGE: Final = 18

BARRED_TO_MINORS: Final = (
    "护林", "守林", "伐木", "井下", "矿工", "采矿", "爆破", "烟花", "高处作业", "高空", "架子工",
    "ktv", "酒吧", "夜总会", "网吧", "潜水", "打磨粉尘", "喷漆", "电镀",
)  # fmt: skip
"""Words of titles that name work listed as barred to 16- and 17-year-olds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that excludes.

    Parameters
    ----------
    rule_id : str
        Stable name.
    article : str
        Law and article, in Chinese.
    sentence : str
        What a person is told, in Chinese.
    """

    rule_id: str
    article: str
    sentence: str


UNDER_16: Final = Rule(
    "under_16",
    "《禁止使用童工规定》第二条；《劳动法》第十五条",
    "未满16周岁，依法不得介绍就业。请转介学校、民政或未成年人保护部门",
)
MINOR_WORK: Final = Rule(
    "minor_work",
    "《劳动法》第六十四条；《未成年人保护法》第六十一条；《未成年工特殊保护规定》第三条",
    "未满18周岁，不得安排该岗位所列工作",
)
UNLICENSED: Final = Rule(
    "unlicensed",
    "《就业促进法》第四十一条",
    "用人单位的许可在上岗日之前到期，不得推荐。请核实新证后再推荐",
)
BLACKLISTED: Final = Rule(
    "blacklisted",
    "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》（人社部令第45号）",
    "用人单位在上岗日仍列入拖欠工资名单，不得推荐",
)


def birthday_of_age(birth_date: date, age: int) -> date:
    """Give the day from which a person is of an age.

    Notes
    -----
    A person born on 29 February comes of age on 1 March in common years.

    Examples
    --------
    >>> birthday_of_age(date(2008, 2, 29), 17)
    datetime.date(2025, 3, 1)
    """
    # The calendar ends with the year 9999, and with it whatever a typing error claims.
    year = min(birth_date.year + age, date.max.year)
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def work_day(vacancy: Vacancy, as_of: date) -> date:
    """Give the day at which the rules are evaluated."""
    return vacancy.starts_on or as_of


def _age_ordinals(seekers: Sequence[Seeker], age: int) -> NDArray[np.int64]:
    """Ordinal day from which each person is of an age; 0 where the birthday is not known."""
    days = (
        birthday_of_age(seeker.birth_date, age).toordinal() if seeker.birth_date else 0
        for seeker in seekers
    )
    return np.fromiter(days, dtype=np.int64, count=len(seekers))


class SeekerLaw:
    """What the rules read of people, worked out once.

    Parameters
    ----------
    seekers : sequence of n Seeker
        The people.
    """

    def __init__(self, seekers: Sequence[Seeker]) -> None:
        self.sixteen = _age_ordinals(seekers, LEGAL_AGE)
        self.eighteen = _age_ordinals(seekers, ADULT_AGE)


class VacancyLaw:
    """What the rules read of vacancies, worked out once.

    Parameters
    ----------
    vacancies : sequence of m Vacancy
        The vacancies.
    employers : sequence of m Employer
        The employer of each.
    """

    def __init__(self, vacancies: Sequence[Vacancy], employers: Sequence[Employer]) -> None:
        self._starts = np.array(
            [v.starts_on.toordinal() if v.starts_on else 0 for v in vacancies], dtype=np.int64
        )
        self._licensed = np.array(
            [e.licensed_until.toordinal() if e.licensed_until else 10**7 for e in employers],
            dtype=np.int64,
        )
        self._blacklisted = np.array(
            [e.blacklisted_until.toordinal() if e.blacklisted_until else 0 for e in employers],
            dtype=np.int64,
        )
        titles = [normalise(vacancy.title) for vacancy in vacancies]
        self._barred_to_minors = np.array(
            [any(word in title for word in BARRED_TO_MINORS) for title in titles], dtype=bool
        )

    def lawful_employers(self, as_of: date) -> Mask:
        """Mark the vacancies whose employer is licensed and not blacklisted on the work day."""
        day = self._work_days(as_of)
        mask: Mask = (self._licensed >= day) & (self._blacklisted < day)
        return mask

    def lawful_pairs(
        self,
        seekers: SeekerLaw,
        seeker_rows: NDArray[np.intp],
        vacancy_rows: NDArray[np.intp],
        as_of: date,
    ) -> Mask:
        """Mark the pairs that the law allows.

        Parameters
        ----------
        seekers : SeekerLaw
            The people that `seeker_rows` address.
        seeker_rows, vacancy_rows : ndarray of intp, shape (n_pairs,)
            The pairs.
        as_of : date
            Day of the question.

        Returns
        -------
        ndarray of bool, shape (n_pairs,)
        """
        today = as_of.toordinal()
        day = self._work_days(as_of)[vacancy_rows]
        sixteen, eighteen = seekers.sixteen[seeker_rows], seekers.eighteen[seeker_rows]
        old_enough = (sixteen <= day) & (sixteen <= today)
        fit_for_minors = (eighteen <= day) | ~self._barred_to_minors[vacancy_rows]
        mask: Mask = old_enough & fit_for_minors & self.lawful_employers(as_of)[vacancy_rows]
        return mask

    def _work_days(self, as_of: date) -> NDArray[np.int64]:
        return np.where(self._starts > 0, self._starts, as_of.toordinal())


def bars_referral(seeker: Seeker, as_of: date) -> Rule | None:
    """Say which rule, if any, bars every referral of a person on a day.

    Examples
    --------
    >>> child = Seeker(seeker_id="S1", birth_date=date(2009, 7, 1))
    >>> bars_referral(child, date(2025, 3, 10)).rule_id
    'under_16'
    """
    if seeker.birth_date is None or birthday_of_age(seeker.birth_date, LEGAL_AGE) <= as_of:
        return None
    return UNDER_16
