"""The best timetable of a small fair, proven by CP-SAT."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from ortools.sat.python import cp_model

from matching.allocation.arcs import Ints
from matching.allocation.slots.interviews import FairDay, Interviews

_WORTH_UNIT: Final = 10_000
"""CP-SAT counts in whole numbers: the most valuable interview is worth this many."""


@dataclass(frozen=True, slots=True)
class _Model:
    """The model, with a variable for each interview and slot in which the person is there."""

    model: cp_model.CpModel
    at: dict[tuple[int, int], cp_model.IntVar]
    worth: cp_model.LinearExpr


def solve(interviews: Interviews, day: FairDay, begin: Ints, effort: float) -> tuple[Ints, bool]:
    """Place the most worth, then make the waits shortest, then let people go early.

    Parameters
    ----------
    interviews : Interviews
        The pairs that are to meet.
    day : FairDay
        Room and times.
    begin : ndarray of int64, shape (n_interviews,)
        A sound timetable to start from.
    effort : float
        Limit of each of the two steps in deterministic seconds, > 0.

    Returns
    -------
    slots : ndarray of int64, shape (n_interviews,)
        Slot, or -1; never worse than `begin`.
    proven : bool
        Whether both steps ended with a proof, worth counted to a ten-thousandth of the highest.

    Examples
    --------
    >>> both = Interviews(np.array([0, 0]), np.array([0, 1]), np.ones(2))
    >>> day = FairDay.all_day(3, np.array([1, 1]), 1)
    >>> slots, proven = solve(both, day, np.array([0, 2]), effort=1.0)
    >>> sorted(slots.tolist()), proven
    ([0, 1], True)
    """
    built = _build(interviews, day)
    most_slots, most_proven = _run(built, built.worth, begin, effort)
    built.model.add(built.worth >= _value(interviews, most_slots))
    slots, shortest_proven = _run(built, -_hardship(built, interviews, day), most_slots, effort)
    return slots, most_proven and shortest_proven


def _units(interviews: Interviews) -> list[int]:
    units = np.rint(interviews.worth / interviews.worth.max() * _WORTH_UNIT)
    return [int(each) for each in np.maximum(units, 1)]


def _value(interviews: Interviews, slots: Ints) -> int:
    return sum(
        unit for unit, slot in zip(_units(interviews), slots.tolist(), strict=True) if slot >= 0
    )


def _build(interviews: Interviews, day: FairDay) -> _Model:
    """State the rules: one slot an interview, one interview a person and slot, desks."""
    model, at = cp_model.CpModel(), {}
    once, person_slot, booth_slot = defaultdict(list), defaultdict(list), defaultdict(list)
    for row, (person, booth) in enumerate(
        zip(interviews.people.tolist(), interviews.booths.tolist(), strict=True)
    ):
        for slot in range(day.arrivals[person], min(day.departures[person], day.n_slots)):
            at[row, slot] = variable = model.new_bool_var("")
            once[row].append(variable)
            person_slot[person, slot].append(variable)
            booth_slot[booth, slot].append(variable)
    for group in (*once.values(), *person_slot.values()):
        model.add_at_most_one(group)
    for (booth, _), group in booth_slot.items():
        model.add(sum(group) <= int(day.desks[booth]))
    units = _units(interviews)
    return _Model(model, at, sum(units[row] * variable for (row, _), variable in at.items()))


def _hardship(built: _Model, interviews: Interviews, day: FairDay) -> cp_model.LinearExpr:
    """Count idle slots, and far below them the time until everybody can go."""
    slots: dict[int, list[tuple[int, cp_model.IntVar]]] = defaultdict(list)
    for (row, slot), variable in built.at.items():
        slots[int(interviews.people[row])].append((slot, variable))
    waits = [_wait(built.model, own, day.n_slots) for own in slots.values()]
    early = (len(waits) + 1) * (day.n_slots + 1)
    return sum(early * idle + last for idle, last in waits)


def _wait(
    model: cp_model.CpModel, own: Sequence[tuple[int, cp_model.IntVar]], n_slots: int
) -> tuple[cp_model.IntVar, cp_model.IntVar]:
    """Give a person's idle slots and the last slot, both from below."""
    first, last, idle = (model.new_int_var(0, n_slots, "") for _ in range(3))
    for slot, variable in own:
        model.add(first <= slot).only_enforce_if(variable)
        model.add(last >= slot).only_enforce_if(variable)
    model.add(idle >= last - first + 1 - sum(variable for _, variable in own))
    return idle, last


def _run(
    built: _Model, objective: cp_model.LinearExpr, begin: Ints, effort: float
) -> tuple[Ints, bool]:
    """Maximise, one worker, by deterministic time."""
    built.model.clear_hints()
    for (row, slot), variable in built.at.items():
        built.model.add_hint(variable, bool(begin[row] == slot))
    built.model.maximize(objective)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(built.model)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return begin, False
    slots = np.full(len(begin), -1, dtype=np.int64)
    for (row, slot), variable in built.at.items():
        if solver.boolean_value(variable):
            slots[row] = slot
    return slots, status == cp_model.OPTIMAL
