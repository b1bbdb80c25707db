"""The compiled inner loops of lists: the greedy's heap, the replies, and how both keep count.

A person's next entry is worth p x P(a place is left) x P(they look so far down) x P(they are
still free). Every factor only falls as lists grow, so an old worth bounds the new one, and the
greedy looks anew only at whoever heads the heap. A person's arcs come by falling p, so the
search for the best one ends where p alone is worse.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.allocation.arcs import Floats, Ints
from matching.allocation.demand import (
    STABLE,
    add_demand,
    chance_open,
    clear_demand,
    expected_taken,
    remove_demand,
)

ROUNDS: Final = 6
"""Rounds in which chances of getting a place and of asking for one settle on each other."""


class Board(NamedTuple):
    """What lists are made of; n people, m vacancies.

    Parameters
    ----------
    starts : ndarray of int64, shape (n + 1,)
        The arcs of person i are `starts[i]` to `starts[i + 1]`, by falling p, then by vacancy.
    vacancies : ndarray of int64, shape (n_arcs,)
        Vacancy of each arc.
    p_match, p_apply : ndarray of float64, shape (n_arcs,)
        Chances of each arc. Of several offers the person takes that of the highest `p_apply`.
    rooms : ndarray of int64, shape (m + 1,)
        The counts of vacancy j are `rooms[j]` to `rooms[j + 1]` of `Ledger.counts`.
    owners : ndarray of int64, shape (m,)
        Employer of each vacancy.
    ceilings : ndarray of int64, shape (n_employers,)
        Most entries of an employer.
    looks : ndarray of float64, shape (k,)
        P(a person looks at each position).
    """

    starts: Ints
    vacancies: Ints
    p_match: Floats
    p_apply: Floats
    rooms: Ints
    owners: Ints
    ceilings: Ints
    looks: Floats


class Ledger(NamedTuple):
    """The lists so far and who asks for what; every array is changed in place.

    Parameters
    ----------
    entries : ndarray of int64, shape (n, k)
        Arcs in the order of positions; -1 for none.
    asked : ndarray of float64, shape (n, k)
        P(the person asks for the place of this entry).
    counts : ndarray of float64
        Distribution of the number who ask for each vacancy, one after the other.
    left : ndarray of float64, shape (m,)
        P(a place is left) of each vacancy.
    shown : ndarray of int64, shape (n_employers,)
        Entries of each employer.
    heads, after, before : ndarray of int64
        Chains of the entries (n * k) of each vacancy (m), to find who asks for it; -1 ends.
    """

    entries: Ints
    asked: Floats
    counts: Floats
    left: Floats
    shown: Ints
    heads: Ints
    after: Ints
    before: Ints


@njit(cache=True)
def demand_of(board: Board, ledger: Ledger, vacancy: int) -> Floats:
    """Give the distribution of the number who ask for a vacancy, as a view."""
    return ledger.counts[board.rooms[vacancy] : board.rooms[vacancy + 1]]


@njit(cache=True)
def best_arc(board: Board, ledger: Ledger, person: int, within: bool) -> tuple[int, float]:
    """Find the arc of highest p x P(a place is left) that is not on the person's list.

    Parameters
    ----------
    board, ledger : Board, Ledger
        Lists so far.
    person : int
        Whose arcs.
    within : bool
        Whether employers' ceilings bind.

    Returns
    -------
    arc : int
        -1 for none. Ties go to the lower row of vacancy.
    worth : float
        -1 for none.
    """
    best, worth = -1, -1.0
    for arc in range(board.starts[person], board.starts[person + 1]):
        if board.p_match[arc] < worth:
            break
        vacancy = board.vacancies[arc]
        own = board.p_match[arc] * ledger.left[vacancy]
        if own < worth or (own == worth and vacancy > board.vacancies[best]):
            continue
        owner = board.owners[vacancy]
        if within and ledger.shown[owner] >= board.ceilings[owner]:
            continue
        if arc not in ledger.entries[person]:
            best, worth = arc, own
    return best, worth


@njit(cache=True)
def enter(board: Board, ledger: Ledger, slot: tuple[int, int], arc: int, asked: float) -> None:
    """Put an arc on a list.

    Parameters
    ----------
    board, ledger : Board, Ledger
        Lists so far.
    slot : tuple of int
        Person and position from 0.
    arc : int
        One of the person's.
    asked : float
        P(the person asks for this place), in [0, 1].
    """
    person, position = slot
    vacancy = board.vacancies[arc]
    entry = person * ledger.entries.shape[1] + position
    ledger.entries[person, position] = arc
    ledger.asked[person, position] = asked
    ledger.shown[board.owners[vacancy]] += 1
    head = ledger.heads[vacancy]
    ledger.after[entry], ledger.before[entry] = head, -1
    if head >= 0:
        ledger.before[head] = entry
    ledger.heads[vacancy] = entry
    demand = demand_of(board, ledger, vacancy)
    add_demand(demand, asked)
    ledger.left[vacancy] = chance_open(demand)


@njit(cache=True)
def withdraw(board: Board, ledger: Ledger, person: int) -> None:
    """Take a person's list back.

    Parameters
    ----------
    board, ledger : Board, Ledger
        Lists so far.
    person : int
        Whose list.
    """
    length = ledger.entries.shape[1]
    for position in range(length):
        arc = ledger.entries[person, position]
        if arc < 0:
            break
        vacancy = board.vacancies[arc]
        _unchain(ledger, vacancy, person * length + position)
        ledger.entries[person, position] = -1
        ledger.shown[board.owners[vacancy]] -= 1
        demand = demand_of(board, ledger, vacancy)
        if ledger.asked[person, position] <= STABLE:
            remove_demand(demand, ledger.asked[person, position])
        else:
            _recount(ledger, vacancy, demand)
        ledger.left[vacancy] = chance_open(demand)


@njit(cache=True)
def _unchain(ledger: Ledger, vacancy: int, entry: int) -> None:
    after, before = ledger.after[entry], ledger.before[entry]
    if before >= 0:
        ledger.after[before] = after
    else:
        ledger.heads[vacancy] = after
    if after >= 0:
        ledger.before[after] = before


@njit(cache=True)
def _recount(ledger: Ledger, vacancy: int, demand: Floats) -> None:
    clear_demand(demand)
    length = ledger.entries.shape[1]
    entry = ledger.heads[vacancy]
    while entry >= 0:
        add_demand(demand, ledger.asked[entry // length, entry % length])
        entry = ledger.after[entry]


@njit(cache=True)
def sift_down(heap: Ints, gains: Floats) -> None:
    """Let the head of a heap of people sink to where its gain belongs; ties by row.

    Parameters
    ----------
    heap : ndarray of int64, shape (n,)
        People; in order but for the head. Changed in place.
    gains : ndarray of float64, shape (n,)
        Gain of each person.
    """
    here, person = 0, heap[0]
    while 2 * here + 1 < len(heap):
        child = 2 * here + 1
        right = child + 1
        if right < len(heap) and _precedes(gains, heap[right], heap[child]):
            child = right
        if _precedes(gains, person, heap[child]):
            break
        heap[here] = heap[child]
        here = child
    heap[here] = person


@njit(cache=True)
def _precedes(gains: Floats, one: int, other: int) -> bool:
    return gains[one] > gains[other] or (gains[one] == gains[other] and one < other)


@njit(cache=True)
def fill_greedily(board: Board, ledger: Ledger) -> None:
    """Fill empty lists: always the entry next that adds most to the expected number of placed.

    Parameters
    ----------
    board : Board
        What lists are made of.
    ledger : Ledger
        Empty; filled.
    """
    n, k = ledger.entries.shape
    gains, free = np.full(n, np.inf), np.ones(n)
    lengths, heap = np.zeros(n, np.int64), np.arange(n)
    while n and gains[heap[0]] >= 0.0:
        person = heap[0]
        position = lengths[person]
        arc, worth = (-1, -1.0) if position == k else best_arc(board, ledger, person, True)
        gains[person] = worth * board.looks[position] * free[person] if arc >= 0 else -1.0
        sift_down(heap, gains)
        if heap[0] != person or arc < 0:
            continue
        chance = board.p_match[arc] * board.looks[position]
        left = ledger.left[board.vacancies[arc]]
        enter(board, ledger, (person, position), arc, chance * free[person])
        free[person] *= 1.0 - chance * left
        lengths[person] += 1


@njit(cache=True)
def reply(board: Board, ledger: Ledger, least: int) -> None:
    """Let each person in turn, in the order of rows, have the best list given all others' lists.

    Parameters
    ----------
    board, ledger : Board, Ledger
        Lists so far.
    least : int
        Up to this length a list is filled although employers' ceilings are reached.
    """
    n, k = ledger.entries.shape
    for person in range(n):
        withdraw(board, ledger, person)
        reach = 1.0
        # The worths do not change meanwhile: a list never names a vacancy twice.
        for position in range(k):
            arc, _ = best_arc(board, ledger, person, True)
            if arc < 0 and position < least:
                arc, _ = best_arc(board, ledger, person, False)
            if arc < 0:
                break
            chance = board.p_match[arc] * board.looks[position]
            left = ledger.left[board.vacancies[arc]]
            enter(board, ledger, (person, position), arc, chance * reach)
            reach *= 1.0 - chance * left


@njit(cache=True)
def settle(board: Board, ledger: Ledger) -> float:
    """Work out who asks for what under given lists.

    A person asks for a place if they look, both sides would say yes, and no offer that they
    like better came off. How often offers come off depends on who asks: both settle together.

    Parameters
    ----------
    board : Board
        What lists are made of.
    ledger : Ledger
        `asked`, `counts` and `left` are worked out anew.

    Returns
    -------
    float
        Expected number of people placed.
    """
    n, m = len(ledger.entries), len(ledger.left)
    share = np.ones(m)
    placed = 0.0
    for _ in range(ROUNDS):
        for vacancy in range(m):
            clear_demand(demand_of(board, ledger, vacancy))
        asking = np.zeros(m)
        for person in range(n):
            reach = 1.0
            for position in _by_liking(board, ledger.entries[person]):
                arc = ledger.entries[person, position]
                vacancy = board.vacancies[arc]
                chance = board.p_match[arc] * board.looks[position]
                ledger.asked[person, position] = chance * reach
                asking[vacancy] += chance * reach
                add_demand(demand_of(board, ledger, vacancy), chance * reach)
                reach *= 1.0 - chance * share[vacancy]
        placed = 0.0
        for vacancy in range(m):
            taken = expected_taken(demand_of(board, ledger, vacancy))
            share[vacancy] = taken / asking[vacancy] if asking[vacancy] > 0.0 else 1.0
            ledger.left[vacancy] = chance_open(demand_of(board, ledger, vacancy))
            placed += taken
    return placed


@njit(cache=True)
def _by_liking(board: Board, entries: Ints) -> NDArray[np.int64]:
    """Positions of a list by falling p_apply; ties by position."""
    length = 0
    while length < len(entries) and entries[length] >= 0:
        length += 1
    order = np.arange(length)
    for at in range(1, length):
        position, here = order[at], at
        liking = board.p_apply[entries[position]]
        while here > 0 and board.p_apply[entries[order[here - 1]]] < liking:
            order[here] = order[here - 1]
            here -= 1
        order[here] = position
    return order
