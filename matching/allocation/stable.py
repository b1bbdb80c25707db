"""Stable plans: nobody and no vacancy would rather have each other than what they got.

Deferred acceptance (Gale and Shapley) with places, the seekers proposing: of all stable plans, each
seeker gets the best vacancy that any of them gives. For organisers who want no blocking pair;
`cost_of_stability` says what it costs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.auction import plan_worth
from matching.allocation.books import accept, holders, is_full, lowest_bid, open_books
from matching.allocation.referrals import refer


@dataclass(frozen=True, slots=True)
class StabilityCost:
    """A stable plan beside the plan of the most expected placements.

    Parameters
    ----------
    stable, best : float
        Expected placements, the sum of `p_match`.
    n_stable, n_best : int
        People referred.
    """

    stable: float
    best: float
    n_stable: int
    n_best: int

    @property
    def lost(self) -> float:
        """Expected placements that stability costs, >= 0 up to the gap of the best plan."""
        return self.best - self.stable


def defer(arcs: Arcs, places: Ints, seeker_scores: Floats, vacancy_scores: Floats) -> Ints:
    """Find the stable plan that is best for every seeker.

    Parameters
    ----------
    arcs : Arcs
        The pairs that both sides can accept.
    places : ndarray of int64, shape (n_vacancies,)
        Head-counts, >= 0.
    seeker_scores : ndarray of float64, shape (n_arcs,)
        By which a seeker ranks vacancies, more is better; of equal ones the first comes first.
    vacancy_scores : ndarray of float64, shape (n_arcs,)
        By which a vacancy ranks seekers, likewise.

    Returns
    -------
    ndarray of int64, shape (n_seekers,)
        Row of each seeker's vacancy, or -1.

    Examples
    --------
    Both want vacancy 0; it prefers seeker 1.

    >>> arcs = Arcs.of_pairs(
    ...     np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.full(4, 0.5), 2, 2
    ... )
    >>> wishes, ranks = np.array([0.9, 0.1, 0.9, 0.1]), np.array([0.2, 0.2, 0.7, 0.2])
    >>> defer(arcs, np.array([1, 1]), wishes, ranks)
    array([1, 0])
    """
    order = np.lexsort((arcs.vacancies, -seeker_scores, arcs.seekers))
    bids = _strict_ranks(arcs, vacancy_scores)
    seats = np.minimum(places, arcs.n_seekers)
    vacancy_of: Ints = _propose(arcs.starts, arcs.vacancies[order], bids[order], seats)
    return vacancy_of


def _strict_ranks(arcs: Arcs, vacancy_scores: Floats) -> Floats:
    """Rank each vacancy's arcs without ties, the best highest."""
    order = np.lexsort((arcs.seekers, -vacancy_scores))
    ranks = np.empty(len(arcs))
    ranks[order] = -np.arange(len(arcs), dtype=np.float64)
    return ranks


@njit(cache=True)
def _propose(starts: Ints, vacancies: Ints, bids: Floats, places: Ints) -> Ints:
    """Let everybody propose down their list until somebody holds the proposal."""
    n_people = len(starts) - 1
    books, place = open_books(places), starts[:-1].copy()
    for newcomer in range(n_people):
        person = newcomer
        while person >= 0 and place[person] < starts[person + 1]:
            arc = place[person]
            place[person] += 1
            vacancy = vacancies[arc]
            if places[vacancy] == 0:
                continue
            if not is_full(books, vacancy) or bids[arc] > lowest_bid(books, vacancy):
                person = accept(books, vacancy, bids[arc], person)
    vacancy_of: Ints = holders(books, n_people)
    return vacancy_of


def blocking_arcs(
    arcs: Arcs, places: Ints, seeker_scores: Floats, vacancy_scores: Floats, vacancy_of: Ints
) -> Ints:
    """Find the pairs that would rather have each other than what a plan gives them.

    Parameters
    ----------
    arcs : Arcs
        The pairs that both sides can accept.
    places : ndarray of int64, shape (n_vacancies,)
        Head-counts, >= 0.
    seeker_scores, vacancy_scores : ndarray of float64, shape (n_arcs,)
        Scores of either side, more is better; equals do not block.
    vacancy_of : ndarray of int64, shape (n_seekers,)
        Row of each seeker's vacancy, or -1: any plan on these arcs within the places.

    Returns
    -------
    ndarray of int64
        Rows of the blocking arcs; none for a stable plan.

    Examples
    --------
    >>> arcs = Arcs.of_pairs(np.array([0, 1]), np.array([0, 0]), np.full(2, 0.5), 2, 1)
    >>> scores = np.array([0.5, 0.6])
    >>> blocking_arcs(arcs, np.array([1]), scores, scores, np.array([0, -1]))
    array([1])
    """
    chosen = vacancy_of[arcs.seekers] == arcs.vacancies
    own = np.full(arcs.n_seekers, -np.inf)
    own[arcs.seekers[chosen]] = seeker_scores[chosen]
    worst = np.full(arcs.n_vacancies, np.inf)
    np.minimum.at(worst, arcs.vacancies[chosen], vacancy_scores[chosen])
    taken = np.bincount(arcs.vacancies[chosen], minlength=arcs.n_vacancies)
    worst[taken < places] = -np.inf
    wanted = seeker_scores > own[arcs.seekers]
    return np.flatnonzero(wanted & (vacancy_scores > worst[arcs.vacancies]))


def cost_of_stability(arcs: Arcs, places: Ints, vacancy_of: Ints) -> StabilityCost:
    """Set a stable plan beside the plan of the most expected placements.

    Parameters
    ----------
    arcs : Arcs
        The pairs that both sides can accept.
    places : ndarray of int64, shape (n_vacancies,)
        Head-counts, >= 0.
    vacancy_of : ndarray of int64, shape (n_seekers,)
        Row of each seeker's vacancy in the stable plan, or -1.

    Returns
    -------
    StabilityCost
        Expected placements and people referred in both.

    Examples
    --------
    >>> arcs = Arcs.of_pairs(
    ...     np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([0.5, 0.4, 0.3]), 2, 2
    ... )
    >>> cost = cost_of_stability(arcs, np.array([1, 1]), np.array([0, -1]))
    >>> round(cost.lost, 2), cost.n_best - cost.n_stable
    (0.2, 1)
    """
    best = refer(arcs, places)
    return StabilityCost(
        plan_worth(arcs.starts, arcs.vacancies, arcs.p_match, vacancy_of),
        best.objective,
        int((vacancy_of >= 0).sum()),
        int((best.vacancy_of >= 0).sum()),
    )
