"""Exploration: some slots of a person's list are filled by chance, so that the office learns.

A list that shows only what the model believes in never finds out where the model is wrong, nor
how attention falls down a list. So each slot but the first is, with a small probability, given
to one of the lawful options that the list would not otherwise show. The others move down one.

Which slots and which options follows from the day, the person and the office's own secret: the
same question on the same day has the same answer, and nobody outside can tell it.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.errors import ConfigError
from matching.recommendation import Slot

LEAST_SHARE: Final = 0.10
MOST_SHARE: Final = 0.15
FEWEST_OPTIONS: Final = 3
"""Somebody with fewer choices is not made to give one up."""


@dataclass(frozen=True, slots=True)
class ExploredList:
    """A list by place.

    Parameters
    ----------
    ranks : ndarray of intp, shape (length,)
        Which option stands at each place, by its place in the order of scores from 0.
    slots : tuple of Slot
        What is to be said of each place.
    """

    ranks: NDArray[np.intp]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Explorer:
    """Fills slots by chance.

    Parameters
    ----------
    share : float
        Share of slots wanted, in [0.10, 0.15].
    secret : bytes
        The office's own; whoever knows it can tell which slots chance will fill.

    Raises
    ------
    ConfigError
        A share outside the range.
    """

    share: float
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not LEAST_SHARE <= self.share <= MOST_SHARE:
            raise ConfigError(
                "exploration_share",
                f"探索位的比例是 {self.share}，不在 {LEAST_SHARE:.2f} 到 {MOST_SHARE:.2f} 之间",
                "请改成这个范围内的数；要关闭探索位，请设为 0",
            )

    def explore(self, seeker_id: str, day: date, n_options: int, k: int) -> ExploredList:
        """Make a person's list of a day.

        Parameters
        ----------
        seeker_id : str
            The person.
        day : date
            Day of the question.
        n_options : int
            Lawful options, in the order of their scores.
        k : int
            Longest list.

        Returns
        -------
        ExploredList
            The same for the same arguments.
        """
        question = f"{seeker_id}\0{day.isoformat()}".encode()
        digest = hmac.new(self.secret, question, hashlib.sha256).digest()
        rng = np.random.default_rng(int.from_bytes(digest))
        return explored_list(n_options, k, self.share, rng)


def explored_list(n_options: int, k: int, share: float, rng: np.random.Generator) -> ExploredList:
    """Draw a list of at most k out of options in the order of their scores.

    Each place but the first explores with probability `share * length / (length - 1)`, so that
    the expected share of the whole list is `share`. A place that explores shows an option drawn
    without replacement from those beyond the first `length`; if fewer are left than places
    explore, as many places as there are options. All other places show the best options in
    their order. Nothing is explored with fewer than three options, or where the list shows all.

    Parameters
    ----------
    n_options : int
        Number of options, 0 or more.
    k : int
        Longest list, 0 or more.
    share : float
        Expected share of explored slots, in [0, 0.5].
    rng : numpy.random.Generator
        Source of chance.

    Returns
    -------
    ExploredList
        `min(n_options, k)` places.

    Examples
    --------
    >>> drawn = explored_list(40, 5, 0.15, np.random.default_rng(3))
    >>> [int(rank) for rank in drawn.ranks], [slot.is_exploration for slot in drawn.slots]
    ([0, 6, 1, 2, 3], [False, True, False, False, False])
    """
    length = min(n_options, k)
    others = n_options - length
    by_chance = np.zeros(length, dtype=np.bool_)
    if n_options >= FEWEST_OPTIONS and length >= 2 and others:
        drawn = np.flatnonzero(rng.random(length - 1) < slot_chance(length, share)) + 1
        by_chance[rng.permutation(drawn)[:others]] = True
    n_drawn = int(by_chance.sum())
    ranks = np.empty(length, dtype=np.intp)
    ranks[~by_chance] = np.arange(length - n_drawn)
    ranks[by_chance] = length + rng.choice(others, n_drawn, replace=False) if n_drawn else 0
    propensity = exploration_propensity(n_options, k, share)
    slots = tuple(
        Slot(place, bool(drawn_there), propensity if rank >= length else 0.0)
        for place, (rank, drawn_there) in enumerate(zip(ranks, by_chance, strict=True), 1)
    )
    return ExploredList(ranks, slots)


def slot_chance(length: int, share: float) -> float:
    """Give the probability that a place other than the first explores.

    Examples
    --------
    >>> round(slot_chance(10, 0.12), 4)
    0.1333
    """
    return share * length / (length - 1)


def exploration_propensity(n_options: int, k: int, share: float) -> float:
    """Give the probability that an option beyond the list is shown in an exploring slot of it.

    By symmetry it is the expected number of exploring slots over the number of such options,
    the same for each; an option among the first `length` is never shown in one, so for it the
    probability is 0.

    Parameters
    ----------
    n_options, k, share
        As for `explored_list`.

    Returns
    -------
    float
        In [0, 1); 0 where nothing is explored.

    Examples
    --------
    >>> round(exploration_propensity(110, 10, 0.12), 6)
    0.012
    >>> exploration_propensity(2, 10, 0.12)
    0.0
    """
    length = min(n_options, k)
    others = n_options - length
    if n_options < FEWEST_OPTIONS or length < 2 or not others:
        return 0.0
    chance, trials = slot_chance(length, share), length - 1
    expected = math.fsum(
        min(count, others)
        * math.comb(trials, count)
        * chance**count
        * (1.0 - chance) ** (trials - count)
        for count in range(1, length)
    )
    return expected / others
