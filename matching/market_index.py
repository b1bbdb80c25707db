"""A market with its ids looked up: rows of people, vacancies and employers, and the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from data.geography import load_gazetteer
from data.records import Employer, EmployerId, Market, Vacancy
from features.history import EventLog, History, Ints, build_event_log


@dataclass(frozen=True, slots=True)
class MarketIndex:
    """A market and the ways to find things in it.

    Parameters
    ----------
    market : Market
        The records.
    seeker_rows, vacancy_rows : mapping of id to row
        Rows in the market's tuples.
    employers : mapping of employer id to Employer
        All employers.
    log : EventLog
        The interactions as columns.
    history : History
        Counts over the log.
    """

    market: Market
    seeker_rows: Mapping[str, int]
    vacancy_rows: Mapping[str, int]
    employers: Mapping[EmployerId, Employer]
    log: EventLog
    history: History

    @property
    def last_day(self) -> date | None:
        """Day of the last event, None where nothing has happened yet."""
        days = self.log.days
        return date.fromordinal(int(days.max())) if len(days) else None

    def default_as_of(self, today: date) -> date:
        """Give the day after the last event, or `today` where nothing has happened yet."""
        last = self.last_day
        return today if last is None else last + timedelta(days=1)


def index_market(market: Market) -> MarketIndex:
    """Look up the ids of a market.

    Parameters
    ----------
    market : Market
        Checked records: ids are unique and point somewhere.

    Returns
    -------
    MarketIndex
    """
    seeker_rows: dict[str, int] = {
        seeker.seeker_id: row for row, seeker in enumerate(market.seekers)
    }
    vacancy_rows: dict[str, int] = {
        vacancy.vacancy_id: row for row, vacancy in enumerate(market.vacancies)
    }
    employer_rows = {employer.employer_id: row for row, employer in enumerate(market.employers)}
    log = build_event_log(market.interactions, seeker_rows, vacancy_rows)
    owners: NDArray[np.int64] = np.array(
        [employer_rows[vacancy.employer_id] for vacancy in market.vacancies], dtype=np.int64
    )
    employers = {employer.employer_id: employer for employer in market.employers}
    history = History(
        log,
        owners,
        np.array([vacancy.headcount for vacancy in market.vacancies], dtype=float),
        _numbered(employers[vacancy.employer_id].industry for vacancy in market.vacancies),
        _numbered(map(_county, market.vacancies)),
    )
    return MarketIndex(
        market=market,
        seeker_rows=seeker_rows,
        vacancy_rows=vacancy_rows,
        employers=employers,
        log=log,
        history=history,
    )


def _county(vacancy: Vacancy) -> str | None:
    """Name the county of a workplace, or the city where only that is known."""
    place = load_gazetteer().locate(township_code=vacancy.township_code, text=vacancy.workplace)
    return place.county_code


def _numbered(names: Iterable[str | None]) -> Ints:
    """Give each group a number as it comes; -1 where there is none."""
    known: dict[str, int] = {}
    rows = [known.setdefault(name, len(known)) if name else -1 for name in names]
    return np.array(rows, dtype=np.int64)
