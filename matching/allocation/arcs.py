"""Arcs: who may go where, and the chance that both sides say yes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Arcs:
    """The pairs that an allocation may use, sorted by seeker, then by vacancy.

    Parameters
    ----------
    starts : ndarray of int64, shape (n_seekers + 1,)
        The arcs of seeker i are `starts[i]` to `starts[i + 1]`.
    vacancies : ndarray of int64, shape (n_arcs,)
        Row of each arc's vacancy, ascending within a seeker, in [0, n_vacancies).
    p_match : ndarray of float64, shape (n_arcs,)
        P(both say yes), in [0, 1].
    n_vacancies : int
        Number of vacancies.
    """

    starts: Ints
    vacancies: Ints
    p_match: Floats
    n_vacancies: int

    @classmethod
    def of_pairs(
        cls, seekers: Ints, vacancies: Ints, p_match: Floats, n_seekers: int, n_vacancies: int
    ) -> Arcs:
        """Sort pairs into arcs; no pair may come twice.

        Examples
        --------
        >>> arcs = Arcs.of_pairs(
        ...     np.array([1, 0, 1]), np.array([1, 0, 0]), np.array([0.3, 0.2, 0.1]), 2, 2
        ... )
        >>> arcs.starts.tolist(), arcs.vacancies.tolist(), arcs.p_match.tolist()
        ([0, 1, 3], [0, 0, 1], [0.2, 0.1, 0.3])
        """
        order = np.lexsort((vacancies, seekers))
        starts = np.searchsorted(seekers[order], np.arange(n_seekers + 1)).astype(np.int64)
        return cls(
            starts,
            vacancies[order].astype(np.int64),
            p_match[order].astype(np.float64),
            n_vacancies,
        )

    def __len__(self) -> int:
        return len(self.vacancies)

    @property
    def n_seekers(self) -> int:
        """Number of people, with or without arcs."""
        return len(self.starts) - 1

    @property
    def seekers(self) -> Ints:
        """Row of each arc's seeker, shape (n_arcs,)."""
        return np.repeat(np.arange(self.n_seekers, dtype=np.int64), np.diff(self.starts))

    def take(self, kept: NDArray[np.bool_]) -> Arcs:
        """Keep some of the arcs, and every seeker and vacancy.

        Parameters
        ----------
        kept : ndarray of bool, shape (n_arcs,)
            Which.
        """
        return Arcs.of_pairs(
            self.seekers[kept],
            self.vacancies[kept],
            self.p_match[kept],
            self.n_seekers,
            self.n_vacancies,
        )
