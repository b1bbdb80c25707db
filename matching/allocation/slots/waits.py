"""Shorter waits: interviews move, with a swap if need be, where days get shorter by it."""

from __future__ import annotations

from numba import njit

from matching.allocation.arcs import Ints
from matching.allocation.slots.board import Board, find_path, free_desk, put, swap, take


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
    take(board, interview)
    free = free_desk(board, interview, slot)
    at = free if free >= 0 else desk
    count = 0 if free >= 0 else find_path(board, desk, slot, old)
    if count >= 0:
        last = board.people[board.path[count - 1]] if count % 2 else person
        if last != person:
            before += _cost(board, last)
        swap(board, count, slot, old)
        put(board, interview, slot, at)
        after = _cost(board, person) + (_cost(board, last) if last != person else 0)
        if after < before:
            return True
        take(board, interview)
        swap(board, count, slot, old)
    put(board, interview, old, desk)
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
def shorten_waits(board: Board, order: Ints, starts: Ints, passes: int) -> None:
    """Go through everybody's days until none gets shorter.

    Parameters
    ----------
    board : Board
        Changed in place.
    order, starts : ndarray of int64
        Interviews sorted by person, and where each person's begin.
    passes : int
        How often at most, >= 0.

    Examples
    --------
    >>> import numpy as np
    >>> from matching.allocation.slots.board import new_board
    >>> from matching.allocation.slots.interviews import FairDay, Interviews
    >>> both = Interviews(np.array([0, 0]), np.array([0, 1]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(4, np.array([1, 1]), 1))
    >>> put(board, 0, 1, 0)
    >>> put(board, 1, 3, 1)
    >>> shorten_waits(board, np.array([0, 1]), np.array([0, 2]), 9)
    >>> board.slots.tolist()
    [0, 1]
    """
    for _ in range(passes):
        moved = False
        for person in range(len(starts) - 1):
            if _shorten_day(board, order[starts[person] : starts[person + 1]]):
                moved = True
        if not moved:
            return
