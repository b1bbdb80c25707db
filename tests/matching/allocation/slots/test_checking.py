"""The checker sees each fault, and none where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from matching.allocation.slots.checking import faults
from matching.allocation.slots.interviews import FairDay, Interviews, Timetable

INTERVIEWS = Interviews(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.ones(4))
DAY = FairDay(3, np.array([1, 2]), np.array([0, 1]), np.array([2, 9]))


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ([0, 1, 2, 1], []),
        ([0, -1, -1, 1], []),
        ([0, 0, 2, 1], ["第0号求职人员在第0时段有2场面试"]),
        ([1, 0, 1, 2], ["第0号展位在第1时段有2场面试，只能同时接待1人"]),
        (
            [0, 1, 0, 1],
            ["第1号求职人员在第0时段不在场", "第0号展位在第0时段有2场面试，只能同时接待1人"],
        ),
        ([2, 1, 1, 2], ["第0号求职人员在第2时段不在场"]),
        ([0, 1, 3, 1], ["第1号求职人员在第3时段不在场"]),
    ],
)
def test_each_fault_is_named(slots: list[int], found: list[str]) -> None:
    """Two places at once, too many at a booth, before the bus, after it, after the fair."""
    timetable = Timetable(np.array(slots), np.zeros(2, np.int64), proven=False)
    assert faults(INTERVIEWS, DAY, timetable) == found
