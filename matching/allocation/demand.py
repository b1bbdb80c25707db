"""How many people ask for a vacancy: the Poisson-binomial distribution, cut off at its places.

`counts[n]` is P(n people ask) for each n below the places; what is missing to 1 is the chance
that no place is left. People ask independently of each other, each with a chance of their own.
Poisson's law would need one number only, but it errs where few people with good chances meet a
single place: two who ask with .5 each leave it free with .25, not with .37.
"""

from __future__ import annotations

from typing import Final

from numba import njit

from matching.allocation.arcs import Floats

STABLE: Final = 0.5
"""Chances up to this can be taken out of a distribution again without loss of digits."""


@njit(cache=True)
def clear_demand(counts: Floats) -> None:
    """Let nobody ask.

    Parameters
    ----------
    counts : ndarray of float64, shape (places,)
        Changed in place.
    """
    counts[:] = 0.0
    counts[0] = 1.0


@njit(cache=True)
def add_demand(counts: Floats, chance: float) -> None:
    """Let one more person ask.

    Parameters
    ----------
    counts : ndarray of float64, shape (places,)
        Changed in place.
    chance : float
        P(the person asks), in [0, 1].

    Examples
    --------
    >>> import numpy as np
    >>> counts = np.array([1.0, 0.0])
    >>> add_demand(counts, 0.5)
    >>> add_demand(counts, 0.2)
    >>> counts.tolist()
    [0.4, 0.5]
    """
    for n in range(len(counts) - 1, 0, -1):
        counts[n] = counts[n] * (1.0 - chance) + counts[n - 1] * chance
    counts[0] *= 1.0 - chance


@njit(cache=True)
def remove_demand(counts: Floats, chance: float) -> None:
    """Let one person, who was added, no longer ask.

    Parameters
    ----------
    counts : ndarray of float64, shape (places,)
        Changed in place.
    chance : float
        P(the person asks), in [0, `STABLE`]; beyond it digits are lost.
    """
    counts[0] /= 1.0 - chance
    for n in range(1, len(counts)):
        counts[n] = max((counts[n] - chance * counts[n - 1]) / (1.0 - chance), 0.0)


@njit(cache=True)
def chance_open(counts: Floats) -> float:
    """Give the chance that a place is left, in [0, 1]."""
    return min(float(counts.sum()), 1.0)


@njit(cache=True)
def expected_taken(counts: Floats) -> float:
    """Give the expected number of places taken: E min(places, people who ask)."""
    taken = float(len(counts))
    for n in range(len(counts)):
        taken -= counts[n] * (len(counts) - n)
    return taken
