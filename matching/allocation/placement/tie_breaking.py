"""Among plans within the gap: the worst-served township first, then the way to work.

Small batches are solved exactly, by integer programs with a row that keeps the value; large
ones by single moves, each of which makes the plan better in this order and keeps it feasible.
Either way no plan falls below the value that the proven gap allows.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from matching.allocation.arcs import Floats
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.draft import Draft
from matching.allocation.placement.greedy import Option, Options
from matching.allocation.placement.integer import Limits, solve_integer
from matching.allocation.placement.program import SCALE, Program, Rows, rows_of

EXACT: Final = 3_000
"""Up to so many pairs ties are broken exactly."""
NODES: Final = 2_000
"""Nodes that an exact search may take; the same on every machine."""
SWEEPS: Final = 3
TOLERANCE: Final = 1e-9


def worst_served(batch: Batch, plan: Plan) -> float:
    """Give the smallest share of people referred over the townships, 1 where there is none.

    Parameters
    ----------
    batch : Batch
        Its `origins` say who is from where.
    plan : Plan
        A plan.
    """
    known = batch.origins >= 0
    people = np.bincount(batch.origins[known])
    referred = np.zeros(batch.arcs.n_seekers, dtype=bool)
    referred[batch.arcs.seekers[plan.chosen]] = True
    served = np.bincount(batch.origins[known & referred], minlength=len(people))
    return float((served / people).min()) if len(people) else 1.0


def ways(batch: Batch) -> Floats:
    """Give the kilometres of each arc; one that is not known counts as the mean of the others."""
    known = np.isfinite(batch.km)
    mean = float(batch.km[known].mean()) if known.any() else 0.0
    return np.where(known, batch.km, mean)


def break_ties(batch: Batch, plan: Plan, lowest: float, short: int) -> Plan:
    """Choose among plans of nearly the same value.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    plan : Plan
        Feasible.
    lowest : float
        Value below which no plan is taken.
    short : int
        Referrals that the floors may lack in all.

    Returns
    -------
    Plan
        Feasible, of a value of at least `lowest`.
    """
    if plan.value(batch) < lowest:
        return plan
    program = Program(batch, short)
    if not program.usable.any():
        return plan
    if program.usable.sum() <= EXACT:
        return _exactly(program, plan, lowest)
    return _by_moves(batch, plan, lowest)


def _exactly(program: Program, plan: Plan, lowest: float) -> Plan:
    batch = program.batch
    known = batch.origins[batch.origins >= 0]
    keep = _value_row(program, lowest)
    if len(known):
        plan = _raise_worst(program, plan, keep)
    served = _served_row(program, worst_served(batch, plan))
    nearest = np.zeros(program.width)
    nearest[: program.n_arcs] = -ways(batch)
    found = solve_integer(program, program.usable, nearest, Limits(nodes=NODES), keep.under(served))
    return _nearer(batch, plan, found.chosen, lowest)


def _value_row(program: Program, lowest: float) -> Rows:
    arcs = np.arange(program.n_arcs)
    gains = program.batch.arcs.p_match * SCALE
    return rows_of([arcs], [gains], [lowest * SCALE], [np.inf], program.width)


def _served_row(program: Program, share: float) -> Rows:
    """Write that of each township at least this share is referred."""
    batch = program.batch
    columns, low = [], []
    for origin in np.unique(batch.origins[batch.origins >= 0]):
        people = np.flatnonzero(batch.origins == origin)
        columns.append(np.flatnonzero(np.isin(batch.arcs.seekers, people)))
        low.append(float(np.ceil(share * len(people) - TOLERANCE)))
    ones = [np.ones(len(each)) for each in columns]
    return rows_of(columns, ones, low, [np.inf] * len(columns), program.width)


def _raise_worst(program: Program, plan: Plan, keep: Rows) -> Plan:
    """Try the shares that a township can have, from the present one upwards, by halving."""
    batch = program.batch
    sizes = np.unique(np.bincount(batch.origins[batch.origins >= 0]))
    shares = np.unique(np.concatenate([np.arange(1, n + 1) / n for n in sizes if n]))
    shares = shares[shares > worst_served(batch, plan) + TOLERANCE]
    none = np.zeros(program.width)
    while len(shares):
        middle = (len(shares) - 1) // 2
        rows = keep.under(_served_row(program, float(shares[middle])))
        found = solve_integer(program, program.usable, none, Limits(nodes=NODES), rows)
        if found.chosen is None:
            shares = shares[:middle]
        else:
            plan, shares = Plan(found.chosen), shares[middle + 1 :]
    return plan


def _nearer(batch: Batch, plan: Plan, chosen: object, lowest: float) -> Plan:
    """Take the other plan where it is worth it by exact sums, not only by the solver's."""
    if not isinstance(chosen, np.ndarray):
        return plan
    other = Plan(np.sort(chosen))
    km = ways(batch)
    is_better = (
        other.value(batch) >= lowest
        and worst_served(batch, other) >= worst_served(batch, plan) - TOLERANCE
        and km[other.chosen].sum() < km[plan.chosen].sum()
    )
    return other if is_better else plan


def _by_moves(batch: Batch, plan: Plan, lowest: float) -> Plan:
    moves = _Moves(batch, plan, lowest)
    for _ in range(SWEEPS):
        if not moves.sweep():
            break
    return moves.draft.plan()


class _Moves:
    """Single moves of units that bring work nearer, at no cost to townships, within the value."""

    def __init__(self, batch: Batch, plan: Plan, lowest: float) -> None:
        self.batch, self._options, self._km = batch, Options(batch), ways(batch)
        self.draft = Draft(batch)
        self.draft.add(plan.chosen.tolist())
        self._slack = plan.value(batch) - lowest
        self._fixed = set(batch.arcs.seekers[batch.fixed].tolist())

    def sweep(self) -> bool:
        """Move each unit once, where that is better; tell whether any was moved."""
        moved = False
        for unit in sorted(self._options.of_unit):
            people = self._options.people(unit).tolist()
            if self._fixed.isdisjoint(people) and self.draft.arc_of[people[0]] >= 0:
                moved |= self._move(unit, people)
        return moved

    def _move(self, unit: int, people: list[int]) -> bool:
        if not self.draft.can_leave(people):
            return False
        old = self.draft.remove(people)
        worth, way = self._options.value(old), self._km[list(old)].sum()
        best: Option = old
        for option in self._options.of_unit[unit]:
            loss = worth - self._options.value(option)
            if loss > self._slack:
                break
            nearer = self._km[list(option)].sum()
            if nearer < way - TOLERANCE and self.draft.fits(option, only_open=True):
                best, way = option, nearer
        self.draft.add(best)
        self._slack -= worth - self._options.value(best)
        return best != old
