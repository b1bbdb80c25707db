"""Why each person goes where the plan says, and why not to the likeliest post.

Each sentence is found by trying: the person (with the household) is taken out of the plan, and
what then stands in the way of the likelier post is what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from matching.allocation.arcs import Ints
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.draft import Draft
from matching.allocation.placement.greedy import Option, Options

IN_THE_WAY: Final = {
    "places": "名额已由其他人用满，全批合计把握更大",
    "seats": "同一来源地去那里的人数已到上限",
    "carer": "家中需要留人照料，不能都去外县",
    "ceiling": "本乡镇或本村的推荐人数已到上限",
    "bus": "班车座位已满",
    "batch": "同一来源地能去的人不足起送人数",
    "ask": "同一来源地能去的人不足单位要求的人数",
}
"""What is said of each rule."""

_NOT_TOGETHER: Final = "同户的人不能一起去那里"
_WOULD_STRAND: Final = "离开现在的岗位，同去的人就不足起送人数"
_FIXED: Final = "现在的岗位由工作人员指定"
_WORTH_LESS: Final = "同户的人一起算，现在的岗位合计把握更大"
_WITHIN_GAP: Final = "把握相差在允许的差距之内，现在的岗位更合全批的安排"


class Explainer:
    """Answers for each person of a plan.

    Parameters
    ----------
    batch : Batch
        What was placed.
    plan : Plan
        Feasible.
    vacancy_ids : sequence of str
        Ids of the vacancies, by row.
    """

    def __init__(self, batch: Batch, plan: Plan, vacancy_ids: Sequence[str]) -> None:
        self._batch, self._ids = batch, vacancy_ids
        self._options, self._draft = Options(batch), Draft(batch)
        self._draft.add(plan.chosen.tolist())
        self._usable = ~batch.impossible()
        self._fixed = set(batch.fixed.tolist())
        self._packs = _first_rules(batch)
        self._closed = np.zeros(len(batch.arcs), dtype=bool)
        for limit in batch.limits:
            if limit.kind == "places" and not limit.ceiling:
                self._closed[limit.arcs] = True

    def reason(self, seeker: int) -> str:
        """Say why a referred person goes there, and not to the likeliest post.

        Parameters
        ----------
        seeker : int
            Row of the person.
        """
        arc = int(self._draft.arc_of[seeker])
        p = self._batch.arcs.p_match
        if arc in self._fixed:
            return "由工作人员指定"
        best = self._best(seeker)
        if best is None or p[best] <= p[arc]:
            return "这是本人把握最大的岗位"
        return f"{self._named(best)}把握更大，没有安排：{self._obstacle(seeker, best)}"

    def reason_unplaced(self, seeker: int) -> str:
        """Say why a person is not referred.

        Parameters
        ----------
        seeker : int
            Row of the person.
        """
        best = self._best(seeker)
        if best is None:
            return "本批没有依法可以推荐、又有名额的岗位"
        return f"把握最大的是{self._named(best)}，没有安排：{self._obstacle(seeker, best)}"

    def _best(self, seeker: int) -> int | None:
        start, end = self._batch.arcs.starts[seeker : seeker + 2]
        own = np.arange(start, end)[~self._closed[start:end]]
        return int(own[np.argmax(self._batch.arcs.p_match[own])]) if len(own) else None

    def _named(self, arc: int) -> str:
        vacancy = self._ids[int(self._batch.arcs.vacancies[arc])]
        return f"岗位 {vacancy}（{self._batch.arcs.p_match[arc]:.0%}）"

    def _obstacle(self, seeker: int, arc: int) -> str:
        """Say what stands between a person and an arc, all else as in the plan."""
        if not self._usable[arc]:
            return self._impossible(arc)
        unit = int(self._options.unit_of[seeker])
        people = self._options.people(unit).tolist()
        if any(int(self._draft.arc_of[i]) in self._fixed for i in people):
            return _FIXED
        ways = [option for option in self._options.of_unit[unit] if arc in option]
        if not ways:
            return _NOT_TOGETHER
        stays = self._draft.can_leave(people)
        old = self._draft.remove(people)
        said = self._blocked(ways, old, can_leave=stays)
        self._draft.add(old)
        return said

    def _blocked(self, ways: Sequence[Option], old: Option, *, can_leave: bool) -> str:
        free = [option for option in ways if self._draft.fits(option, only_open=True)]
        if not free:
            return IN_THE_WAY[self._draft.blocking(ways[0]) or "places"]
        if not can_leave:
            return _WOULD_STRAND
        value = self._options.value
        return _WORTH_LESS if value(old) >= value(free[0]) else _WITHIN_GAP

    def _impossible(self, arc: int) -> str:
        """Say which rule alone bars an arc."""
        for limit in self._batch.limits:
            at = np.flatnonzero(limit.arcs == arc)
            if len(at) and limit.weights[at[0]] > limit.ceiling:
                return IN_THE_WAY[limit.kind] if limit.ceiling else _NO_ROOM[limit.kind]
        return IN_THE_WAY[self._packs[arc]] if arc in self._packs else _NOT_TOGETHER


_NO_ROOM: Final = IN_THE_WAY | {
    "bus": "没有安排班车座位",
    "carer": "家中需要照料，只能在本县就业",
}


def _first_rules(batch: Batch) -> dict[int, str]:
    """Give, of each arc that counts in a pack, the kind of the first."""
    found: dict[int, str] = {}
    seekers: Ints = batch.arcs.seekers
    for pack in batch.packs:
        if len(np.unique(seekers[pack.arcs])) < pack.at_least:
            for arc in pack.arcs.tolist():
                found.setdefault(arc, pack.kind)
    return found
