"""Lists that are jointly best: as many people placed as can be when all are used at once.

First a greedy builds all lists together, always adding the entry that raises the expected
number of placed most; then each person in turn gets the best list in reply to all others',
a few times over. What is left of a vacancy's places at the end is its price to a newcomer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.chances import Chances
from matching.allocation.examining import chances_of_look
from matching.allocation.list_kernels import Board, Ledger, fill_greedily, reply, settle
from matching.progress import Progress, silent

LEAST: Final = 3
"""Entries that nobody's list falls short of for an employer's ceiling."""


class ListsConfig(BaseModel):
    """How lists are made.

    Examples
    --------
    >>> ListsConfig().ceiling is None
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    replies: int = Field(default=4, ge=1, le=50)
    """Times that each person's list is made anew in reply to all others'."""
    ceiling: float | None = Field(default=None, gt=0.0)
    """Most entries of an employer, as a multiple of its places' even share of all entries; it
    yields where a person would have fewer than three. None sets no ceiling."""


@dataclass(frozen=True, slots=True)
class Lists:
    """One list a person, and what follows from all of them together.

    Parameters
    ----------
    chances : Chances
        The pairs that could be listed: lawful, known, and with a place free.
    entries : ndarray of int64, shape (n_seekers, k)
        Arcs of `chances` in the order of positions; -1 after the end of a list.
    prices : ndarray of float64, shape (n_vacancies,)
        Share of a place's value that congestion eats: P(no place is left when all lists have
        been used), in [0, 1]; 1 where none is free to begin with.
    expected : float
        Expected number of people placed, if the chances are right.
    """

    chances: Chances
    entries: Ints
    prices: Floats
    expected: float

    @property
    def vacancies(self) -> Ints:
        """Vacancy row of each entry, shape (n_seekers, k); -1 after the end of a list."""
        if not len(self.chances.arcs):
            return self.entries
        rows = self.chances.arcs.vacancies[self.entries]
        return np.where(self.entries >= 0, rows, -1)

    def shown(self) -> Ints:
        """Count the lists that each vacancy stands on, shape (n_vacancies,)."""
        rows = self.vacancies
        return np.bincount(rows[rows >= 0], minlength=self.chances.arcs.n_vacancies)


def make_lists(
    chances: Chances,
    headcounts: Ints,
    k: int,
    owners: Ints | None = None,
    config: ListsConfig | None = None,
    progress: Progress = silent,
) -> Lists:
    """Make everybody's list.

    Parameters
    ----------
    chances : Chances
        The lawful pairs of n people and m vacancies.
    headcounts : ndarray of int64, shape (m,)
        Free places, 0 or more; a vacancy without any is on no list.
    k : int
        Most entries of a list, 1 or more.
    owners : ndarray of int64, shape (m,), optional
        Employer of each vacancy, from 0; each its own where left out.
    config : ListsConfig, optional
        The defaults where left out.
    progress : Progress
        Told of the passes.

    Returns
    -------
    Lists
        Ties go to the lower row.

    Examples
    --------
    >>> two = Arcs(np.array([0, 2, 4]), np.array([0, 1, 0, 1]), np.array([0.5, 0.2, 0.5, 0.4]), 2)
    >>> lists = make_lists(Chances.of_matches(two), np.array([1, 1]), 1)
    >>> lists.vacancies.ravel().tolist(), lists.prices.tolist(), lists.expected
    ([0, 1], [0.5, 0.4], 0.9)
    """
    config = config or ListsConfig()
    offered = with_places(chances, headcounts)
    length = min(k, int(np.diff(offered.arcs.starts).max(initial=0)))
    if owners is None:
        owners = np.arange(offered.arcs.n_vacancies)
    board, order = lay_out(offered, headcounts, owners, length, config)
    entries, left, expected = _share_out(board, config.replies, progress)
    arcs = np.where(entries >= 0, order[entries], -1) if len(order) else entries
    return Lists(offered, arcs, np.where(headcounts > 0, 1.0 - left, 1.0), expected)


def _share_out(board: Board, replies: int, progress: Progress) -> tuple[Ints, Floats, float]:
    """Make the lists: the greedy's, then replies; the best of them, with what is left."""
    ledger = empty_ledger(board)
    progress("分配名单", 0, replies)
    fill_greedily(board, ledger)
    settle(board, ledger)
    best, left, expected = ledger.entries, ledger.left, -1.0
    for done in range(1, replies + 1):
        reply(board, ledger, LEAST)
        placed = settle(board, ledger)
        if placed > expected:
            best, left, expected = ledger.entries.copy(), ledger.left.copy(), placed
        progress("分配名单", done, replies)
    return best, left, expected


def with_places(chances: Chances, headcounts: Ints) -> Chances:
    """Keep the pairs whose vacancy has a free place."""
    kept = headcounts[chances.arcs.vacancies] > 0
    return replace(
        chances,
        arcs=chances.arcs.take(kept),
        p_apply=chances.p_apply[kept],
        p_accept=chances.p_accept[kept],
    )


def lay_out(
    chances: Chances, headcounts: Ints, owners: Ints, k: int, config: ListsConfig
) -> tuple[Board, Ints]:
    """Lay out what lists are made of.

    Parameters
    ----------
    chances : Chances
        The pairs, all with a place free.
    headcounts, owners : ndarray of int64, shape (n_vacancies,)
        Free places and employer of each vacancy.
    k : int
        Most entries of a list.
    config : ListsConfig
        Says the ceiling.

    Returns
    -------
    board : Board
        With each person's arcs by falling p.
    order : ndarray of int64, shape (n_arcs,)
        Which arc of `chances` each arc of the board is.
    """
    arcs = chances.arcs
    order = np.lexsort((arcs.vacancies, -arcs.p_match, arcs.seekers))
    # More places than people who could ask are never short of each other.
    degrees = np.bincount(arcs.vacancies, minlength=arcs.n_vacancies)
    rooms = np.concatenate([[0], np.cumsum(np.clip(headcounts, 1, degrees + 1))])
    return Board(
        starts=arcs.starts,
        vacancies=arcs.vacancies[order],
        p_match=arcs.p_match[order],
        p_apply=chances.p_apply[order],
        rooms=rooms.astype(np.int64),
        owners=owners.astype(np.int64),
        ceilings=_ceilings(arcs, headcounts, owners, k, config.ceiling),
        looks=chances_of_look(k),
    ), order


def _ceilings(arcs: Arcs, headcounts: Ints, owners: Ints, k: int, factor: float | None) -> Ints:
    """Most entries of each employer: its places' even share of all entries, times a factor."""
    n_employers = int(owners.max(initial=-1)) + 1
    if factor is None:
        return np.full(n_employers, np.iinfo(np.int64).max)
    places = np.bincount(owners, weights=headcounts, minlength=n_employers)
    entries = np.minimum(np.diff(arcs.starts), k).sum()
    share = places * (entries / max(1, int(headcounts.sum())))
    most: Ints = np.ceil(factor * share).astype(np.int64)
    return most


def empty_ledger(board: Board) -> Ledger:
    """Make lists without entries: nobody asks for anything."""
    n, m, k = len(board.starts) - 1, len(board.owners), len(board.looks)
    counts = np.zeros(board.rooms[-1])
    counts[board.rooms[:-1]] = 1.0
    return Ledger(
        entries=np.full((n, k), -1, dtype=np.int64),
        asked=np.zeros((n, k)),
        counts=counts,
        left=np.ones(m),
        shown=np.zeros(len(board.ceilings), dtype=np.int64),
        heads=np.full(m, -1, dtype=np.int64),
        after=np.full(n * k, -1, dtype=np.int64),
        before=np.full(n * k, -1, dtype=np.int64),
    )
