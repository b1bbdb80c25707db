"""Scheduling a fair: what can be held at all, when, and where small the best of timetables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from matching.allocation.arcs import Ints
from matching.allocation.slots.colouring import colour
from matching.allocation.slots.interviews import FairDay, Interviews, Timetable, idle_slots


def schedule(
    interviews: Interviews, day: FairDay, exact_cells: int = 3000, effort: float = 5.0
) -> Timetable:
    """Put interviews into slots: all of them, then with the shortest waits.

    What no timetable could hold is dropped first, the least valuable; the rest is coloured. Small
    fairs are then solved to proven optimality by CP-SAT, which starts from the colouring.

    Parameters
    ----------
    interviews : Interviews
        The pairs that are to meet.
    day : FairDay
        Room and times.
    exact_cells : int
        Up to how many possible (interview, slot) pairs CP-SAT is asked, >= 0.
    effort : float
        Its limit in deterministic seconds, > 0: the same on every machine, busy or not.

    Returns
    -------
    Timetable
        The same for the same arguments.

    Raises
    ------
    ValueError
        If a worth is not a number above 0.

    Examples
    --------
    >>> both = Interviews(np.array([0, 0, 1]), np.array([0, 1, 0]), np.ones(3))
    >>> timetable = schedule(both, FairDay.all_day(3, np.array([1, 1]), 2))
    >>> timetable.waits.tolist(), timetable.dropped.tolist()
    ([0, 0], [])
    """
    if not ((interviews.worth > 0) & np.isfinite(interviews.worth)).all():
        raise ValueError("what an interview is worth must be a number above 0")
    fits = _most_that_fits(interviews, day)
    slots = np.full(len(interviews), -1, dtype=np.int64)
    slots[fits] = colour(_of(interviews, fits), day)
    proven = bool((slots[fits] >= 0).all()) and not _waits(interviews, day, slots).any()
    if not proven and int(_times_there(interviews, day).sum()) <= exact_cells:
        from matching.allocation.slots.solver import solve  # noqa: PLC0415 - loads OR-tools

        slots, proven = solve(interviews, day, slots, effort)
    return Timetable(slots, _waits(interviews, day, slots), proven)


def _waits(interviews: Interviews, day: FairDay, slots: Ints) -> Ints:
    return idle_slots(interviews.people, slots, len(day.arrivals))


def _of(interviews: Interviews, rows: NDArray[np.bool_]) -> Interviews:
    return Interviews(interviews.people[rows], interviews.booths[rows], interviews.worth[rows])


def _stays(day: FairDay) -> Ints:
    """Count the slots that each person is there."""
    stays: Ints = np.minimum(day.departures, day.n_slots) - np.maximum(day.arrivals, 0)
    return np.maximum(stays, 0)


def _times_there(interviews: Interviews, day: FairDay) -> Ints:
    return _stays(day)[interviews.people]


def _most_that_fits(interviews: Interviews, day: FairDay) -> NDArray[np.bool_]:
    """Choose the most valuable interviews that people's stays and the booths' desks allow.

    A bipartite matching with bounds, whose linear programme has whole corners. When everybody is
    there all day, what it leaves can be coloured (Koenig).
    """
    people, booths = interviews.people, interviews.booths
    most = np.append(_stays(day), day.desks * day.n_slots)
    sides = (people, booths + len(day.arrivals))
    if all((np.bincount(side, minlength=len(most)) <= most).all() for side in sides):
        return np.ones(len(interviews), dtype=np.bool_)
    ones, columns = np.ones(len(interviews)), np.arange(len(interviews))
    shape = (len(most), len(interviews))
    of_people, of_booths = (coo_array((ones, (side, columns)), shape) for side in sides)
    found = milp(
        -interviews.worth / interviews.worth.max(),
        integrality=np.ones_like(people),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint((of_people + of_booths).tocsr(), ub=most),
    )
    if found.x is None:
        raise RuntimeError(f"HiGHS gave up on a matching: {found.message}")
    return np.asarray(found.x > 1 / 2)
