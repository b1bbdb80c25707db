"""Edge colouring with windows: slots are colours, people and desks the two sides.

Each person gets their interviews side by side where desks are free. What is left over goes in by
Koenig's argument: the person is free in one slot, the desk in another, and swapping the two along
the path that starts at the desk makes room. When everybody is there all day this never fails; when
a swap would move somebody out of their time, other slots are tried. The same swaps shorten waits.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.allocation.arcs import Floats, Ints
from matching.allocation.slots.interviews import FairDay, Interviews

Grid = NDArray[np.int32]


class Board(NamedTuple):
    """Who sits where and when: interviews by person and slot, and by desk and slot.

    Parameters
    ----------
    people : ndarray of int64
        Person of each interview.
    first_desk, end_desk : ndarray of int64
        The desks of each interview's booth are `first_desk` to `end_desk - 1`.
    worth : ndarray of float64
        What each interview is worth.
    arrivals, departures : ndarray of int64
        When each person is there.
    slots, desks : ndarray of int64
        Slot and desk of each interview, or -1.
    of_person, of_desk : ndarray of int32
        Interview of a person, and at a desk, in each slot, or -1.
    path : ndarray of int64
        Room for the interviews of a swap.
    """

    people: Ints
    first_desk: Ints
    end_desk: Ints
    worth: Floats
    arrivals: Ints
    departures: Ints
    slots: Ints
    desks: Ints
    of_person: Grid
    of_desk: Grid
    path: Ints


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
    board = _new_board(interviews, day)
    order = np.lexsort((interviews.booths, interviews.people))
    starts = np.searchsorted(interviews.people[order], np.arange(len(day.arrivals) + 1))
    # Who has least time to spare first, then who comes first.
    spare = day.departures - day.arrivals - np.diff(starts)
    _seat_together(board, order, starts, np.lexsort((day.arrivals, spare)))
    dearest_first = np.argsort(-interviews.worth, kind="stable")
    _seat_rest(board, dearest_first)
    _shorten_waits(board, order, starts, passes)
    _seat_rest(board, dearest_first)  # a shorter day may leave room for one more
    return board.slots


def _new_board(interviews: Interviews, day: FairDay) -> Board:
    ends = np.cumsum(day.desks)
    n_people, n_desks = len(day.arrivals), int(ends[-1]) if len(ends) else 0
    nowhere = np.full(len(interviews), -1, dtype=np.int64)
    return Board(
        interviews.people,
        (ends - day.desks)[interviews.booths],
        ends[interviews.booths],
        interviews.worth,
        np.maximum(day.arrivals, 0),
        np.minimum(day.departures, day.n_slots),
        nowhere,
        nowhere.copy(),
        np.full((n_people, day.n_slots), -1, np.int32),
        np.full((n_desks, day.n_slots), -1, np.int32),
        nowhere.copy(),
    )


@njit(cache=True)
def _put(board: Board, interview: int, slot: int, desk: int) -> None:
    board.slots[interview], board.desks[interview] = slot, desk
    board.of_person[board.people[interview], slot] = interview
    board.of_desk[desk, slot] = interview


@njit(cache=True)
def _take(board: Board, interview: int) -> None:
    slot, desk = board.slots[interview], board.desks[interview]
    board.of_person[board.people[interview], slot] = -1
    board.of_desk[desk, slot] = -1
    board.slots[interview] = -1


@njit(cache=True)
def _free_desk(board: Board, interview: int, slot: int) -> int:
    """Find a desk of the interview's booth that is free in a slot, or -1."""
    for desk in range(board.first_desk[interview], board.end_desk[interview]):
        if board.of_desk[desk, slot] < 0:
            return desk
    return -1


@njit(cache=True)
def _is_there(board: Board, person: int, slot: int) -> bool:
    return bool(board.arrivals[person] <= slot < board.departures[person])


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
                if seen[offset] < 0 and _free_desk(board, own[queue[at]], begin + offset) >= 0:
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
        _put(board, interview, begin + offset, _free_desk(board, interview, begin + offset))
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
def _find_path(board: Board, desk: int, out: int, into: int) -> int:
    """Collect the interviews to swap so that a desk is free in slot `out`.

    The desk is free in slot `into`. Gives how many, or -1 where somebody would not be there.
    """
    count = 0
    while True:
        interview = board.of_desk[desk, out]
        if interview < 0:
            return count
        person = board.people[interview]
        if not _is_there(board, person, into):
            return -1
        board.path[count] = interview
        count += 1
        other = board.of_person[person, into]
        if other < 0:
            return count
        board.path[count] = other
        count += 1
        desk = board.desks[other]


@njit(cache=True)
def _swap(board: Board, count: int, one: int, other: int) -> None:
    """Exchange two slots along the path; done twice, all is as before."""
    for each in range(count):
        interview = board.path[each]
        board.of_person[board.people[interview], board.slots[interview]] = -1
        board.of_desk[board.desks[interview], board.slots[interview]] = -1
    for each in range(count):
        interview = board.path[each]
        _put(board, interview, one + other - board.slots[interview], board.desks[interview])


@njit(cache=True)
def _seat_free(board: Board, interview: int) -> bool:
    """Seat an interview where person and desk are free."""
    person = board.people[interview]
    for slot in range(board.arrivals[person], board.departures[person]):
        desk = _free_desk(board, interview, slot)
        if board.of_person[person, slot] < 0 and desk >= 0:
            _put(board, interview, slot, desk)
            return True
    return False


@njit(cache=True)
def _make_room(board: Board, desk: int, slot: int) -> bool:
    """Free a slot of a desk by a swap with any slot in which the desk is free."""
    for other in range(board.of_desk.shape[1]):
        if board.of_desk[desk, other] < 0:
            count = _find_path(board, desk, slot, other)
            if count >= 0:
                _swap(board, count, slot, other)
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
                _put(board, interview, slot, desk)
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
        _take(board, own)
        waiting[count] = own
        count += 1
    if there >= 0 and there != own:
        _take(board, there)
        waiting[count] = there
        count += 1
    _put(board, interview, where, at)
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


@njit(cache=True)
def _cost(board: Board, person: int) -> int:
    """Weigh a person's day: the time from first to last interview, then an early end."""
    first, last = -1, -1
    for slot in range(board.arrivals[person], board.departures[person]):
        if board.of_person[person, slot] >= 0:
            if first < 0:
                first = slot
            last = slot
    if first < 0:
        return 0
    return int((last - first) * board.of_person.shape[1] + last - board.arrivals[person])


@njit(cache=True)
def _move(board: Board, interview: int, slot: int) -> bool:
    """Move an interview to a slot where that makes days shorter on the whole.

    A swap changes the days of two people at most: everybody between them has both slots anyway.
    """
    person, old, desk = board.people[interview], board.slots[interview], board.desks[interview]
    before = _cost(board, person)
    _take(board, interview)
    free = _free_desk(board, interview, slot)
    at = free if free >= 0 else desk
    count = 0 if free >= 0 else _find_path(board, desk, slot, old)
    if count >= 0:
        last = board.people[board.path[count - 1]] if count % 2 else person
        if last != person:
            before += _cost(board, last)
        _swap(board, count, slot, old)
        _put(board, interview, slot, at)
        after = _cost(board, person) + (_cost(board, last) if last != person else 0)
        if after < before:
            return True
        _take(board, interview)
        _swap(board, count, slot, old)
    _put(board, interview, old, desk)
    return False


@njit(cache=True)
def _shorten_day(board: Board, own: Ints) -> bool:
    """Move a person's interviews to where their day gets shorter; tell whether any moved."""
    moved = False
    for interview in own:
        if board.slots[interview] < 0:
            continue
        person = board.people[interview]
        before, old = _cost(board, person), board.slots[interview]
        for slot in range(board.arrivals[person], board.departures[person]):
            if board.of_person[person, slot] >= 0:
                continue
            board.of_person[person, old], board.of_person[person, slot] = -1, interview
            gain = before - _cost(board, person)
            board.of_person[person, old], board.of_person[person, slot] = interview, -1
            if gain > 0 and _move(board, interview, slot):
                moved = True
                break
    return moved


@njit(cache=True)
def _shorten_waits(board: Board, order: Ints, starts: Ints, passes: int) -> None:
    """Go through everybody's days until none gets shorter."""
    for _ in range(passes):
        moved = False
        for person in range(len(starts) - 1):
            if _shorten_day(board, order[starts[person] : starts[person + 1]]):
                moved = True
        if not moved:
            return
