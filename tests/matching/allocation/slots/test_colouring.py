"""Colouring fits in all that Koenig promises, and keeps the rules when buses come and go."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.arcs import Ints
from matching.allocation.slots.checking import faults
from matching.allocation.slots.colouring import colour
from matching.allocation.slots.interviews import FairDay, Interviews, Timetable, idle_slots
from tests.matching.allocation.slots.draws import draw_fair

SEEDS = st.integers(0, 2**32 - 1)


def assert_sound(interviews: Interviews, day: FairDay, slots: Ints) -> None:
    """Ask the checker."""
    waits = idle_slots(interviews.people, slots, len(day.arrivals))
    assert faults(interviews, day, Timetable(slots, waits, proven=False)) == []


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.integers(1, 25), st.integers(1, 8))
def test_all_day_as_many_slots_as_the_busiest_needs_are_enough(
    seed: int, n_people: int, n_booths: int
) -> None:
    """Koenig: no day is too full that nobody and no desk overfills."""
    interviews, _ = draw_fair(seed, n_people, n_booths, 1, buses=False)
    desks = np.random.default_rng(seed).integers(1, 4, n_booths)
    busiest = max(
        np.bincount(interviews.people, minlength=1).max(),
        (-(-np.bincount(interviews.booths, minlength=n_booths) // desks)).max(),
        1,
    )
    day = FairDay.all_day(int(busiest), desks, n_people)
    slots = colour(interviews, day)

    assert (slots >= 0).all()
    assert_sound(interviews, day, slots)


@settings(max_examples=80, deadline=None)
@given(SEEDS, st.integers(1, 20), st.integers(1, 6), st.integers(1, 9), st.booleans())
def test_the_rules_hold_whatever_does_not_fit(
    seed: int, n_people: int, n_booths: int, n_slots: int, buses: bool
) -> None:
    """And what was dropped has no free slot left, nor one held by something worth less."""
    interviews, day = draw_fair(seed, n_people, n_booths, n_slots, buses=buses)
    slots = colour(interviews, day)
    assert_sound(interviews, day, slots)

    for row in np.flatnonzero(slots < 0):
        person, booth = interviews.people[row], interviews.booths[row]
        if day.desks[booth] == 0:
            continue
        for slot in range(day.arrivals[person], day.departures[person]):
            own = (interviews.people == person) & (slots == slot)
            there = (interviews.booths == booth) & (slots == slot)
            pushed = interviews.worth[own].sum()
            if there.sum() >= day.desks[booth]:
                pushed += interviews.worth[there].min()
            assert pushed >= interviews.worth[row] - 1e-9


def test_the_same_twice() -> None:
    """To the last bit."""
    interviews, day = draw_fair(2, 40, 6, 12, buses=True)
    assert colour(interviews, day).tobytes() == colour(interviews, day).tobytes()


def test_a_full_fair_of_four_hundred_people_fits_to_the_last_slot() -> None:
    """Every desk busy in every slot: 400 people with 5 interviews each at 50 desks."""
    rng = np.random.default_rng(4)
    people = np.repeat(np.arange(400), 5)
    turns = np.concatenate([rng.permutation(50) for _ in range(8)])
    booths = ((turns[:, None] + np.array([0, 7, 13, 24, 31])) % 50).ravel()
    interviews = Interviews(people, booths, np.ones(2000))
    day = FairDay.all_day(40, np.ones(50, np.int64), 400)
    slots = colour(interviews, day)

    assert (slots >= 0).all()
    assert_sound(interviews, day, slots)


def test_without_interviews_there_is_nothing_to_seat() -> None:
    """Nor without people or booths."""
    nothing = np.zeros(0, np.int64)
    empty = Interviews(nothing, nothing, np.zeros(0))
    assert len(colour(empty, FairDay.all_day(3, np.array([1]), 2))) == 0
    assert len(colour(empty, FairDay.all_day(3, nothing, 0))) == 0
