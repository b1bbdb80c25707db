"""Less of a log: some people's events and none of the others', as a smaller office would have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from data.records import Market


def thin_log(market: Market, share: float, *, seed: int = 0, until: date | None = None) -> Market:
    """Keep a share of the events by keeping whole people.

    People are drawn in an order of chance until their events come to the share; a person's
    lists, applications and outcomes stay together or go together, so that what stays is a log
    that an office could have. A smaller share is contained in a larger one of the same seed.

    Parameters
    ----------
    market : Market
        The records.
    share : float
        Share of the events to keep, in [0, 1].
    seed : int
        Seed of the order.
    until : date, optional
        Later events all stay; by default there are none.

    Returns
    -------
    Market
        The same people and vacancies, with fewer events.
    """
    if share >= 1.0:
        return market
    is_late = [until is not None and event.occurred_on > until for event in market.interactions]
    events = [each for each, late in zip(market.interactions, is_late, strict=True) if not late]
    people, counts = np.unique([event.seeker_id for event in events], return_counts=True)
    order = np.random.default_rng(seed).permutation(len(people))
    running = np.cumsum(counts[order])
    enough = int(np.searchsorted(running, round(share * len(events)), side="right"))
    kept = set(people[order[:enough]].tolist())
    return replace(
        market,
        interactions=tuple(
            event
            for event, late in zip(market.interactions, is_late, strict=True)
            if late or event.seeker_id in kept
        ),
    )
