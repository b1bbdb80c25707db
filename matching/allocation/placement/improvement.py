"""Making a good plan better, a neighbourhood at a time.

Some people are set free, everybody else is held where they are, and the small integer program
that is left is solved: a second instead of a minute. In large batches the counties come first,
one after another; then people drawn by lot, always the same with the same seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from matching.allocation.arcs import Floats
from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.draft import Draft
from matching.allocation.placement.greedy import Options, mend
from matching.allocation.placement.integer import Limits, solve_integer
from matching.allocation.placement.program import Mask, Program
from matching.allocation.placement.relaxation import Relaxation

SEED: Final = 0
DEPTH: Final = 0.05
"""How far below paying a pair may lie that a neighbourhood considers, in expected placements."""
ROUNDS: Final = 40
SHARE: Final = 0.65
PEOPLE: Final = 800
"""A neighbourhood is this share of the people, and at most so many."""
NODES: Final = 100
PRECISION: Final = 3e-4


class Best:
    """The best plan so far: first by what its floors lack beyond what they must, then by value.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    options : Options
        Those of the batch.
    start : Plan
        A feasible plan that is kept whole.
    short : int
        Referrals that the floors may lack in all.
    """

    def __init__(self, batch: Batch, options: Options, start: Plan, short: int) -> None:
        self._batch, self._options, self._start, self._short = batch, options, start, short
        self.plan, self.value, self.source = start, -1.0, "greedy"
        self._excess = sum(start.shortfalls(batch)) - short

    def offer(self, plan: Plan, source: str) -> None:
        """Fill what a plan leaves free, and keep it where it is better."""
        draft = Draft(self._batch)
        draft.add(plan.chosen.tolist())
        mend(draft, self._options, self._start)
        plan = draft.plan()
        excess = max(0, sum(plan.shortfalls(self._batch)) - self._short)
        value = plan.value(self._batch)
        if (-excess, value) > (-self._excess, self.value):
            self.plan, self.value, self.source, self._excess = plan, value, source, excess


def value_gains(program: Program) -> Floats:
    """Give the objective: p_match of each arc, nothing for the other columns."""
    gains = np.zeros(program.width)
    gains[: program.n_arcs] = program.batch.arcs.p_match
    return gains


def considered_arcs(program: Program, relaxation: Relaxation, depth: float) -> Mask:
    """Mark the usable arcs that lie at most `depth` below paying, in whole gatherings."""
    near = program.usable & (relaxation.gains > -depth)
    near[program.batch.fixed] = True
    return np.isin(program.gather, program.gather[near]) & program.usable


def neighbourhoods(batch: Batch, *, by_county: bool) -> Iterator[Mask]:
    """Mark the people to set free, round by round; households stay whole.

    Parameters
    ----------
    batch : Batch
        Its counties and households.
    by_county : bool
        Whether the counties come first.
    """
    n = batch.arcs.n_seekers
    units = np.arange(n)
    for members in batch.households:
        units[members] = members[0]
    if by_county:
        county = batch.counties[units]
        for each in np.unique(county):
            yield county == each
    rng = np.random.default_rng(SEED)
    share = min(SHARE, PEOPLE / max(1, n))
    for _ in range(ROUNDS):
        yield (rng.random(n) < share)[units]


def improve(  # a plan, a goal and what may stop it
    program: Program,
    relaxation: Relaxation,
    best: Best,
    clock: Clock,
    *,
    enough: float,
    by_county: bool,
) -> bool:
    """Improve a plan until it is good enough, the rounds are over, or time is.

    Parameters
    ----------
    program, relaxation : Program, Relaxation
        All pairs and their prices.
    best : Best
        The best plan; it can only become better.
    clock : Clock
        When to stop.
    enough : float
        Value with which to stop.
    by_county : bool
        Whether the counties come first.

    Returns
    -------
    bool
        Whether the seconds ended it.
    """
    batch = program.batch
    near = considered_arcs(program, relaxation, DEPTH)
    gains = value_gains(program)
    for free in neighbourhoods(batch, by_county=by_county):
        if best.value >= enough:
            return False
        if clock.left <= 0:
            return True
        mine = free[batch.arcs.seekers]
        held = best.plan.chosen[~mine[best.plan.chosen]]
        kept = near & mine
        kept[best.plan.chosen] = True
        limits = Limits(PRECISION, clock.left, NODES)
        found = solve_integer(program, kept, gains, limits, relaxation.links, held)
        if found.chosen is not None:
            best.offer(Plan(found.chosen), "solver")
        if found.ran_out:
            return True
    return False
