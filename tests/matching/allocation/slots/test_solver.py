"""The solver starts from a timetable and never ends with a worse one."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.slots.checking import faults
from matching.allocation.slots.colouring import colour
from matching.allocation.slots.interviews import FairDay, Interviews, Timetable, idle_slots
from matching.allocation.slots.solver import solve
from tests.matching.allocation.slots.draws import draw_fair


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1e-6, 2.0]))
def test_it_is_never_worse_than_its_beginning(seed: int, effort: float) -> None:
    """However little time it gets."""
    interviews, day = draw_fair(seed, 10, 4, 6, buses=True)
    begin = colour(interviews, day, passes=0)
    slots, _ = solve(interviews, day, begin, effort)
    worth = [round(float(interviews.worth[each >= 0].sum()), 6) for each in (begin, slots)]
    idle = [idle_slots(interviews.people, each, 10).sum() for each in (begin, slots)]

    assert faults(interviews, day, Timetable(slots, np.zeros(10, np.int64), proven=False)) == []
    assert worth[1] >= worth[0] - 0.001
    if worth[1] == worth[0]:
        assert idle[1] <= idle[0]


def test_people_go_early_where_waits_are_equal() -> None:
    """One interview in a long day is the first thing."""
    interviews = Interviews(np.array([0]), np.array([0]), np.array([0.2]))
    day = FairDay.all_day(6, np.array([1]), 1)
    slots, proven = solve(interviews, day, np.array([4]), 1.0)
    assert (slots.tolist(), proven) == ([0], True)
