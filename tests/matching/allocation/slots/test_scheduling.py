"""Timetables against every possible one, and what is dropped where not all fit."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.slots import FairDay, Interviews, Timetable, schedule
from matching.allocation.slots.checking import faults
from matching.allocation.slots.interviews import idle_slots
from tests.matching.allocation.slots.draws import draw_fair


def best_of_all(interviews: Interviews, day: FairDay) -> tuple[float, int]:
    """Go through every timetable: the most worth, and the shortest waits with as much."""
    best = (0.0, 0)
    for choice in product(range(-1, day.n_slots), repeat=len(interviews)):
        slots = np.array(choice, dtype=np.int64)
        waits = idle_slots(interviews.people, slots, len(day.arrivals))
        if not faults(interviews, day, Timetable(slots, waits, proven=False)):
            worth = round(float(interviews.worth[slots >= 0].sum()), 9)
            best = max(best, (worth, -int(waits.sum())))
    return best[0], -best[1]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_small_fairs_are_proven_and_nothing_beats_them(seed: int, buses: bool) -> None:
    """By brute force: most worth, then least idle time."""
    interviews, day = draw_fair(seed, 3, 3, 3, buses=buses)
    few = slice(0, 6)
    interviews = Interviews(interviews.people[few], interviews.booths[few], interviews.worth[few])
    timetable = schedule(interviews, day)
    worth, idle = best_of_all(interviews, day)

    assert faults(interviews, day, timetable) == []
    assert timetable.proven
    assert interviews.worth[timetable.slots >= 0].sum() == pytest.approx(worth)
    assert timetable.waits.sum() == idle


@pytest.mark.parametrize("buses", [False, True])
def test_without_the_solver_the_rules_hold_and_worth_is_near(buses: bool) -> None:
    """Colouring alone: all of what CP-SAT proves without buses, and with them little less."""
    total = np.zeros(2)
    for seed in range(15):
        interviews, day = draw_fair(seed, 12, 5, 6, buses=buses)
        both = (schedule(interviews, day, exact_cells=0), schedule(interviews, day))
        assert [faults(interviews, day, each) for each in both] == [[], []]
        total += [interviews.worth[each.slots >= 0].sum() for each in both]

    assert total[0] <= total[1] * (1 + 1e-4)
    assert total[0] >= total[1] * (0.95 if buses else 1 - 1e-4)


def test_the_least_valuable_is_dropped() -> None:
    """Three want one desk in two slots."""
    interviews = Interviews(np.arange(3), np.zeros(3, np.int64), np.array([0.3, 0.1, 0.2]))
    timetable = schedule(interviews, FairDay.all_day(2, np.array([1]), 3))
    assert timetable.dropped.tolist() == [1]


def test_the_same_twice() -> None:
    """To the last bit, by the solver too."""
    interviews, day = draw_fair(8, 14, 5, 6, buses=True)
    first, second = (schedule(interviews, day, effort=0.5) for _ in range(2))
    assert first.slots.tobytes() == second.slots.tobytes()


@pytest.mark.parametrize("worth", [0.0, -1.0, np.nan, np.inf])
def test_what_makes_no_sense_is_refused(worth: float) -> None:
    """An interview is worth something, and not everything."""
    interviews = Interviews(np.array([0]), np.array([0]), np.array([worth]))
    with pytest.raises(ValueError, match="number above 0"):
        schedule(interviews, FairDay.all_day(1, np.array([1]), 1))
