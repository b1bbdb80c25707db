"""Waits are counted as a person would on their fingers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.slots.interviews import FairDay, Timetable, idle_slots


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 9)), st.booleans()))
def test_idle_slots_are_those_between(cells: dict[tuple[int, int], bool]) -> None:
    """Free slots with an interview before and one after; dropped ones do not count."""
    people = np.array([person for person, _ in cells], dtype=np.int64)
    slots = np.array([slot if kept else -1 for (_, slot), kept in cells.items()], dtype=np.int64)
    expected = []
    for each in range(4):
        own = {slot for (person, slot), kept in cells.items() if kept and person == each}
        between = range(min(own, default=0), max(own, default=0))
        expected.append(sum(slot not in own for slot in between))

    assert idle_slots(people, slots, 4).tolist() == expected


def test_what_has_no_slot_is_named() -> None:
    """By its row."""
    timetable = Timetable(np.array([0, -1, 2, -1]), np.zeros(2, np.int64), proven=False)
    assert timetable.dropped.tolist() == [1, 3]


def test_all_day_is_from_the_first_slot_to_the_last() -> None:
    """For everybody."""
    day = FairDay.all_day(5, np.array([1]), 2)
    assert (day.arrivals.tolist(), day.departures.tolist()) == ([0, 0], [5, 5])
