"""A check of timetables, written from the rules of a fair and not from the scheduler."""

from __future__ import annotations

from collections import Counter

from matching.allocation.slots.interviews import FairDay, Interviews, Timetable


def faults(interviews: Interviews, day: FairDay, timetable: Timetable) -> list[str]:
    """List every rule that a timetable breaks.

    Parameters
    ----------
    interviews : Interviews
        What was to be put into slots.
    day : FairDay
        Room and times.
    timetable : Timetable
        What came out.

    Returns
    -------
    list of str
        One sentence in Chinese a fault, with rows; empty for a sound timetable.

    Examples
    --------
    >>> import numpy as np
    >>> both = Interviews(np.array([0, 0]), np.array([0, 1]), np.ones(2))
    >>> day = FairDay.all_day(2, np.array([1, 1]), 1)
    >>> faults(both, day, Timetable(np.array([1, 1]), np.array([0]), proven=False))
    ['第0号求职人员在第1时段有2场面试']
    """
    placed = [
        (int(person), int(booth), int(slot))
        for person, booth, slot in zip(
            interviews.people, interviews.booths, timetable.slots, strict=True
        )
        if slot >= 0
    ]
    return _absent(placed, day) + _twice(placed) + _crowded(placed, day)


def _absent(placed: list[tuple[int, int, int]], day: FairDay) -> list[str]:
    return [
        f"第{person}号求职人员在第{slot}时段不在场"
        for person, _, slot in placed
        if not (day.arrivals[person] <= slot < min(day.departures[person], day.n_slots))
    ]


def _twice(placed: list[tuple[int, int, int]]) -> list[str]:
    count = Counter((person, slot) for person, _, slot in placed)
    return [
        f"第{person}号求职人员在第{slot}时段有{times}场面试"
        for (person, slot), times in count.items()
        if times > 1
    ]


def _crowded(placed: list[tuple[int, int, int]], day: FairDay) -> list[str]:
    count = Counter((booth, slot) for _, booth, slot in placed)
    return [
        f"第{booth}号展位在第{slot}时段有{times}场面试，只能同时接待{day.desks[booth]}人"
        for (booth, slot), times in count.items()
        if times > day.desks[booth]
    ]
