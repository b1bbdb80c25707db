"""The growing log of events, as columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from data.records import Interaction, SeekerId, VacancyId


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a pair met: the list and the place on it, if there was one."""

    list_id: str | None = None
    position: int | None = None
    is_exploration: bool | None = None


@dataclass(slots=True)
class Ledger:
    """Events in the order in which they were written, days counted from the start.

    Parameters
    ----------
    days : int
        The cut-off: what happens on this day or later is not written.
    """

    days: int
    rows: list[tuple[int, int, int, str, Entry, str | None]] = field(default_factory=list)

    def write(
        self,
        day: int,
        seeker: int,
        vacancy: int,
        kind: str,
        entry: Entry,
        reason: str | None = None,
    ) -> None:
        """Write one event, unless it lies beyond the cut-off."""
        if day < self.days:
            self.rows.append((day, seeker, vacancy, kind, entry, reason))

    def interactions(
        self, start: date, seekers: list[SeekerId], vacancies: list[VacancyId]
    ) -> tuple[Interaction, ...]:
        """Turn the log into records, by day and then in the order of writing.

        Parameters
        ----------
        start : date
            Day 0.
        seekers, vacancies : list of str
            Ids by row.

        Returns
        -------
        tuple of Interaction
            All events before the cut-off.
        """
        dates = [start + timedelta(days=day) for day in range(self.days)]
        return tuple(
            Interaction(
                seeker_id=seekers[seeker],
                vacancy_id=vacancies[vacancy],
                kind=kind,
                occurred_on=dates[day],
                list_id=entry.list_id,
                position=entry.position,
                is_exploration=entry.is_exploration,
                reason=reason,
            )
            for day, seeker, vacancy, kind, entry, reason in sorted(
                self.rows, key=lambda row: row[0]
            )
        )
