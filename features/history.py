"""What had happened by a day: counts over the event log, strictly before the day asked.

Every count is an exact "number of events of a kind with `occurred_on` < day", by two binary
searches in a sorted list of (entity, day) keys, so that training (many days) and serving
(one day) run the same code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from data.records import Interaction
from features.columnar import Floats, numbers

Ints = NDArray[np.int64]
KEY_SPAN: Final = 1 << 22
"""More days than the calendar of `datetime.date` holds."""

SHOWN: Final = frozenset({Kinds.SHOWN})
LOOKED: Final = frozenset({Kinds.VIEWED})
APPLIED: Final = frozenset({Kinds.APPLIED, Kinds.REFERRED})
HIRED: Final = frozenset({Kinds.HIRED})
REJECTED: Final = frozenset({Kinds.REJECTED})
LEFT: Final = frozenset({Kinds.DECLINED, Kinds.NO_SHOW})


@dataclass(frozen=True, slots=True)
class EventLog:
    """The interactions as columns, in the order of the log.

    Parameters
    ----------
    seeker_rows, vacancy_rows : ndarray of int64, shape (n_events,)
        Rows in the market's tables.
    days : ndarray of int64, shape (n_events,)
        Ordinal days.
    kinds : ndarray of str, shape (n_events,)
        Kinds of interaction.
    chosen : ndarray of float64, shape (n_events,)
        1 where an officer's list chose the pair, 0 where a random slot did (`is_exploration`)
        or this program, which knows no more than the features (its propensities are known),
        NaN where the log does not say.
    by_chance : ndarray of bool, shape (n_events,)
        Whether a random slot chose the pair.
    lists : ndarray of int64, shape (n_events,)
        Number of the list, -1 where none is named.
    positions : ndarray of float64, shape (n_events,)
        Place on the list from 1, NaN where not known.
    propensities : ndarray of float64, shape (n_events,)
        Chance that a random slot of the list showed this vacancy, NaN where not known.
    """

    seeker_rows: Ints
    vacancy_rows: Ints
    days: Ints
    kinds: NDArray[np.str_]
    chosen: Floats
    by_chance: NDArray[np.bool_]
    lists: Ints
    positions: Floats
    propensities: Floats

    def of_kind(self, kinds: frozenset[str]) -> NDArray[np.bool_]:
        """Mark the events of some kinds."""
        return np.isin(self.kinds, sorted(kinds))

    def up_to(self, day: int) -> EventLog:
        """Give the events on or before an ordinal day."""
        kept = self.days <= day
        return EventLog(*(getattr(self, column.name)[kept] for column in fields(self)))

    def looks(self) -> NDArray[np.bool_]:
        """Mark the events that stand for a look.

        Views, where they are logged. What was shown stands for a look that may have been: in a
        log without any view, and on lists that this program served (their propensities are
        known) of which no view is logged.
        """
        viewed = self.of_kind(LOOKED)
        shown = self.of_kind(SHOWN)
        if not viewed.any():
            return shown
        unwatched = ~np.isnan(self.propensities) & ~np.isin(self.lists, self.lists[viewed])
        marked: NDArray[np.bool_] = viewed | (shown & unwatched)
        return marked


def build_event_log(
    interactions: Sequence[Interaction],
    seeker_rows: Mapping[str, int],
    vacancy_rows: Mapping[str, int],
) -> EventLog:
    """Turn interactions into columns.

    Parameters
    ----------
    interactions : sequence of Interaction
        Ids must be keys of the two mappings.
    seeker_rows, vacancy_rows : mapping of id to row
        The market's order.
    """
    explored = numbers(event.is_exploration for event in interactions)
    propensities = numbers(event.propensity for event in interactions)
    return EventLog(
        np.array([seeker_rows[event.seeker_id] for event in interactions], dtype=np.int64),
        np.array([vacancy_rows[event.vacancy_id] for event in interactions], dtype=np.int64),
        np.array([event.occurred_on.toordinal() for event in interactions], dtype=np.int64),
        np.array([event.kind for event in interactions], dtype="<U16"),
        np.where(np.isnan(propensities), 1.0 - explored, 0.0),
        explored == 1.0,
        _list_numbers([event.list_id for event in interactions]),
        numbers(event.position for event in interactions),
        propensities,
    )


def _list_numbers(list_ids: Sequence[str | None]) -> Ints:
    known: dict[str | None, int] = {None: -1}
    return np.array([known.setdefault(one, len(known)) for one in list_ids], dtype=np.int64)


class Counter:
    """Counts events of one kind by entity, strictly before a day.

    Parameters
    ----------
    entities : ndarray of int64, shape (n_events,)
        Row of the entity of each event, >= 0.
    days : ndarray of int64, shape (n_events,)
        Ordinal day of each event.

    Examples
    --------
    >>> counter = Counter(np.array([7, 7, 8]), np.array([10, 11, 10]))
    >>> counter.before(np.array([7, 7, 8, 9]), np.array([11, 12, 10, 99])).tolist()
    [1, 2, 0, 0]
    """

    def __init__(self, entities: Ints, days: Ints) -> None:
        self._keys = np.sort(entities * KEY_SPAN + days)

    def before(self, entities: Ints, days: Ints) -> Ints:
        """Count for each (entity, day) the events of that entity before that day."""
        start = np.searchsorted(self._keys, entities * KEY_SPAN)
        stop = np.searchsorted(self._keys, entities * KEY_SPAN + days)
        return (stop - start).astype(np.int64)


class PlaceCounter:
    """Counts the places taken at a vacancy: distinct people hired and not lost again.

    A person hired before the day counts once; one with a later `declined` or `no_show` for
    the same vacancy (also before the day) does not count from then on, unless hired again.
    """

    def __init__(self, log: EventLog) -> None:
        taken, freed = _place_changes(log)
        self._taken = Counter(*taken)
        self._freed = Counter(*freed)

    def taken(self, vacancy_rows: Ints, days: Ints) -> Ints:
        """Count places taken at each (vacancy row, day), from events strictly before the day."""
        return self._taken.before(vacancy_rows, days) - self._freed.before(vacancy_rows, days)


def _place_changes(log: EventLog) -> tuple[tuple[Ints, Ints], tuple[Ints, Ints]]:
    """(vacancy, day) of every place taken and of every place freed again."""
    rows = np.flatnonzero(log.of_kind(HIRED | LEFT))
    # By day; within a day a hire comes before the loss of it.
    order = rows[np.lexsort((~np.isin(log.kinds[rows], sorted(HIRED)), log.days[rows]))]
    holds: set[tuple[int, int]] = set()
    changes: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for row in order:
        pair = int(log.seeker_rows[row]), int(log.vacancy_rows[row])
        is_hire = log.kinds[row] in HIRED
        if is_hire == (pair in holds):
            continue
        (holds.add if is_hire else holds.discard)(pair)
        changes[0 if is_hire else 1].append((pair[1], int(log.days[row])))
    taken, freed = (np.array(change, dtype=np.int64).reshape(-1, 2) for change in changes)
    return (taken[:, 0], taken[:, 1]), (freed[:, 0], freed[:, 1])


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A share of events that is counted for the market, a group, an employer and a vacancy.

    The pseudo-counts shrink a group's share to the market's, and an employer's (or a vacancy's)
    to its group's: those of employers were measured, a group gets some four times as much.
    """

    of: str
    among: tuple[str, ...]
    usual: float
    own_weight: float
    group_weight: float


APPLYING: Final = _Ratio("applications", ("views",), 0.1, 30.0, 120.0)
ACCEPTING: Final = _Ratio("hires", ("hires", "rejections"), 0.35, 8.0, 30.0)
MARKET_WEIGHT: Final = 1.0

HISTORY_NAMES: Final = (
    "employer_apply_rate",
    "employer_accept_rate",
    "vacancy_apply_rate",
    "county_apply_rate",
    "vacancy_applications",
    "vacancy_places_left",
    "seeker_views",
    "seeker_applications",
    "seeker_rejections",
)


class History:
    """Counts and shrunk rates over an event log.

    Parameters
    ----------
    log : EventLog
        All events; each question sees those before its day only.
    employer_rows : ndarray of int64, shape (n_vacancies,)
        Employer of each vacancy.
    headcounts : ndarray of float64, shape (n_vacancies,)
        Places of each vacancy.
    industry_rows, county_rows : ndarray of int64, shape (n_vacancies,), optional
        Number of the industry of each vacancy's employer, and of the county of its workplace;
        -1 where not known, as all are by default.

    Notes
    -----
    A vacancy's share of applications is shrunk to its employer's, an employer's shares to its
    industry's, and an industry's or a county's to the market's: who has no history starts at
    the mean of the narrowest group that has one.

    A row of -1 is somebody who is not in the market (a fresh profile, a fresh vacancy):
    every count is 0 and every rate the market's.
    """

    def __init__(
        self,
        log: EventLog,
        employer_rows: Ints,
        headcounts: Floats,
        industry_rows: Ints | None = None,
        county_rows: Ints | None = None,
    ) -> None:
        unknown = np.full(len(employer_rows), -1, dtype=np.int64)
        owners = {
            "vacancy": np.arange(len(employer_rows), dtype=np.int64),
            "employer": employer_rows,
            "industry": unknown if industry_rows is None else industry_rows,
            "county": unknown if county_rows is None else county_rows,
            "market": np.zeros(len(employer_rows), dtype=np.int64),
        }
        # The last place is that of row -1, a vacancy outside the market.
        self._owners = {
            name: np.append(rows, 0 if name == "market" else -1) for name, rows in owners.items()
        }
        self._headcounts = headcounts
        self.places = PlaceCounter(log)
        self._counters: dict[tuple[str, str], Counter] = {}
        for name, marked in (
            ("views", log.looks()),
            ("applications", log.of_kind(APPLIED)),
            ("hires", log.of_kind(HIRED)),
            ("rejections", log.of_kind(REJECTED)),
        ):
            rows = np.flatnonzero(marked)
            vacancies, days = log.vacancy_rows[rows], log.days[rows]
            self._counters["seeker", name] = Counter(log.seeker_rows[rows], days)
            for entity, of_vacancy in self._owners.items():
                # What nobody knows the group of is no group.
                known = of_vacancy[vacancies] >= 0
                self._counters[entity, name] = Counter(of_vacancy[vacancies[known]], days[known])

    def _count(self, entity: str, name: str, rows: Ints, days: Ints) -> Floats:
        return self._counters[entity, name].before(rows, days).astype(float)

    def columns(self, seeker_rows: Ints, vacancy_rows: Ints, days: Ints) -> dict[str, Floats]:
        """Give the history features of pairs.

        Parameters
        ----------
        seeker_rows, vacancy_rows : ndarray of int64, shape (n_pairs,)
            Rows in the market, -1 for somebody outside it.
        days : ndarray of int64, shape (n_pairs,)
            Ordinal day of each question; nothing on or after it is read.

        Returns
        -------
        dict of str to ndarray of float64, shape (n_pairs,)
            In the order of `HISTORY_NAMES`.
        """
        applying = self._shares(APPLYING, vacancy_rows, days)
        accepting = self._shares(ACCEPTING, vacancy_rows, days)
        values = (
            applying["employer"],
            accepting["employer"],
            self._share(
                APPLYING, "vacancy", vacancy_rows, days, APPLYING.own_weight, applying["employer"]
            ),
            self._share(
                APPLYING, "county", vacancy_rows, days, APPLYING.group_weight, applying["market"]
            ),
            np.log1p(self._count("vacancy", "applications", vacancy_rows, days)),
            np.log1p(np.maximum(self.places_left(vacancy_rows, days), 0.0)),
            np.log1p(self._count("seeker", "views", seeker_rows, days)),
            np.log1p(self._count("seeker", "applications", seeker_rows, days)),
            np.log1p(self._count("seeker", "rejections", seeker_rows, days)),
        )
        return dict(zip(HISTORY_NAMES, values, strict=True))

    def places_left(self, vacancy_rows: Ints, days: Ints) -> Floats:
        """Count the places left at each (vacancy, day); NaN for a vacancy outside the market."""
        known = vacancy_rows >= 0
        left: Floats = np.full(len(vacancy_rows), np.nan)
        rows = vacancy_rows[known]
        left[known] = self._headcounts[rows] - self.places.taken(rows, days[known])
        return left

    def _shares(self, ratio: _Ratio, vacancy_rows: Ints, days: Ints) -> dict[str, Floats]:
        """Shrink an employer's share to its industry's, and that to the market's."""
        usual = np.full(len(days), ratio.usual)
        market = self._share(ratio, "market", vacancy_rows, days, MARKET_WEIGHT, usual)
        industry = self._share(ratio, "industry", vacancy_rows, days, ratio.group_weight, market)
        employer = self._share(ratio, "employer", vacancy_rows, days, ratio.own_weight, industry)
        return {"market": market, "industry": industry, "employer": employer}

    def _share(
        self,
        ratio: _Ratio,
        entity: str,
        vacancy_rows: Ints,
        days: Ints,
        weight: float,
        toward: Floats,
    ) -> Floats:
        """(count + weight x toward) / (total + weight) of whoever owns each vacancy."""
        rows = self._owners[entity][vacancy_rows]
        names = dict.fromkeys((ratio.of, *ratio.among))
        counts = {name: self._count(entity, name, rows, days) for name in names}
        count = counts[ratio.of]
        total = sum((counts[name] for name in ratio.among), np.zeros(1))
        # Referrals by phone are applications that nobody viewed on a list.
        share: Floats = np.minimum(
            (count + weight * toward) / (np.maximum(total, count) + weight), 1.0
        )
        return share
