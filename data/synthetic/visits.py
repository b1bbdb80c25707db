"""Which days people come to the office."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.synthetic.config import SyntheticConfig
from data.synthetic.hiring import LOWEST_AGE
from data.synthetic.people import People
from data.synthetic.seasons import season_weights


def draw_visits(
    rng: np.random.Generator, people: People, config: SyntheticConfig
) -> dict[int, NDArray[np.int64]]:
    """Draw visits: one on registration, some later, more in the busy season.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    people : People
        The register; people under 16 are never received for referral.
    config : SyntheticConfig
        Time and the mean number of further visits.

    Returns
    -------
    dict of int to ndarray of int64
        Rows of people by day, both ascending.
    """
    days = np.arange(config.log_days)
    busy = np.cumsum(season_weights(config.start, days))
    from_day = np.maximum(people.registered, 0)
    of_age = people.age(0) + from_day / 365.25 >= LOWEST_AGE
    able = np.flatnonzero((people.registered < config.log_days) & of_age)
    left = 1 - from_day[able] / config.log_days
    further = np.repeat(able, rng.poisson(config.further_visits * 2 * left))
    before = np.concatenate([[0.0], busy])[from_day[further]]
    mark = before + rng.random(len(further)) * (busy[-1] - before)
    later = np.minimum(np.searchsorted(busy, mark), config.log_days - 1)
    first = able[people.registered[able] >= 0]
    rows = np.concatenate([first, further])
    when = np.concatenate([people.registered[first], later])
    order = np.lexsort((rows, when))
    rows, when = rows[order], when[order]
    starts = np.searchsorted(when, np.arange(config.log_days + 1))
    return {
        int(day): np.unique(rows[starts[day] : starts[day + 1]])
        for day in days
        if starts[day] < starts[day + 1]
    }
