"""Fixed pairs: a plan that holds them all, or a smallest set of them that cannot all stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from matching.allocation.arcs import Ints
from matching.allocation.placement.batch import Batch, Limit, Pack, Plan
from matching.allocation.placement.integer import Limits, solve_integer
from matching.allocation.placement.program import Program

RULES: Final = {
    "places": "岗位名额",
    "seats": "每地人数上限",
    "carer": "家中留人照料",
    "ceiling": "乡镇或村的人数上限",
    "bus": "班车座位",
    "batch": "每地起送人数",
    "ask": "单位要求的起送人数",
    "households": "同户同去",
    "person": "一人一岗",
}
"""What each rule is called."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Fixed pairs that cannot all stand, though all but any one of them can.

    Parameters
    ----------
    arcs : tuple of int
        Their arcs.
    rules : tuple of str
        Rules without which they could, by the keys of `RULES`.
    """

    arcs: tuple[int, ...]
    rules: tuple[str, ...]


def plan_of_fixed(batch: Batch) -> Plan | None:
    """Find a feasible plan of few people that holds the fixed pairs.

    Parameters
    ----------
    batch : Batch
        Its floors are not looked at: they give way where they must.

    Returns
    -------
    Plan or None
        None where there is no such plan.
    """
    if not len(batch.fixed):
        return Plan(np.zeros(0, dtype=np.int64))
    program = Program(replace(batch, floors=()))
    if not program.usable[batch.fixed].all():
        return None
    near = _touched(program, batch.fixed)
    gains = np.zeros(program.width)
    gains[: program.n_arcs] = -1.0
    found = solve_integer(program, near & program.usable, gains, Limits())
    return None if found.chosen is None else Plan(found.chosen)


def _touched(program: Program, arcs: Ints) -> NDArray[np.bool_]:
    """Mark what the fixed pairs can need: their gatherings, whole packs, and so on.

    A plan without its other arcs is still feasible: they only use up places.
    """
    near = np.zeros(program.n_arcs, dtype=bool)
    near[arcs] = True
    count = 0
    while count != near.sum():
        count = int(near.sum())
        near = np.isin(program.gather, program.gather[near])
        for pack in program.batch.packs:
            if near[pack.arcs].any():
                near[pack.arcs] = True
    return near


def find_conflict(
    batch: Batch,
    feasible: Callable[[Batch], Plan | None] = plan_of_fixed,
) -> Conflict | None:
    """Find fixed pairs that cannot all stand, and none too many.

    Parameters
    ----------
    batch : Batch
        With its fixed pairs.
    feasible : callable
        Finds a plan, or None.

    Returns
    -------
    Conflict or None
        None where all can stand. Each pair in turn is left out for good where the rest is in
        conflict without it, so every one that stays is needed.
    """
    if feasible(batch) is not None:
        return None
    kept = batch.fixed.tolist()
    for arc in batch.fixed.tolist():
        fewer = [each for each in kept if each != arc]
        if feasible(replace(batch, fixed=np.array(fewer, dtype=np.int64))) is None:
            kept = fewer
    left = replace(batch, fixed=np.array(kept, dtype=np.int64))
    rules = tuple(rule for rule in RULES if _stands_without(left, rule, feasible))
    return Conflict(tuple(kept), rules)


def _stands_without(batch: Batch, rule: str, feasible: Callable[[Batch], Plan | None]) -> bool:
    """Tell whether the fixed pairs could all stand if a rule were not there."""
    if rule == "person":
        seekers = batch.arcs.seekers[batch.fixed]
        return len(np.unique(seekers)) < len(seekers)
    limits: Sequence[Limit] = [each for each in batch.limits if each.kind != rule]
    packs: Sequence[Pack] = [each for each in batch.packs if each.kind != rule]
    households = () if rule == "households" else batch.households
    if (len(limits), len(packs), len(households)) == (
        len(batch.limits), len(batch.packs), len(batch.households),
    ):  # fmt: skip
        return False
    eased = replace(batch, limits=tuple(limits), packs=tuple(packs), households=households)
    return feasible(eased) is not None
