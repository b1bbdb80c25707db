"""A batch placement as numbers: who may go where, and what every plan must keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from matching.allocation.arcs import Arcs, Floats, Ints

LimitKind = Literal["places", "seats", "carer", "ceiling", "bus"]
PackKind = Literal["batch", "ask"]

ROUNDING = 1e-9
"""How far the sum of a limit may lie above it: what adding floats can lose, no more."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A sum over chosen arcs that has a ceiling.

    Parameters
    ----------
    kind : {"places", "seats", "carer", "ceiling", "bus"}
        Which rule asks for it.
    arcs : ndarray of int64
        The arcs that count.
    weights : ndarray of float64
        How much each counts, 0 or more.
    ceiling : float
        Most that they may add up to.
    """

    kind: LimitKind
    arcs: Ints
    weights: Floats
    ceiling: float


@dataclass(frozen=True, slots=True)
class Pack:
    """Arcs of which a plan takes none, or at least so many.

    Parameters
    ----------
    kind : {"batch", "ask"}
        Which rule asks for it.
    arcs : ndarray of int64
        The arcs that count.
    at_least : int
        2 or more.
    """

    kind: PackKind
    arcs: Ints
    at_least: int


@dataclass(frozen=True, slots=True)
class Floor:
    """People of whom at least so many are to be referred, as far as that is possible.

    Parameters
    ----------
    label : str
        Township or village, in words.
    seekers : ndarray of int64
        Rows of its people.
    need : int
        1 or more.
    """

    label: str
    seekers: Ints
    need: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch to be placed.

    Parameters
    ----------
    arcs : Arcs
        The pairs that law, liveness and counsellors leave, with p_match.
    limits : tuple of Limit
        Ceilings.
    packs : tuple of Pack
        All-or-enough rules.
    households : tuple of ndarray of int64
        Rows of people, two or more each, who go together or not at all.
    meeting : ndarray of int64, shape (n_vacancies,)
        Vacancies with one number are together: one employer, or one workplace.
    floors : tuple of Floor
        Wanted referrals.
    fixed : ndarray of int64
        Arcs that every plan holds.
    origins : ndarray of int64, shape (n_seekers,)
        Township of each person as a number, -1 where not known.
    counties : ndarray of int64, shape (n_seekers,)
        County of each person as a number, -1 where not known; large batches are split by it.
    km : ndarray of float64, shape (n_arcs,)
        Way to work in kilometres, NaN where not known.
    """

    arcs: Arcs
    limits: tuple[Limit, ...] = ()
    packs: tuple[Pack, ...] = ()
    households: tuple[Ints, ...] = ()
    meeting: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    floors: tuple[Floor, ...] = ()
    fixed: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    origins: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    counties: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    km: Floats = field(default_factory=lambda: np.zeros(0))

    def impossible(self) -> NDArray[np.bool_]:
        """Mark arcs that no plan can hold, each by one rule alone.

        Returns
        -------
        ndarray of bool, shape (n_arcs,)
            Above a ceiling by itself; in a pack with too few people; or at a meeting point
            where somebody of the household has no arc. Marks are handed on until none is new.
        """
        out = np.zeros(len(self.arcs), dtype=bool)
        for limit in self.limits:
            out[limit.arcs[limit.weights > limit.ceiling + ROUNDING]] = True
        seekers, count = self.arcs.seekers, -1
        groups = self.household_arcs()
        while count != out.sum():
            count = int(out.sum())
            for pack in self.packs:
                left = pack.arcs[~out[pack.arcs]]
                if len(np.unique(seekers[left])) < pack.at_least:
                    out[left] = True
            for members in groups:
                for arcs in members:
                    if any(out[each].all() for each in arcs):
                        out[np.concatenate(arcs)] = True
        return out

    def household_arcs(self) -> list[list[list[Ints]]]:
        """Give the arcs of each household, by meeting point and then by member.

        Returns
        -------
        list of list of list of ndarray
            One list a household; in it one a meeting point that any member can reach; in it the
            arcs of each member, in the order of the household, empty where there are none.
        """
        starts, spots = self.arcs.starts, self.meeting[self.arcs.vacancies]
        found = []
        for members in self.households:
            own = [np.arange(starts[i], starts[i + 1]) for i in members]
            reached = np.unique(np.concatenate([spots[arcs] for arcs in own]))
            found.append([[arcs[spots[arcs] == spot] for arcs in own] for spot in reached])
        return found


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes where.

    Parameters
    ----------
    chosen : ndarray of int64
        Arcs, ascending; at most one a person.
    """

    chosen: Ints

    def value(self, batch: Batch) -> float:
        """Sum of p_match over the referrals: the people expected to be placed."""
        return float(sum(sorted(batch.arcs.p_match[self.chosen])))

    def shortfalls(self, batch: Batch) -> tuple[int, ...]:
        """How many referrals each floor lacks."""
        referred = np.zeros(batch.arcs.n_seekers, dtype=bool)
        referred[batch.arcs.seekers[self.chosen]] = True
        return tuple(
            max(0, floor.need - int(referred[floor.seekers].sum())) for floor in batch.floors
        )
