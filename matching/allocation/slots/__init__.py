"""Interviews of a fair, put into time slots."""

from __future__ import annotations

from matching.allocation.slots.interviews import FairDay, Interviews, Timetable
from matching.allocation.slots.scheduling import schedule

__all__ = ["FairDay", "Interviews", "Timetable", "schedule"]
