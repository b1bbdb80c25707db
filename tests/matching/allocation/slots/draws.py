"""Fairs drawn at random, small and full."""

from __future__ import annotations

import numpy as np

from matching.allocation.slots.interviews import FairDay, Interviews


def draw_fair(
    seed: int, n_people: int, n_booths: int, n_slots: int, *, buses: bool
) -> tuple[Interviews, FairDay]:
    """Draw who meets whom, few desks, and stays of some slots where buses bring people."""
    rng = np.random.default_rng(seed)
    people, booths = np.nonzero(rng.random((n_people, n_booths)) < 0.6)
    worth = rng.integers(1, 10, len(people)) / 10
    desks = rng.integers(0, 3, n_booths)
    if not buses:
        return Interviews(people, booths, worth), FairDay.all_day(n_slots, desks, n_people)
    arrivals = rng.integers(0, n_slots, n_people)
    departures = np.minimum(arrivals + rng.integers(1, n_slots + 1, n_people), n_slots)
    return Interviews(people, booths, worth), FairDay(n_slots, desks, arrivals, departures)
