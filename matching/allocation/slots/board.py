"""The board of a fair: who sits where and when, and the swaps that make room."""

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


def new_board(interviews: Interviews, day: FairDay) -> Board:
    """Set up a board with nobody seated.

    Parameters
    ----------
    interviews : Interviews
        What is to be put into slots.
    day : FairDay
        Room and times.

    Returns
    -------
    Board
        Desks numbered booth after booth.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> board.of_person.tolist()
    [[-1, -1], [-1, -1]]
    """
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
def put(board: Board, interview: int, slot: int, desk: int) -> None:
    """Seat an interview.

    Parameters
    ----------
    board : Board
        Changed in place.
    interview, slot, desk : int
        Which, when, and where; person and desk are free then.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> put(board, 1, 0, 0)
    >>> board.of_person.tolist(), board.of_desk.tolist()
    ([[-1, -1], [1, -1]], [[1, -1]])
    """
    board.slots[interview], board.desks[interview] = slot, desk
    board.of_person[board.people[interview], slot] = interview
    board.of_desk[desk, slot] = interview


@njit(cache=True)
def take(board: Board, interview: int) -> None:
    """Take an interview off its slot.

    Parameters
    ----------
    board : Board
        Changed in place.
    interview : int
        Row of one that has a slot.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> put(board, 1, 0, 0)
    >>> take(board, 1)
    >>> board.of_person.tolist()
    [[-1, -1], [-1, -1]]
    """
    slot, desk = board.slots[interview], board.desks[interview]
    board.of_person[board.people[interview], slot] = -1
    board.of_desk[desk, slot] = -1
    board.slots[interview] = -1


@njit(cache=True)
def free_desk(board: Board, interview: int, slot: int) -> int:
    """Find a desk of the interview's booth that is free in a slot.

    Parameters
    ----------
    board : Board
        Who sits where.
    interview, slot : int
        Which, and when.

    Returns
    -------
    int
        The desk, or -1.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> put(board, 1, 0, 0)
    >>> free_desk(board, 0, 0), free_desk(board, 0, 1)
    (-1, 0)
    """
    for desk in range(board.first_desk[interview], board.end_desk[interview]):
        if board.of_desk[desk, slot] < 0:
            return desk
    return -1


@njit(cache=True)
def is_there(board: Board, person: int, slot: int) -> bool:
    """Tell whether a person is at the fair in a slot.

    Parameters
    ----------
    board : Board
        Who sits where.
    person, slot : int
        Who, and when.

    Returns
    -------
    bool
        From the arrival to before the departure.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> is_there(board, 0, 1), is_there(board, 0, 2)
    (True, False)
    """
    return bool(board.arrivals[person] <= slot < board.departures[person])


@njit(cache=True)
def find_path(board: Board, desk: int, out: int, into: int) -> int:
    """Collect the interviews to swap so that a desk is free in a slot.

    Each desk on the path hands an interview on to the other slot; where its person has another
    then, that one comes back, at the next desk. No person and no desk comes twice.

    Parameters
    ----------
    board : Board
        Who sits where; the path is left in `board.path`.
    desk : int
        The desk where the path begins.
    out, into : int
        The slot to free, and one in which the desk is free.

    Returns
    -------
    int
        How many interviews, or -1 where somebody would not be there.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> put(board, 1, 0, 0)
    >>> find_path(board, 0, 0, 1)
    1
    """
    count = 0
    while True:
        interview = board.of_desk[desk, out]
        if interview < 0:
            return count
        person = board.people[interview]
        if not is_there(board, person, into):
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
def swap(board: Board, count: int, one: int, other: int) -> None:
    """Exchange two slots along the path; done twice, all is as before.

    Parameters
    ----------
    board : Board
        Changed in place.
    count : int
        Length of the path, as `find_path` gave it.
    one, other : int
        The two slots.

    Examples
    --------
    >>> both = Interviews(np.array([0, 1]), np.array([0, 0]), np.ones(2))
    >>> board = new_board(both, FairDay.all_day(2, np.array([1]), 2))
    >>> put(board, 1, 0, 0)
    >>> swap(board, find_path(board, 0, 0, 1), 0, 1)
    >>> board.of_desk.tolist()
    [[-1, 1]]
    """
    for each in range(count):
        interview = board.path[each]
        board.of_person[board.people[interview], board.slots[interview]] = -1
        board.of_desk[board.desks[interview], board.slots[interview]] = -1
    for each in range(count):
        interview = board.path[each]
        put(board, interview, one + other - board.slots[interview], board.desks[interview])
