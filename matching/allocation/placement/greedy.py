"""A plan without a solver: likeliest first, then whatever is short is taken back.

It is always feasible, since it starts from a feasible plan (nobody, or the fixed pairs with
whom they need) and ends with no pack short.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import numpy as np

from matching.allocation.arcs import Ints
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.draft import Draft

Option = tuple[int, ...]
MOST: Final = 250
"""Options of a unit that are tried, the likeliest."""


class Options:
    """The ways in which each unit (a person, or a household that goes together) can go.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    """

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        usable = ~batch.impossible()
        self.unit_of = np.arange(batch.arcs.n_seekers)
        self._people = {i: np.array([i]) for i in range(batch.arcs.n_seekers)}
        for members in batch.households:
            self.unit_of[members] = members[0]
            self._people[int(members[0])] = members
        self.of_unit: dict[int, list[Option]] = {}
        bound = {int(i) for members in batch.households for i in members}
        for i, (start, end) in enumerate(pairwise(batch.arcs.starts.tolist())):
            if i not in bound:
                own = np.arange(start, end)[usable[start:end]]
                best = own[np.argsort(-batch.arcs.p_match[own], kind="stable")[:MOST]]
                self.of_unit[i] = [(arc,) for arc in best.tolist()]
        for members, spots in zip(batch.households, batch.household_arcs(), strict=True):
            joint = [
                option
                for arcs in spots
                if all(usable[own].any() for own in arcs)
                for option in self._joint([own[usable[own]] for own in arcs])
            ]
            self.of_unit[int(members[0])] = self._sorted(joint)[:MOST]

    def people(self, unit: int) -> Ints:
        """Rows of the people of a unit."""
        return self._people[unit]

    def value(self, option: Option) -> float:
        """Sum of p_match."""
        return float(self._batch.arcs.p_match[list(option)].sum())

    def _sorted(self, options: list[Option]) -> list[Option]:
        return sorted(options, key=lambda option: (-self.value(option), option))

    def _joint(self, arcs: list[Ints]) -> Iterable[Option]:
        """All combinations of the members' three best arcs at one meeting point."""
        combined: list[Option] = [()]
        for own in arcs:
            best = own[np.argsort(-self._batch.arcs.p_match[own], kind="stable")[:3]]
            combined = [(*option, int(arc)) for option in combined for arc in best]
        return combined


def greedy_plan(batch: Batch, start: Plan, options: Options | None = None) -> Plan:
    """Make a feasible plan without a solver.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    start : Plan
        A feasible plan that is kept whole.
    options : Options or None
        Those of the batch, where they are at hand.

    Returns
    -------
    Plan
        Feasible; floors are served first, as far as this way can.
    """
    options = options or Options(batch)
    draft = Draft(batch)
    draft.add(start.chosen.tolist())
    for floor in sorted(batch.floors, key=lambda floor: floor.need / len(floor.seekers)):
        wanted = {int(unit) for unit in options.unit_of[floor.seekers]}
        _fill(draft, options, wanted, until=(floor.seekers, floor.need))
    _fill(draft, options, set(options.of_unit))
    mend(draft, options, start)
    return draft.plan()


def mend(draft: Draft, options: Options, start: Plan) -> None:
    """Take back what leaves a pack short, then fill what that frees, until nothing is short.

    Parameters
    ----------
    draft : Draft
        Changed in place.
    options : Options
        Those of its batch.
    start : Plan
        A feasible plan that is kept whole.
    """
    kept = {int(i) for i in draft.seekers[start.chosen]}
    while lacking := draft.lacking():
        for pack in lacking:
            for i in draft.in_pack(pack):
                people = options.people(int(options.unit_of[i]))
                if not kept.intersection(people.tolist()):
                    draft.remove(people.tolist())
    _fill(draft, options, set(options.of_unit), only_open=True)


def _fill(
    draft: Draft,
    options: Options,
    units: set[int],
    *,
    until: tuple[Ints, int] | None = None,
    only_open: bool = False,
) -> None:
    """Refer units by falling value, each once, wherever it fits."""
    order = sorted(
        (-options.value(option) / len(option), option, unit)
        for unit in units
        for option in options.of_unit[unit]
    )
    for _, option, _ in order:
        if until and (draft.arc_of[until[0]] >= 0).sum() >= until[1]:
            return
        people = draft.seekers[list(option)]
        if (draft.arc_of[people] < 0).all() and draft.fits(option, only_open=only_open):
            draft.add(option)
