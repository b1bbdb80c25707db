"""The best plan of a batch, with a bound that proves how good it is.

Relaxation first, then the integer program: over all pairs where they are few enough, else over
those that the relaxation's prices do not rule out; then improvement, a neighbourhood at a time.
A plan made without a solver stands in where the solver has none, or a worse one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.greedy import Options, greedy_plan
from matching.allocation.placement.improvement import Best, considered_arcs, improve, value_gains
from matching.allocation.placement.integer import Limits, solve_integer
from matching.allocation.placement.program import Program
from matching.allocation.placement.relaxation import relax
from matching.progress import Progress, silent

WHOLE: Final = 45_000
"""Up to so many pairs the integer program is given all of them."""
DEPTH: Final = 0.02
"""How far below paying a pair may lie that the integer program of a larger batch considers."""
DEEP: Final = 8_000
"""From so many pairs on only the root is solved: its cuts give the bound, which a minute of
branching hardly moves, and it ends at the same point on every machine."""
SHARE: Final = 0.7
"""Part of the time left that the integer program may take; the rest goes to improvement."""
AIM: Final = 0.9
"""Part of the gap to aim at: what ties cost later must fit in."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan and what is proven of it.

    Parameters
    ----------
    plan : Plan
        Feasible.
    bound : float
        No plan over all pairs is better.
    short : int
        Referrals that the floors lack in all.
    short_is_least : bool
        Whether it is proven that no plan lacks fewer.
    n_considered : int
        Pairs that the last integer program chose among.
    bound_considered : float
        No plan over those pairs is better; at most `bound`.
    stopped : bool
        Whether the seconds ended the search.
    source : {"solver", "greedy"}
        Whose plan it is.
    """

    plan: Plan
    bound: float
    short: int
    short_is_least: bool
    n_considered: int
    bound_considered: float
    stopped: bool
    source: str

    def gap(self, batch: Batch) -> float:
        """(bound - objective) / bound; 0 where the bound is 0."""
        return gap_of(self.plan.value(batch), self.bound)


def gap_of(value: float, bound: float) -> float:
    """Give (bound - value) / bound, at least 0.

    Examples
    --------
    >>> gap_of(99.8, 100.0) < 0.0021, gap_of(0.0, 0.0)
    (True, 0.0)
    """
    return max(0.0, (bound - value) / bound) if bound > 0 else 0.0


def search(
    batch: Batch,
    start: Plan,
    gap: float,
    clock: Clock,
    progress: Progress = silent,
) -> Solution:
    """Search for the plan of the greatest value.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    start : Plan
        Any feasible plan; it holds the fixed pairs.
    gap : float
        Good enough once this is proven.
    clock : Clock
        When to stop.
    progress : Progress
        Told of each step.

    Returns
    -------
    Solution
    """
    progress("先排一份可行的方案", 0, 0)
    options = Options(batch)
    first = greedy_plan(batch, start, options)
    short, is_least, stopped = least_shortfall(batch, first, clock)
    program = Program(batch, short)
    if not program.usable.any():
        return Solution(start, 0.0, short, is_least, 0, 0.0, stopped, "solver")
    progress("求解松弛问题", 0, 0)
    relaxation = relax(program)
    best = Best(batch, options, start, short)
    best.offer(first, "greedy")
    n_usable = int(program.usable.sum())
    is_whole = n_usable <= WHOLE
    kept = considered_arcs(program, relaxation, np.inf if is_whole else DEPTH)
    progress("求解整数规划", 0, 0)
    limits = Limits(gap * AIM, clock.left * SHARE, 1 if n_usable > DEEP else None)
    found = solve_integer(program, kept, value_gains(program), limits, relaxation.links)
    if found.chosen is not None:
        best.offer(Plan(found.chosen), "solver")
    stopped |= found.ran_out
    bound_considered = min(relaxation.bound, found.bound)
    bound = bound_considered if is_whole else relaxation.bound
    if gap_of(best.value, bound) > gap:
        progress("逐片改进", 0, 0)
        enough = bound * (1 - gap * AIM)
        stopped |= improve(program, relaxation, best, clock, enough=enough, by_county=not is_whole)
    lacks = sum(best.plan.shortfalls(batch))
    return Solution(
        best.plan, max(bound, best.value), lacks, is_least and lacks == short, int(kept.sum()),
        max(bound_considered, best.value), stopped, best.source,
    )  # fmt: skip


def least_shortfall(batch: Batch, first: Plan, clock: Clock) -> tuple[int, bool, bool]:
    """Find how many referrals the floors lack at least.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    first : Plan
        A feasible plan.
    clock : Clock
        When to stop.

    Returns
    -------
    short : int
        As few as could be reached.
    is_least : bool
        Whether no plan lacks fewer.
    ran_out : bool
        Whether the seconds ended it.
    """
    short = sum(first.shortfalls(batch))
    if not short:
        return 0, True, False
    program = Program(batch, short)
    gains = np.zeros(program.width)
    gains[program.n_arcs + program.n_packs :] = -1.0
    found = solve_integer(program, program.usable, gains, Limits(0.0, clock.left / 3))
    if found.chosen is not None:
        short = min(short, sum(Plan(found.chosen).shortfalls(batch)))
    return short, found.bound < -short + 1 - 1e-6, found.ran_out
