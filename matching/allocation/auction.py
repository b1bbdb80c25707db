"""The auction of places: people bid, and a full vacancy keeps its highest bids.

Bertsekas' auction for a transportation problem, compiled. A person bids for the vacancy that is
worth most to them at the present prices, and goes a step beyond what would leave them as well off
with their second best. The price of a vacancy is its lowest accepted bid once all places are taken.

Prices only rise. So a list of somebody's best vacancies stays right while the best of it is worth
more than the line under which the others were left out, and a dense table is seldom read.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit

from matching.allocation.arcs import Floats, Ints
from matching.allocation.books import Rows, accept, holders, is_full, lowest_bid, open_books


class _Lists(NamedTuple):
    """Everybody's best vacancies, and what the others are at most worth."""

    vacancies: Rows
    worth: Floats
    lines: Floats
    slack: Floats
    values: Floats
    listed: Floats


class _Choice(NamedTuple):
    """The place on somebody's list that is worth most at the present prices."""

    place: int
    best: float
    second: float


@njit(cache=True, fastmath={"nnan", "nsz", "reassoc"})
def _value_all(vacancies: Ints, worth: Floats, prices: Floats, values: Floats) -> float:
    """Take the prices off and give the best; apart, because this loop can be vectorised."""
    best = -np.inf
    for arc in range(len(vacancies)):
        value = worth[arc] - prices[vacancies[arc]]
        values[arc] = value
        best = max(best, value)
    return best


@njit(cache=True)
def _drop_half(person: int, best: float, lists: _Lists) -> tuple[float, int]:
    """Raise the line halfway to the best: give it, and how many stay on the list."""
    lowest = lists.listed.min()
    line = lowest + (best - lowest) / 2
    if line >= best:
        return best, len(lists.listed)
    kept = 0
    for place in range(len(lists.listed)):
        if lists.listed[place] > line:
            lists.vacancies[person, kept] = lists.vacancies[person, place]
            lists.worth[person, kept] = lists.worth[person, place]
            lists.listed[kept] = lists.listed[place]
            kept += 1
    return line, kept


@njit(cache=True)
def _list_anew(person: int, vacancies: Ints, worth: Floats, prices: Floats, lists: _Lists) -> None:
    """List the vacancies near the best, as near as leaves room; draw the line under them."""
    best = _value_all(vacancies, worth, prices, lists.values)
    # However little the slack, the best itself lies above the line.
    line = max(min(best - lists.slack[person], np.nextafter(best, -np.inf)), 0.0)
    count, room = 0, len(lists.listed)
    for arc in range(len(vacancies)):
        if lists.values[arc] <= line:
            continue
        if count == room:
            line, count = _drop_half(person, best, lists)
            if lists.values[arc] <= line:
                continue
        lists.vacancies[person, count] = vacancies[arc]
        lists.worth[person, count] = worth[arc]
        lists.listed[count] = lists.values[arc]
        count += 1
    if count < room:
        lists.vacancies[person, count] = -1
    lists.lines[person] = line
    # After many ties the line is the best: a hundredth lets the next list reach further down.
    lists.slack[person] = max(best - line, best / 100) * (1.5 if 3 * count < room else 1.0)


@njit(cache=True)
def _choose(person: int, prices: Floats, lists: _Lists) -> _Choice:
    """Find the best and the second best on the list; staying away is worth 0."""
    place, best, second = -1, 0.0, max(lists.lines[person], 0.0)
    vacancies, worth = lists.vacancies[person], lists.worth[person]
    for each in range(len(vacancies)):
        if vacancies[each] < 0:
            break
        value = worth[each] - prices[vacancies[each]]
        if value > best:
            second = max(second, best)
            place, best = each, value
        else:
            second = max(second, value)
    return _Choice(place, best, second)


@njit(cache=True)
def _new_lists(starts: Ints) -> _Lists:
    """Room for as many as the root of the longest row: a longer list is read more often."""
    n_people, longest = len(starts) - 1, np.max(starts[1:] - starts[:-1])
    room = min(max(int(np.sqrt(longest)), 8), 32)
    return _Lists(
        np.full((n_people, room), -1, np.int32),
        np.empty((n_people, room)),
        np.full(n_people, np.inf),
        np.full(n_people, np.inf),
        np.empty(longest),
        np.empty(room),
    )


@njit(cache=True)
def hold(
    starts: Ints, vacancies: Ints, worth: Floats, places: Ints, prices: Floats, step: float
) -> Ints:
    """Hold one auction: who gets which vacancy.

    Parameters
    ----------
    starts, vacancies, worth : ndarray
        Arcs by person, as in `Arcs`, and what each is worth; finite.
    places : ndarray of int64, shape (n_vacancies,)
        How many each vacancy may take; 1 or more where it has an arc.
    prices : ndarray of float64, shape (n_vacancies,)
        Prices to begin with, >= 0; they rise in place. Begun at 0, a vacancy with a free place ends
        at 0.
    step : float
        What a bid is above indifference, > 0: everybody ends with what is worth most to them, less
        at most a step.

    Returns
    -------
    ndarray of int64, shape (n_people,)
        Row of the vacancy, or -1.

    Examples
    --------
    >>> arcs = np.array([0, 1, 2]), np.zeros(2, int), np.array([0.3, 0.5])
    >>> hold(*arcs, np.array([1]), np.zeros(1), 0.01)
    array([-1,  0])
    """
    n_people = len(starts) - 1
    lists, books = _new_lists(starts), open_books(places)
    queue = np.arange(n_people)
    first, waiting = 0, n_people
    while waiting > 0:
        person = queue[first]
        first = (first + 1) % n_people
        waiting -= 1
        choice = _choose(person, prices, lists)
        if choice.best < lists.lines[person] and lists.lines[person] > 0:
            row = slice(starts[person], starts[person + 1])
            _list_anew(person, vacancies[row], worth[row], prices, lists)
            choice = _choose(person, prices, lists)
        if choice.place < 0:
            continue
        vacancy = lists.vacancies[person, choice.place]
        bid = prices[vacancy] + choice.best - choice.second + step
        out = accept(books, vacancy, bid, person)
        if out >= 0:
            queue[(first + waiting) % n_people] = out
            waiting += 1
        if is_full(books, vacancy):
            prices[vacancy] = lowest_bid(books, vacancy)
    vacancy_of: Ints = holders(books, n_people)
    return vacancy_of


@njit(cache=True)
def total_surplus(starts: Ints, vacancies: Ints, worth: Floats, prices: Floats) -> float:
    """Add up what everybody's best vacancy is worth to them above its price, or 0.

    Parameters
    ----------
    starts, vacancies, worth : ndarray
        Arcs by person, as in `Arcs`, and what each is worth.
    prices : ndarray of float64, shape (n_vacancies,)
        Prices, >= 0.

    Returns
    -------
    float
        Sum over people. With the places at their prices it bounds every plan from above.

    Examples
    --------
    >>> total_surplus(np.array([0, 1, 2]), np.zeros(2, int), np.array([0.3, 0.5]), np.array([0.4]))
    0.09999999999999998
    """
    total = 0.0
    for person in range(len(starts) - 1):
        best = 0.0
        for arc in range(starts[person], starts[person + 1]):
            best = max(best, worth[arc] - prices[vacancies[arc]])
        total += best
    return total


@njit(cache=True)
def plan_worth(starts: Ints, vacancies: Ints, worth: Floats, vacancy_of: Ints) -> float:
    """Add up what a plan is worth.

    Parameters
    ----------
    starts, vacancies, worth : ndarray
        Arcs by person, as in `Arcs`, and what each is worth.
    vacancy_of : ndarray of int64, shape (n_people,)
        Row of the vacancy, or -1.

    Returns
    -------
    float
        Sum over people; a pair that is no arc is worth nothing.

    Examples
    --------
    >>> arcs = np.array([0, 1, 2]), np.zeros(2, int), np.array([0.3, 0.5])
    >>> plan_worth(*arcs, np.array([-1, 0]))
    0.5
    """
    total = 0.0
    for person in range(len(starts) - 1):
        for arc in range(starts[person], starts[person + 1]):
            if vacancies[arc] == vacancy_of[person]:
                total += worth[arc]
    return total
