"""Edge colouring with windows: slots are colours, people and desks the two sides.

Each person gets their interviews side by side where desks are free. What is left over goes in by
Koenig's argument: the person is free in one slot, the desk in another, and swapping the two along
the path that starts at the desk makes room. When everybody is there all day this never fails; when
a swap would move somebody out of their time, other slots are tried.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from matching.allocation.arcs import Ints
from matching.allocation.slots.board import (
    Board,
    find_path,
    free_desk,
    new_board,
    put,
    swap,
    take,
)
from matching.allocation.slots.interviews import FairDay, Interviews
from matching.allocation.slots.waits import shorten_waits


def colour(interviews: Interviews, day: FairDay, passes: int = 30) -> Ints:
    """Put interviews into slots; drop the least valuable where no swap makes room.

    Parameters
    ----------
    interviews : Interviews
        What is to be put into slots.
    day : FairDay
        Room and times.
    passes : int
        How often everybody's waits are gone through at most, >= 0.

    Returns
    -------
    ndarray of int64, shape (n_interviews,)
        Slot, or -1.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> colour(both, FairDay.all_day(2, np.array([1]), 2)).tolist()
    [0, 1]
    """
    board = new_board(interviews, day)
    order = np.lexsort((interviews.booths, interviews.people))
    starts = np.searchsorted(interviews.people[order], np.arange(len(day.arrivals) + 1))
    # Who has least time to spare first, then who comes first.
    spare = day.departures - day.arrivals - np.diff(starts)
    _seat_together(board, order, starts, np.lexsort((day.arrivals, spare)))
    dearest_first = np.argsort(-interviews.worth, kind="stable")
    _seat_rest(board, dearest_first)
    shorten_waits(board, order, starts, passes)
    _seat_rest(board, dearest_first)  # a shorter day may leave room for one more
    return board.slots


@njit(cache=True)
def _match_block(board: Board, own: Ints, begin: int) -> bool:
    """Match a person's interviews with as many slots in a row, by augmenting paths; seat them."""
    count = len(own)
    taker = np.full(count, -1, np.int64)
    for root in range(count):
        seen = np.full(count, -1, np.int64)  # who looked at a slot first
        queue, end = np.full(count, root, np.int64), 1
        at, free = 0, -1
        while at < end and free < 0:
            for offset in range(count):
                if seen[offset] < 0 and free_desk(board, own[queue[at]], begin + offset) >= 0:
                    seen[offset] = queue[at]
                    if taker[offset] < 0:
                        free = offset
                        break
                    queue[end] = taker[offset]
                    end += 1
            at += 1
        if free < 0:
            return False
        _shift(taker, seen, root, free)
    for offset in range(count):
        interview = own[taker[offset]]
        put(board, interview, begin + offset, free_desk(board, interview, begin + offset))
    return True


@njit(cache=True)
def _shift(taker: Ints, seen: Ints, root: int, free: int) -> None:
    """Hand slots on along an augmenting path that ends at a free one."""
    slot = free
    while True:
        one = seen[slot]
        before = -1
        for each in range(len(taker)):
            if taker[each] == one:
                before = each
        taker[slot] = one
        if one == root:
            return
        slot = before


@njit(cache=True)
def _seat_together(board: Board, order: Ints, starts: Ints, people: Ints) -> None:
    """Seat everybody for all their interviews in a row, as early as desks allow."""
    for person in people:
        own = order[starts[person] : starts[person + 1]]
        if len(own) == 0:
            continue
        for begin in range(board.arrivals[person], board.departures[person] - len(own) + 1):
            if _match_block(board, own, begin):
                break


@njit(cache=True)
def _seat_free(board: Board, interview: int) -> bool:
    """Seat an interview where person and desk are free."""
    person = board.people[interview]
    for slot in range(board.arrivals[person], board.departures[person]):
        desk = free_desk(board, interview, slot)
        if board.of_person[person, slot] < 0 and desk >= 0:
            put(board, interview, slot, desk)
            return True
    return False


@njit(cache=True)
def _make_room(board: Board, desk: int, slot: int) -> bool:
    """Free a slot of a desk by a swap with any slot in which the desk is free."""
    for other in range(board.of_desk.shape[1]):
        if board.of_desk[desk, other] < 0:
            count = find_path(board, desk, slot, other)
            if count >= 0:
                swap(board, count, slot, other)
                return True
    return False


@njit(cache=True)
def _seat_by_swap(board: Board, interview: int) -> bool:
    """Seat an interview where the person is free and a swap frees a desk."""
    person = board.people[interview]
    for slot in range(board.arrivals[person], board.departures[person]):
        if board.of_person[person, slot] >= 0:
            continue
        for desk in range(board.first_desk[interview], board.end_desk[interview]):
            if _make_room(board, desk, slot):
                put(board, interview, slot, desk)
                return True
    return False


@njit(cache=True)
def _victims(board: Board, interview: int, slot: int, desk: int) -> tuple[int, int, float]:
    """Give whom an interview would push out of a slot and a desk, and what they are worth."""
    own, there = board.of_person[board.people[interview], slot], board.of_desk[desk, slot]
    lost = 0.0
    if own >= 0:
        lost += board.worth[own]
    if there >= 0 and there != own:
        lost += board.worth[there]
    return own, there, lost


@njit(cache=True)
def _displace(board: Board, interview: int, waiting: Ints, count: int) -> int:
    """Push out what is worth least, if it is worth less; give how many wait then."""
    person = board.people[interview]
    least, where, at = board.worth[interview], -1, -1
    for slot in range(board.arrivals[person], board.departures[person]):
        for desk in range(board.first_desk[interview], board.end_desk[interview]):
            lost = _victims(board, interview, slot, desk)[2]
            if lost < least:
                least, where, at = lost, slot, desk
    if where < 0:
        return count
    own, there, _ = _victims(board, interview, where, at)
    if own >= 0:
        take(board, own)
        waiting[count] = own
        count += 1
    if there >= 0 and there != own:
        take(board, there)
        waiting[count] = there
        count += 1
    put(board, interview, where, at)
    return count


@njit(cache=True)
def _seat_rest(board: Board, order: Ints) -> None:
    """Seat whoever has no slot yet, the most valuable first, until nothing more can be done.

    Every step raises the total worth, so that this ends.
    """
    waiting = np.empty(len(order) + 2, np.int64)
    changed = True
    while changed:
        changed = False
        for interview in order:
            if board.slots[interview] < 0 and _seat_one(board, interview, waiting):
                changed = True


@njit(cache=True)
def _seat_one(board: Board, interview: int, waiting: Ints) -> bool:
    """Seat an interview, and whom it pushes out elsewhere; tell whether it found a slot."""
    waiting[0], count = interview, 1
    while count > 0:
        count -= 1
        one = waiting[count]
        if not _seat_free(board, one) and not _seat_by_swap(board, one):
            count = _displace(board, one, waiting, count)
    return bool(board.slots[interview] >= 0)
