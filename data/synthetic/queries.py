"""The questions by which a ranking of this market is measured."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from data.records import Interaction, Market, SeekerId, VacancyId
from data.synthetic.hiring import LOWEST_AGE
from data.synthetic.truth import Query, Truth


def draw_queries(rng: np.random.Generator, truth: Truth, market: Market) -> tuple[Query, ...]:
    """Draw the evaluation's questions: half of people never shown anything.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    truth : Truth
        Says who is 16 and when everybody registered.
    market : Market
        Says who was shown something.

    Returns
    -------
    tuple of Query
        Dated in the test period, by date and then by seeker.
    """
    config, people = truth.config, truth.people
    shown = {event.seeker_id for event in market.interactions}
    is_warm = np.array([seeker.seeker_id in shown for seeker in market.seekers])
    of_age = people.age(config.log_days) >= LOWEST_AGE
    half = max(1, round(len(people) * config.query_share / 2))
    cold = np.flatnonzero(~is_warm & of_age & (people.registered >= config.log_days))
    warm = np.flatnonzero(is_warm & of_age)
    rows = np.concatenate([_some(rng, cold, half), _some(rng, warm, half)])
    first = np.maximum(people.registered[rows], config.log_days)
    days = first + rng.integers(0, np.maximum(np.minimum(14, config.all_days - first), 1))
    warm_days = rng.integers(config.log_days, config.all_days, len(rows))
    days = np.where(is_warm[rows], warm_days, days)
    order = np.lexsort((rows, days))
    return tuple(
        Query(
            seeker_id=market.seekers[row].seeker_id,
            seeker_row=int(row),
            as_of=config.start + timedelta(days=int(day)),
            is_cold=not is_warm[row],
        )
        for row, day in zip(rows[order], days[order], strict=True)
    )


def _some(rng: np.random.Generator, rows: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    return rng.choice(rows, min(count, len(rows)), replace=False)


def filled_places(market: Market) -> NDArray[np.int64]:
    """Count the places that the log's hirings have taken at the cut-off.

    Parameters
    ----------
    market : Market
        Its vacancies and its log.

    Returns
    -------
    ndarray of int64, (v,)
        People hired and not gone again, by vacancy row.
    """
    holders: set[tuple[SeekerId, VacancyId]] = set()
    for event in market.interactions:
        _hold(holders, event)
    counts = Counter(vacancy_id for _, vacancy_id in holders)
    return np.array([counts[vacancy.vacancy_id] for vacancy in market.vacancies], dtype=np.int64)


def _hold(holders: set[tuple[SeekerId, VacancyId]], event: Interaction) -> None:
    pair = (event.seeker_id, event.vacancy_id)
    if event.kind == Kinds.HIRED:
        holders.add(pair)
    elif event.kind in (Kinds.DECLINED, Kinds.NO_SHOW):
        holders.discard(pair)
