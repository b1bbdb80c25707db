"""What is to be put into slots, where and when there is room, and what came out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.allocation.arcs import Floats, Ints


@dataclass(frozen=True, slots=True)
class Interviews:
    """The pairs that are to meet, each once.

    Parameters
    ----------
    people, booths : ndarray of int64, shape (n_interviews,)
        Rows of the person and of the booth.
    worth : ndarray of float64, shape (n_interviews,)
        What a meeting is worth, > 0; the least valuable are dropped where not all fit.
    """

    people: Ints
    booths: Ints
    worth: Floats

    def __len__(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True)
class FairDay:
    """Where and when there is room.

    Parameters
    ----------
    n_slots : int
        Slots of the day, all of the same length.
    desks : ndarray of int64, shape (n_booths,)
        Interviews that each booth holds at once, >= 0.
    arrivals, departures : ndarray of int64, shape (n_people,)
        The person is there from the slot of the arrival to the one before the departure.
    """

    n_slots: int
    desks: Ints
    arrivals: Ints
    departures: Ints

    @classmethod
    def all_day(cls, n_slots: int, desks: Ints, n_people: int) -> FairDay:
        """Let everybody be there all day.

        Examples
        --------
        >>> FairDay.all_day(4, np.array([2]), 3).departures.tolist()
        [4, 4, 4]
        """
        none = np.zeros(n_people, dtype=np.int64)
        return cls(n_slots, desks, none, none + n_slots)


@dataclass(frozen=True, slots=True)
class Timetable:
    """When each interview takes place.

    Parameters
    ----------
    slots : ndarray of int64, shape (n_interviews,)
        Slot in [0, n_slots), or -1 for one that was dropped.
    waits : ndarray of int64, shape (n_people,)
        Idle slots of each person between the first and the last interview.
    proven : bool
        Whether no timetable places more worth, and none of as much has shorter waits.
    """

    slots: Ints
    waits: Ints
    proven: bool

    @property
    def dropped(self) -> Ints:
        """Rows of the interviews that found no slot."""
        return np.flatnonzero(self.slots < 0)


def idle_slots(people: Ints, slots: Ints, n_people: int) -> Ints:
    """Count the idle slots of each person between the first and the last interview.

    Parameters
    ----------
    people : ndarray of int64, shape (n_interviews,)
        Rows of the people.
    slots : ndarray of int64, shape (n_interviews,)
        Slots, or -1.
    n_people : int
        Number of people.

    Returns
    -------
    ndarray of int64, shape (n_people,)
        0 for somebody with at most one interview.

    Examples
    --------
    >>> idle_slots(np.array([0, 0, 1]), np.array([1, 4, -1]), 2).tolist()
    [2, 0]
    """
    people, slots = people[slots >= 0], slots[slots >= 0]
    first, last = np.full(n_people, np.iinfo(np.int64).max), np.full(n_people, -1)
    np.minimum.at(first, people, slots)
    np.maximum.at(last, people, slots)
    count = np.bincount(people, minlength=n_people)
    return np.where(count > 0, last - first + 1 - count, 0)
