"""How near a person's work is to each occupation: 1 where read, else what was learned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.occupations import Lexicon


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Nearness of n people to occupations and to their families.

    Parameters
    ----------
    exact : ndarray of float32, shape (n, n_occupations + 1)
        In [0, 1]; the last column, the blank of `index_slots`, is 0.
    family : ndarray of float32, shape (n, n_families + 1)
        The nearest occupation of each family; last column 0.
    """

    exact: NDArray[np.float32]
    family: NDArray[np.float32]


def nearness(known: NDArray[np.bool_], learned: NDArray[np.float32], lexicon: Lexicon) -> Nearness:
    """Lay what was read over what was learned.

    Parameters
    ----------
    known : ndarray of bool, shape (n, n_occupations + 1)
        Occupations read.
    learned : ndarray of float32, shape (n, n_occupations)
        Hints in [0, 1].
    lexicon : Lexicon
        Knows the family of each occupation.

    Returns
    -------
    Nearness
        1 where known.
    """
    exact = known.astype(np.float32)
    np.maximum(exact[:, :-1], learned, out=exact[:, :-1])
    family = np.zeros((len(exact), len(lexicon.families) + 1), dtype=np.float32)
    by_family = np.argsort(lexicon.family_of, kind="stable")
    families, firsts = np.unique(lexicon.family_of[by_family], return_index=True)
    family[:, families] = np.maximum.reduceat(exact[:, by_family], firsts, axis=1)
    return Nearness(exact, family)
