"""Lists in use, played many times with given chances: how many people are placed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from matching.allocation.arcs import Floats, Ints
from matching.allocation.chances import Chances
from matching.allocation.examining import chances_of_look


@dataclass(frozen=True, slots=True)
class Usage:
    """What came of playing the use of lists.

    Parameters
    ----------
    placed : ndarray of int64, shape (n_runs,)
        People placed in each run.
    taken : ndarray of float64, shape (n_vacancies,)
        Mean number of places taken of each vacancy.
    """

    placed: Ints
    taken: Floats

    @property
    def mean(self) -> float:
        """Mean number of people placed."""
        return float(self.placed.mean())

    @property
    def standard_error(self) -> float:
        """Standard error of the mean; 0 of a single run."""
        runs = len(self.placed)
        return float(self.placed.std(ddof=1) / np.sqrt(runs)) if runs > 1 else 0.0


def simulate_usage(
    entries: Ints, chances: Chances, headcounts: Ints, runs: int, rng: np.random.Generator
) -> Usage:
    """Play the use of lists, as `matching.allocation.examining` describes it.

    People come one after another in an order drawn anew for each run. An offer that a person
    does not take frees its place before the next person comes.

    Parameters
    ----------
    entries : ndarray of int64, shape (n_seekers, k)
        Arcs of `chances` in the order of positions; -1 after the end of a list.
    chances : Chances
        The chances to play with; the true ones where they are known.
    headcounts : ndarray of int64, shape (n_vacancies,)
        Free places.
    runs : int
        How often, 1 or more.
    rng : Generator
        Draws orders and answers.

    Returns
    -------
    Usage

    Examples
    --------
    >>> from matching.allocation.arcs import Arcs
    >>> arcs = Arcs(np.array([0, 1, 2]), np.array([0, 0]), np.ones(2), 1)
    >>> rng = np.random.default_rng(0)
    >>> simulate_usage(np.array([[0], [1]]), Chances.of_matches(arcs), np.array([1]), 9, rng).mean
    1.0
    """
    vacancies, liking, yes = _laid_out(entries, chances)
    placed = np.zeros(runs, dtype=np.int64)
    taken = np.zeros(len(headcounts))
    for run in range(runs):
        left = headcounts.astype(np.int64)
        answers = rng.random(entries.shape) < yes
        placed[run] = _use_once(vacancies, liking, answers, rng.permutation(len(entries)), left)
        taken += headcounts - left
    return Usage(placed, taken / runs)


def _laid_out(entries: Ints, chances: Chances) -> tuple[Ints, Floats, Floats]:
    """Vacancy, liking and chance of a mutual yes of each entry; the chance of no entry is 0."""
    if not len(chances.arcs):
        return entries, np.zeros(entries.shape), np.zeros(entries.shape)
    liking = chances.p_apply[entries]
    yes = liking * chances.p_accept[entries] * chances_of_look(entries.shape[1])
    return chances.arcs.vacancies[entries], liking, np.where(entries >= 0, yes, 0.0)


@njit(cache=True)
def _use_once(
    vacancies: Ints, liking: Floats, yes: NDArray[np.bool_], people: Ints, left: Ints
) -> int:
    """Let people choose in turn; `left` is what stays of the places."""
    placed = 0
    for person in people:
        best = -1
        for position in range(vacancies.shape[1]):
            if not yes[person, position] or left[vacancies[person, position]] <= 0:
                continue
            if best < 0 or liking[person, position] > liking[person, best]:
                best = position
        if best >= 0:
            left[vacancies[person, best]] -= 1
            placed += 1
    return placed


def gini(values: Floats) -> float:
    """Measure how unequal shares are.

    Parameters
    ----------
    values : ndarray of float64, shape (n,)
        Shares, each 0 or more, at least one.

    Returns
    -------
    float
        From 0, all alike, towards 1, one has all; 0 where nobody has any.

    Examples
    --------
    >>> gini(np.array([2.0, 2.0])), gini(np.array([0.0, 0.0, 0.0, 1.0]))
    (0.0, 0.75)
    """
    n, total = len(values), values.sum()
    if total <= 0.0:
        return 0.0
    ranks = 2 * np.arange(1, n + 1) - n - 1
    return float((ranks * np.sort(values)).sum() / (n * total))
