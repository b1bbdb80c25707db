"""Holding places back: whoever comes early does not eat what later people need more.

People come in groups, village after village. Before each group the rest of the season is drawn
several times from what is known (past seasons, or a register), and the places left are shared out
among the group and each drawn future. What a place would be worth to those who are still to come is
its bid price, the mean over the futures; the group gets a place where it is worth more to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.referrals import Referrals, refer

_PRICE_GAP: Final = 0.002
"""Prices are means over drawn futures, which differ by far more than this."""


def refer_group(group: Arcs, places: Ints, futures: Sequence[Arcs]) -> Referrals:
    """Refer a group to places that are worth more to them than to those still to come.

    Parameters
    ----------
    group : Arcs
        Who is here now.
    places : ndarray of int64, shape (n_vacancies,)
        Places left.
    futures : sequence of Arcs
        Draws of everybody still to come, each as likely; none when nobody is expected.

    Returns
    -------
    Referrals
        The group's plan; objective and bound count what each place is worth above its bid price,
        and `prices` come on top of those.

    Examples
    --------
    Who comes tomorrow needs the only place more.

    >>> today = Arcs.of_pairs(np.array([0]), np.array([0]), np.array([0.3]), 1, 1)
    >>> tomorrow = Arcs.of_pairs(np.array([0]), np.array([0]), np.array([0.5]), 1, 1)
    >>> refer_group(today, np.array([1]), [tomorrow]).vacancy_of.tolist()
    [-1]
    >>> refer_group(today, np.array([1]), []).vacancy_of.tolist()
    [0]
    """
    prices = bid_prices(group, places, futures)
    return refer(group, places, group.p_match - prices[group.vacancies])


def bid_prices(group: Arcs, places: Ints, futures: Sequence[Arcs]) -> Floats:
    """Price the places by what those still to come would make of them.

    Parameters
    ----------
    group : Arcs
        Who is here now.
    places : ndarray of int64, shape (n_vacancies,)
        Places left.
    futures : sequence of Arcs
        Draws of everybody still to come, each as likely.

    Returns
    -------
    ndarray of float64, shape (n_vacancies,)
        Expected placements that a place is worth later, >= 0; 0 without futures.

    Examples
    --------
    >>> today = Arcs.of_pairs(np.array([0]), np.array([0]), np.array([0.3]), 1, 1)
    >>> tomorrow = Arcs.of_pairs(np.array([0]), np.array([0]), np.array([0.5]), 1, 1)
    >>> bool(0.3 < bid_prices(today, np.array([1]), [tomorrow, tomorrow])[0] <= 0.5)
    True
    """
    total = np.zeros(len(places))
    for future in futures:
        total += refer(_together(group, future), places, gap=_PRICE_GAP).prices
    return total / max(1, len(futures))


def _together(first: Arcs, second: Arcs) -> Arcs:
    """Put the people of the second after those of the first."""
    return Arcs(
        np.append(first.starts, second.starts[1:] + len(first)),
        np.append(first.vacancies, second.vacancies),
        np.append(first.p_match, second.p_match),
        first.n_vacancies,
    )
