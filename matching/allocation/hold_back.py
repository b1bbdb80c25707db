"""Holding places back: whoever comes early does not eat what later people need more.

People come in groups, village after village. Before each group the rest of the season is drawn
several times from what is known (past seasons, or a register), and the places left are shared out
among the group and each drawn future. A person of the group gets what most of the futures gave
them, be it to wait. What a place is worth to those still to come is its bid price, the mean over
the futures: it explains the plan, and ranks whoever walks in before the next group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.referrals import refer

_PRICE_GAP: Final = 0.001
"""Drawn futures differ from each other by far more than this."""

_TIE: Final = 0.01
"""Votes decide; where they are even, what a place is worth above its bid price does."""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """Who of a group is referred now, and at what price.

    Parameters
    ----------
    vacancy_of : ndarray of int64, shape (n_seekers,)
        Row of each seeker's vacancy, or -1 for one for whom a place is held back.
    prices : ndarray of float64, shape (n_vacancies,)
        Bid price of each vacancy: about the expected placements that one place is worth, >= 0.
    votes : ndarray of float64, shape (n_seekers,)
        Share of the futures in which the seeker got the same, in [0, 1]; 1 without futures.
    """

    vacancy_of: Ints
    prices: Floats
    votes: Floats


def refer_group(group: Arcs, places: Ints, futures: Sequence[Arcs]) -> GroupPlan:
    """Refer a group to places that are not worth more to those still to come.

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
    GroupPlan
        The same for the same arguments.

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
    if not futures:
        plan = refer(group, places)
        return GroupPlan(plan.vacancy_of, plan.prices, np.ones(group.n_seekers))
    votes, prices = np.zeros(len(group)), np.zeros(len(places))
    for future in futures:
        plan = refer(_together(group, future), places, gap=_PRICE_GAP)
        votes += plan.vacancy_of[group.seekers] == group.vacancies
        prices += plan.prices
    return _follow(group, places, votes / len(futures), prices / len(futures))


def _follow(group: Arcs, places: Ints, votes: Floats, prices: Floats) -> GroupPlan:
    """Do what the futures agree on most, within the places."""
    waiting = 1 - np.bincount(group.seekers, votes, minlength=group.n_seekers)
    above = group.p_match - prices[group.vacancies]
    plan = refer(group, places, votes - waiting[group.seekers] + _TIE * above)
    chosen = plan.vacancy_of[group.seekers] == group.vacancies
    agreed = np.bincount(group.seekers, votes * chosen, minlength=group.n_seekers)
    return GroupPlan(plan.vacancy_of, prices, np.where(plan.vacancy_of >= 0, agreed, waiting))


def _together(first: Arcs, second: Arcs) -> Arcs:
    """Put the people of the second after those of the first."""
    return Arcs(
        np.append(first.starts, second.starts[1:] + len(first)),
        np.append(first.vacancies, second.vacancies),
        np.append(first.p_match, second.p_match),
        first.n_vacancies,
    )
