"""The fallback ladder: what an office can offer a person whom the batch did not place.

Market work in the county, transfer elsewhere, a workshop nearby, training, a public welfare post,
then assistance: the first rung on which the person's record leaves something to try.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from data.geography.place import is_away
from data.records import Employer, Seeker, Vacancy
from matching.allocation.placement.origins import Home, workplace_of
from matching.eligibility import SeekerLaw, VacancyLaw, bars_referral

WORKSHOP: Final = "workshop"
PUBLIC_WELFARE: Final = "public_welfare"
LIKELY: Final = 0.05
"""From this p_match on, somebody has a fair chance as they are; below, training comes first."""
HOPE: Final = 0.01
"""Below this, training for the posts at hand promises little."""
_LEAVES: Final = frozenset({"市内", "省内", "省外"})
_STAYS: Final = frozenset({"村内", "乡内"})


@dataclass(frozen=True, slots=True)
class Spare:
    """A live vacancy that is not in the batch."""

    county: str | None
    kind: str | None


class Ladder:
    """Finds the next step of a person.

    Parameters
    ----------
    vacancies : sequence of n Vacancy
        Live vacancies with places, outside the batch.
    employers : sequence of n Employer
        The employer of each.
    as_of : date
        Day of the plan.
    """

    def __init__(
        self,
        vacancies: Sequence[Vacancy],
        employers: Sequence[Employer],
        as_of: date,
    ) -> None:
        self._law, self._as_of = VacancyLaw(vacancies, employers), as_of
        self._spare = [Spare(workplace_of(v).county_code, v.kind) for v in vacancies]

    def step(self, seeker: Seeker, home: Home, best_p: float) -> str:
        """Say what to try next.

        Parameters
        ----------
        seeker : Seeker
            The person.
        home : Home
            Where the person lives.
        best_p : float
            Highest p_match in the batch; 0 where there was no pair.
        """
        barred = bars_referral(seeker, self._as_of)
        if barred is not None:
            return barred.sentence
        near = self._near(seeker, home)
        market = sum(spare.kind not in {WORKSHOP, PUBLIC_WELFARE} for spare in near)
        workshops = sum(spare.kind == WORKSHOP for spare in near)
        stays = bool(seeker.has_care_duty) or seeker.furthest_workplace in _STAYS
        if stays and workshops:
            return f"就近进车间：本县另有{workshops}个扶贫车间岗位，请联系村（居）核对工时和路程"
        if market and best_p >= LIKELY:
            return f"个别推荐：本县另有{market}个在招岗位不在本批，请排出名次后逐个联系"
        if not stays and seeker.furthest_workplace in _LEAVES and best_p >= LIKELY:
            return f"列入下一批外出输送的候补名单：本人愿意到{seeker.furthest_workplace}就业"
        if workshops:
            return f"就近进车间：本县另有{workshops}个扶贫车间岗位，请联系村（居）核对工时和路程"
        if best_p >= HOPE:
            return "先参加技能培训再推荐：现有岗位把握都不大，请按本人意愿选培训工种"
        welfare = sum(spare.kind == PUBLIC_WELFARE for spare in near)
        if welfare:
            return f"公益性岗位托底：本县另有{welfare}个，请先核实是否符合就业困难人员认定"
        return "由村（居）和民政跟进帮扶，并核对登记内容是否完整"

    def _near(self, seeker: Seeker, home: Home) -> list[Spare]:
        """List the lawful spare vacancies in the home county."""
        if not self._spare:
            return []
        n = len(self._spare)
        people = SeekerLaw([seeker])
        rows = np.arange(n, dtype=np.intp)
        lawful = self._law.lawful_pairs(people, np.zeros(n, dtype=np.intp), rows, self._as_of)
        county = home.place.county_code
        return [
            spare
            for spare, allowed in zip(self._spare, lawful, strict=True)
            if allowed and not is_away(county, spare.county)
        ]
