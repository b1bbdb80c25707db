"""When people register and posts appear: the year of a labour market in South China."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

SPRING_FESTIVALS = tuple(
    date(*day)
    for day in (
        (2022, 2, 1),
        (2023, 1, 22),
        (2024, 2, 10),
        (2025, 1, 29),
        (2026, 2, 17),
        (2027, 2, 6),
        (2028, 1, 26),
    )
)


def season_weights(start: date, days: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weigh days by how busy the office is: a peak a fortnight after Spring Festival.

    Parameters
    ----------
    start : date
        Day 0.
    days : ndarray of int64, (n,)
        Days after `start`; may be negative.

    Returns
    -------
    ndarray of float64, (n,)
        1 on an ordinary day, up to 3.5 at the peak, .2 in the festival week.

    Examples
    --------
    >>> season_weights(date(2024, 1, 1), np.array([40, 52, 150])).round(1).tolist()
    [0.2, 3.4, 1.0]
    """
    weights = np.ones(len(days))
    for festival in SPRING_FESTIVALS:
        after = days - (festival - start).days
        weights += 2.5 * np.exp(-(((after - 14) / 10) ** 2))
        weights[(after >= -7) & (after <= 6)] = 0.2
    months = np.array([(start + timedelta(days=int(day))).month for day in days])
    weights[(months == 9) | (months == 10)] += 0.4
    return weights


def draw_days(
    rng: np.random.Generator, start: date, first: int, last: int, count: int
) -> NDArray[np.int64]:
    """Draw days by season, sorted.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    start : date
        Day 0.
    first, last : int
        First day and the day after the last, counted from `start`.
    count : int
        How many to draw.

    Returns
    -------
    ndarray of int64, (count,)
        Ascending.
    """
    days = np.arange(first, last)
    weights = season_weights(start, days)
    return np.sort(rng.choice(days, count, p=weights / weights.sum()))
