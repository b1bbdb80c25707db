"""From a compiled batch to its best plan: search, then ties."""

from __future__ import annotations

from dataclasses import replace

from matching.allocation.placement.batch import Batch, Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.search import Solution, search
from matching.allocation.placement.tie_breaking import break_ties
from matching.progress import Progress, silent

ROUNDING = 1e-9


def solve_batch(
    batch: Batch,
    start: Plan,
    gap: float,
    seconds: float,
    progress: Progress = silent,
) -> Solution:
    """Find the plan.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    start : Plan
        A feasible plan that holds the fixed pairs.
    gap : float
        Good enough once this is proven, in [0, 1).
    seconds : float
        Stop after about this long.
    progress : Progress
        Told of each step.

    Returns
    -------
    Solution
        Its plan is the one to carry out: of those within the gap, the one that serves the
        worst-served township best, and then with the shortest ways.
    """
    found = search(batch, start, gap, Clock(seconds), progress)
    if found.gap(batch) > gap:
        return found
    progress("在同样好的方案里选照顾最少的乡镇、路最近的", 0, 0)
    value = found.plan.value(batch)
    lowest = min(value - ROUNDING, found.bound * (1 - gap) + ROUNDING)
    chosen = break_ties(batch, found.plan, lowest, found.short)
    # Sums of floats: the plan must keep the gap as anybody would reckon it from the certificate.
    if (found.bound - chosen.value(batch)) / (found.bound or 1.0) > max(gap, ROUNDING):
        return found
    return replace(found, plan=chosen)
