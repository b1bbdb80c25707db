"""The integer program, solved by HiGHS."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from matching.allocation.arcs import Floats, Ints
from matching.allocation.placement.program import Mask, Program, Rows

_LIMIT: Final = 1
_INFEASIBLE: Final = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """When the solver may stop.

    Parameters
    ----------
    gap : float
        As soon as (bound - objective) / bound is proven to be at most this.
    seconds : float
        After this long.
    nodes : int or None
        After so many nodes, which is the same on every machine.
    """

    gap: float = 0.0
    seconds: float = np.inf
    nodes: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the solver found.

    Parameters
    ----------
    chosen : ndarray of int64 or None
        Arcs of its best plan, None where it has none.
    bound : float
        No plan is better than this; infinite where nothing is proven, and minus infinity where it
        is proven that there is no plan.
    ran_out : bool
        Whether the seconds ended it.
    """

    chosen: Ints | None
    bound: float
    ran_out: bool


def solve_integer(  # a program, a goal and what narrows it
    program: Program,
    kept: Mask,
    gains: Floats,
    limits: Limits,
    extra: Rows | None = None,
    held: Ints | None = None,
) -> Found:
    """Maximise over some arcs.

    Parameters
    ----------
    program : Program
        The rows.
    kept : ndarray of bool, shape (n_arcs,)
        Arcs that get a column.
    gains : ndarray of float64, shape (width,)
        What to maximise.
    limits : Limits
        When to stop.
    extra : Rows, optional
        Further rows over the columns of the program.
    held : ndarray of int64, optional
        Arcs that the plan must hold besides the fixed ones; they have columns.

    Returns
    -------
    Found
    """
    rows = program.base.under(program.households)
    rows = rows if extra is None else rows.under(extra)
    wider = np.ones(rows.matrix.shape[1] - len(kept), dtype=bool)
    columns = np.flatnonzero(np.concatenate([kept, wider]))
    low, high = (bound[columns] for bound in program.bounds(held))
    options: dict[str, Any] = {"mip_rel_gap": limits.gap}
    if np.isfinite(limits.seconds):
        options["time_limit"] = max(0.1, limits.seconds)
    if limits.nodes is not None:
        options["node_limit"] = limits.nodes
    found = milp(
        -gains[columns],
        integrality=np.ones(len(columns), dtype=np.int64),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(
            sparse.csc_array(rows.matrix[:, columns]),
            rows.low,
            rows.high,
        ),
        options=options,  # type: ignore[arg-type]  # the stubs want a typed dictionary
    )
    return _read(found, columns, program.n_arcs, limits)


def _read(found: OptimizeResult, columns: Ints, n_arcs: int, limits: Limits) -> Found:
    if found.status == _INFEASIBLE:
        return Found(None, -np.inf, ran_out=False)
    bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    chosen = None
    if found.x is not None:
        taken = columns[found.x > 0.5]
        chosen = taken[taken < n_arcs]
    # HiGHS reports one status for its limits of time and of nodes.
    nodes = found.mip_node_count or 0
    ran_out = found.status == _LIMIT and (limits.nodes is None or nodes < limits.nodes)
    return Found(chosen, bound, ran_out)
