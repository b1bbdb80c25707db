"""Days get shorter, and nobody is dropped for it."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.slots.checking import faults
from matching.allocation.slots.interviews import Timetable, idle_slots
from matching.allocation.slots.waits import shorten_waits
from tests.matching.allocation.slots.draws import draw_fair
from tests.matching.allocation.slots.test_board import seat_at_random


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_waits_get_shorter_within_the_rules(seed: int, buses: bool) -> None:
    """The sum of first-to-last falls; whoever had a slot has one."""
    interviews, day = draw_fair(seed, 15, 6, 12, buses=buses)
    board = seat_at_random(interviews, day, seed)
    before = board.slots.copy()
    starts = np.searchsorted(interviews.people, np.arange(16))
    shorten_waits(board, np.arange(len(interviews)), starts, 20)
    idle = [idle_slots(interviews.people, each, 15) for each in (before, board.slots)]

    assert faults(interviews, day, Timetable(board.slots, idle[1], proven=False)) == []
    assert ((board.slots >= 0) == (before >= 0)).all()
    assert idle[1].sum() <= idle[0].sum()
    if (idle[0] > 3).any():
        assert idle[1].sum() < idle[0].sum()
