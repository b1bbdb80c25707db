"""The linear relaxation of a batch over all its arcs, solved on those that pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from matching.allocation.arcs import Floats
from matching.allocation.placement.program import SCALE, Mask, Program, Rows

BEST: Final = 12
"""Arcs of each person and of each vacancy that the first round looks at."""
ROUNDS: Final = 5
TOLERANCE: Final = 1e-7


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What the relaxation says.

    Parameters
    ----------
    gains : ndarray of float64, shape (n_arcs,)
        What the relaxed optimum would gain at most from an arc with those it is gathered with;
        0 or less but for rounding.
    prices : ndarray of float64, shape (n_limits,)
        Price of one unit of each ceiling, in expected placements, 0 or more.
    worth : ndarray of float64, shape (n_seekers,)
        What a referral of the person is worth elsewhere, 0 or more.
    links : Rows
        Rows x <= y that were needed.
    bound : float
        No plan is better, over all arcs; infinite where the rounds ended before that was shown.
    """

    gains: Floats
    prices: Floats
    worth: Floats
    links: Rows
    bound: float


def relax(program: Program) -> Relaxation:
    """Solve the relaxation, adding arcs that pay and rows that are broken, round by round.

    Parameters
    ----------
    program : Program
        The rows; it must have a solution.

    Returns
    -------
    Relaxation
    """
    kept = first_arcs(program)
    links = program.links(np.zeros(program.width))
    n_people, n_limits = program.batch.arcs.n_seekers, len(program.batch.limits)
    bound = np.inf
    for _ in range(ROUNDS):
        x, duals = solve_relaxed(program, kept, links)
        gains = reduced_gains(program, duals)
        bound = min(bound, _bound(program, x, kept, gains))
        paying = program.usable & ~kept & (gains > TOLERANCE)
        broken = program.links(x)
        if not paying.any() and not len(broken.low):
            break
        kept |= np.isin(program.gather, program.gather[paying])
        links = links.under(broken)
    prices = np.maximum(0.0, duals[n_people : n_people + n_limits]) * SCALE
    return Relaxation(gains, prices, np.maximum(0.0, duals[:n_people]), links, bound)


def _bound(program: Program, x: Floats, kept: Mask, gains: Floats) -> float:
    """Bound every plan: the relaxed value, and what arcs without a column could add.

    A unit takes at most one gathering, so each adds at most its best gain.
    """
    units = np.arange(program.batch.arcs.n_seekers)
    for members in program.batch.households:
        units[members] = members[0]
    missed = np.where(program.usable & ~kept, gains, 0.0)
    best = np.zeros(program.batch.arcs.n_seekers)
    np.maximum.at(best, units[program.batch.arcs.seekers], missed)
    return float(program.batch.arcs.p_match @ x[: program.n_arcs] + best.sum()) + TOLERANCE


def reduced_gains(program: Program, duals: Floats) -> Floats:
    """Price every arc, and add up those that are taken together.

    Parameters
    ----------
    program : Program
        The rows.
    duals : ndarray of float64
        One a row of `program.base`.

    Returns
    -------
    ndarray of float64, shape (n_arcs,)
        For a person alone p less the prices of the rows; for a household at a meeting point
        the sum over members of the best of each.
    """
    arcs = program.batch.arcs
    own = arcs.p_match - (program.base.matrix.T @ duals)[: program.n_arcs]
    own[~program.usable] = -np.inf
    members = program.gather * np.int64(arcs.n_seekers) + arcs.seekers
    keys, first = np.unique(members, return_inverse=True)
    best = np.full(len(keys), -np.inf)
    np.maximum.at(best, first, own)
    total = np.zeros(program.n_arcs)
    np.add.at(total, keys // arcs.n_seekers, best)
    return total[program.gather]


def first_arcs(program: Program) -> Mask:
    """Mark the likeliest arcs of each person and vacancy, with the gatherings they are in."""
    batch = program.batch
    p = np.where(program.usable, batch.arcs.p_match, -1.0)
    kept = np.zeros(len(p), dtype=bool)
    for side in (batch.arcs.seekers, batch.arcs.vacancies):
        order = np.lexsort((-p, side))
        first = np.searchsorted(side[order], side[order])
        kept[order[np.arange(len(p)) - first < BEST]] = True
    kept[batch.fixed] = True
    return np.isin(program.gather, program.gather[kept & program.usable]) & program.usable


def solve_relaxed(program: Program, kept: Mask, links: Rows) -> tuple[Floats, Floats]:
    """Solve over some arcs: the relaxed plan, and the duals of the rows of `program.base`."""
    rows = program.base.under(program.households).under(links)
    columns = np.concatenate([kept, np.ones(program.width - len(kept), dtype=bool)])
    cost = np.zeros(program.width)
    cost[: program.n_arcs] = -program.batch.arcs.p_match
    equal, at_most = rows.low == rows.high, np.isfinite(rows.high)
    signs = np.where(at_most, 1.0, -1.0)
    right = np.where(at_most, rows.high, -rows.low)
    matrix = sparse.csr_array(rows.matrix[:, np.flatnonzero(columns)].multiply(signs[:, None]))
    low, high = program.bounds()
    # A person's row says x <= 1; without the bound the row has the whole price.
    high[: program.n_arcs] = np.inf
    found = linprog(  # type: ignore[call-overload]  # the stubs know no sparse array
        cost[columns],
        A_ub=matrix[np.flatnonzero(~equal)],
        b_ub=right[~equal],
        A_eq=matrix[np.flatnonzero(equal)],
        b_eq=right[equal],
        bounds=np.column_stack([low, high])[columns],
        method="highs",
    )
    x = np.zeros(program.width)
    x[columns] = found.x
    duals = np.zeros(len(rows.low))
    duals[~equal] = -found.ineqlin.marginals * signs[~equal]
    duals[equal] = -found.eqlin.marginals
    return x, duals[: len(program.base.low)]
