"""The books of the vacancies: whose bid each has accepted, the lowest on top.

A heap a vacancy, compiled, in one array for all. A bid is any number by which a vacancy prefers one
person to another: money in an auction, a rank in deferred acceptance.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.allocation.arcs import Floats, Ints

Rows = NDArray[np.int32]


class Books(NamedTuple):
    """The accepted bids of every vacancy.

    Parameters
    ----------
    starts : ndarray of int64, shape (n_vacancies + 1,)
        The bids of vacancy j begin at `starts[j]`; it has `starts[j + 1] - starts[j]` places.
    sizes : ndarray of int64, shape (n_vacancies,)
        How many each has accepted.
    bids : ndarray of float64
        The bids, each vacancy's a heap.
    bidders : ndarray of int32
        Whose they are.
    """

    starts: Ints
    sizes: Ints
    bids: Floats
    bidders: Rows


@njit(cache=True)
def open_books(places: Ints) -> Books:
    """Make room for everybody that the vacancies may take.

    Parameters
    ----------
    places : ndarray of int64, shape (n_vacancies,)
        Head-counts, >= 0.

    Returns
    -------
    Books
        Without a bid.

    Examples
    --------
    >>> len(open_books(np.array([2, 1])).bids)
    3
    """
    starts = np.zeros(len(places) + 1, np.int64)
    starts[1:] = np.cumsum(places)
    return Books(
        starts,
        np.zeros(len(places), np.int64),
        np.empty(starts[-1]),
        np.empty(starts[-1], np.int32),
    )


@njit(cache=True)
def is_full(books: Books, vacancy: int) -> bool:
    """Tell whether every place of a vacancy is taken.

    Parameters
    ----------
    books : Books
        The accepted bids.
    vacancy : int
        Row of the vacancy.

    Returns
    -------
    bool
        True for one without places.

    Examples
    --------
    >>> is_full(open_books(np.array([2, 0])), 1)
    True
    """
    return bool(books.sizes[vacancy] == books.starts[vacancy + 1] - books.starts[vacancy])


@njit(cache=True)
def lowest_bid(books: Books, vacancy: int) -> float:
    """Give the lowest bid that a vacancy has accepted.

    Parameters
    ----------
    books : Books
        The accepted bids.
    vacancy : int
        Row of a vacancy that has accepted somebody.

    Returns
    -------
    float
        What a newcomer must exceed once the vacancy is full.

    Examples
    --------
    >>> books = open_books(np.array([2]))
    >>> accept(books, 0, 0.4, 7), accept(books, 0, 0.3, 8)
    (-1, -1)
    >>> lowest_bid(books, 0)
    0.3
    """
    return float(books.bids[books.starts[vacancy]])


@njit(cache=True)
def accept(books: Books, vacancy: int, bid: float, person: int) -> int:
    """Accept a bid, in place of the lowest where the vacancy is full.

    Parameters
    ----------
    books : Books
        The accepted bids; changed in place.
    vacancy : int
        Row of a vacancy with a place.
    bid : float
        What is bid; above the lowest where the vacancy is full.
    person : int
        Row of the bidder.

    Returns
    -------
    int
        Row of the person who is out, or -1.

    Examples
    --------
    >>> books = open_books(np.array([1]))
    >>> accept(books, 0, 0.3, 8), accept(books, 0, 0.4, 7)
    (-1, 8)
    """
    if not is_full(books, vacancy):
        _rise(books, vacancy, bid, person)
        return -1
    out = int(books.bidders[books.starts[vacancy]])
    _sink(books, vacancy, bid, person)
    return out


@njit(cache=True)
def _rise(books: Books, vacancy: int, bid: float, person: int) -> None:
    """Put a bid at the bottom of the heap, and let it rise over higher ones."""
    start, at = books.starts[vacancy], books.sizes[vacancy]
    books.sizes[vacancy] += 1
    while at > 0:
        above = (at - 1) // 2
        if books.bids[start + above] <= bid:
            break
        books.bids[start + at] = books.bids[start + above]
        books.bidders[start + at] = books.bidders[start + above]
        at = above
    books.bids[start + at] = bid
    books.bidders[start + at] = person


@njit(cache=True)
def _sink(books: Books, vacancy: int, bid: float, person: int) -> None:
    """Put a bid on top in place of the lowest, and let it sink under lower ones."""
    start, size, at = books.starts[vacancy], books.sizes[vacancy], 0
    while 2 * at + 1 < size:
        below = 2 * at + 1
        if below + 1 < size and books.bids[start + below + 1] < books.bids[start + below]:
            below += 1
        if books.bids[start + below] >= bid:
            break
        books.bids[start + at] = books.bids[start + below]
        books.bidders[start + at] = books.bidders[start + below]
        at = below
    books.bids[start + at] = bid
    books.bidders[start + at] = person


@njit(cache=True)
def holders(books: Books, n_people: int) -> Ints:
    """Read off who holds a place where.

    Parameters
    ----------
    books : Books
        The accepted bids.
    n_people : int
        Number of people.

    Returns
    -------
    ndarray of int64, shape (n_people,)
        Row of the vacancy, or -1.

    Examples
    --------
    >>> books = open_books(np.array([1]))
    >>> accept(books, 0, 0.3, 1)
    -1
    >>> holders(books, 2)
    array([-1,  0])
    """
    vacancy_of = np.full(n_people, -1, np.int64)
    for vacancy in range(len(books.sizes)):
        start = books.starts[vacancy]
        for at in range(start, start + books.sizes[vacancy]):
            vacancy_of[books.bidders[at]] = vacancy
    return vacancy_of
