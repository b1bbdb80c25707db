"""The integer program of a batch: rows and columns, for all or some of its arcs.

::

    max  sum p x
    s.t. sum of a person's x <= 1                       one referral a person
         sum w x <= ceiling                             places, seats, carers, ceilings
         b y - sum x of a pack <= 0                     nobody, or at least b
         sum x of a pack - u y <= 0
         sum w x of a pack - ceiling y <= 0             the same for its vacancy's places
         sum x of a township + short >= need            floors
         x of a member = x of the first, by meeting     households together
         x - y <= 0                                     where the relaxation breaks it

Columns: the chosen arcs, a y for each pack, a `short` for each floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from matching.allocation.arcs import Floats, Ints
from matching.allocation.placement.batch import Batch

SCALE = 1e3
"""Weighted rows are multiplied by this: HiGHS lets a row be off by 1e-6, we by 1e-9."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a program.

    Parameters
    ----------
    matrix : sparse array, shape (n_rows, n_columns)
        Coefficients.
    low, high : ndarray of float64, shape (n_rows,)
        Bounds.
    """

    matrix: sparse.csr_array
    low: Floats
    high: Floats

    def under(self, other: Rows) -> Rows:
        """Put other rows below these."""
        return Rows(
            sparse.csr_array(sparse.vstack([self.matrix, other.matrix])),
            np.concatenate([self.low, other.low]),
            np.concatenate([self.high, other.high]),
        )


def rows_of(
    columns: list[Ints],
    values: list[Floats],
    low: list[float],
    high: list[float],
    width: int,
) -> Rows:
    """Make rows from the columns and coefficients of each."""
    lengths = [len(each) for each in columns]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    data = np.concatenate([np.zeros(0), *values])
    indexes = np.concatenate([np.zeros(0, np.int64), *columns])
    matrix = sparse.csr_array((data, indexes, starts), shape=(len(columns), width))
    return Rows(matrix, np.array(low, dtype=float), np.array(high, dtype=float))


class Program:
    """All rows of a batch over all its arcs; `over` gives those of some arcs.

    Parameters
    ----------
    batch : Batch
        What is to be placed.
    short : int
        Referrals that the floors may lack in all.

    Attributes
    ----------
    usable : ndarray of bool, shape (n_arcs,)
        Arcs that some plan may hold.
    gather : ndarray of int64, shape (n_arcs,)
        Arcs that a unit takes together or not at all share a number: those of a household at
        one meeting point; each arc of a person who goes alone has its own.
    """

    def __init__(self, batch: Batch, short: int = 0) -> None:
        self.batch = batch
        self.short = short
        self.usable: Mask = ~batch.impossible()
        self.n_arcs, self.n_packs = len(batch.arcs), len(batch.packs)
        self.width = self.n_arcs + self.n_packs + len(batch.floors)
        self._spots = batch.household_arcs()
        self.gather = np.arange(self.n_arcs, dtype=np.int64)
        for arcs in chain.from_iterable(self._spots):
            together = np.concatenate(arcs)
            self.gather[together] = together.min()
        self.base = self._people().under(self._limits()).under(self._packs())
        self.base = self.base.under(self._floors())
        self.households = self._households()

    def _people(self) -> Rows:
        starts = self.batch.arcs.starts
        n = self.batch.arcs.n_seekers
        own = [np.arange(starts[i], starts[i + 1]) for i in range(n)]
        ones = [np.ones(len(arcs)) for arcs in own]
        return rows_of(own, ones, [-np.inf] * n, [1.0] * n, self.width)

    def _limits(self) -> Rows:
        limits = self.batch.limits
        return rows_of(
            [limit.arcs for limit in limits],
            [limit.weights * SCALE for limit in limits],
            [-np.inf] * len(limits),
            [limit.ceiling * SCALE for limit in limits],
            self.width,
        )

    def _packs(self) -> Rows:
        packs, seekers = self.batch.packs, self.batch.arcs.seekers
        columns = [np.append(pack.arcs, self.n_arcs + k) for k, pack in enumerate(packs)]
        most = [len(np.unique(seekers[pack.arcs[self.usable[pack.arcs]]])) for pack in packs]
        low = [np.append(-np.ones(len(pack.arcs)), float(pack.at_least)) for pack in packs]
        high = [
            np.append(np.ones(len(pack.arcs)), -float(count))
            for pack, count in zip(packs, most, strict=True)
        ]
        room, room_columns = self._room(columns)
        n = 2 * len(packs) + len(room)
        return rows_of(
            columns + columns + room_columns,
            low + high + room,
            [-np.inf] * n,
            [0.0] * n,
            self.width,
        )

    def _room(self, columns: list[Ints]) -> tuple[list[Floats], list[Ints]]:
        """Write that a pack uses no more than its vacancy's places times its y: a tighter root."""
        weight, ceiling = np.zeros(self.n_arcs), np.zeros(self.n_arcs)
        owner = np.full(self.n_arcs, -1)
        for row, limit in enumerate(self.batch.limits):
            if limit.kind == "places":
                weight[limit.arcs], ceiling[limit.arcs] = limit.weights, limit.ceiling
                owner[limit.arcs] = row
        values, kept = [], []
        for pack, own in zip(self.batch.packs, columns, strict=True):
            if len(np.unique(owner[pack.arcs])) == 1 and owner[pack.arcs[0]] >= 0:
                values.append(SCALE * np.append(weight[pack.arcs], -ceiling[pack.arcs[0]]))
                kept.append(own)
        return values, kept

    def _floors(self) -> Rows:
        first = self.n_arcs + self.n_packs
        floors, starts = self.batch.floors, self.batch.arcs.starts
        columns = [
            np.append(
                np.concatenate([np.arange(starts[i], starts[i + 1]) for i in floor.seekers]),
                first + row,
            )
            for row, floor in enumerate(floors)
        ]
        ones = [np.ones(len(each)) for each in columns]
        needs = [float(floor.need) for floor in floors]
        lacking = np.arange(first, self.width)
        return rows_of(
            [*columns, lacking],
            [*ones, np.ones(len(lacking))],
            [*needs, -np.inf],
            [*[np.inf] * len(floors), float(self.short)],
            self.width,
        )

    def _households(self) -> Rows:
        """Write that each member goes where the first goes; and a carer's row by meeting point.

        Of a household that goes together all are at one meeting point, so the ceiling of
        those away holds at each by itself, times whether the household goes there: tighter
        in the relaxation than one row over all.
        """
        columns: list[Ints] = []
        values: list[Floats] = []
        high: list[float] = []
        low: list[float] = []
        weights, ceilings = self._away()
        for household, spots in enumerate(self._spots):
            for first, *others in spots:
                for own in others:
                    columns.append(np.concatenate([own, first]))
                    values.append(np.concatenate([np.ones(len(own)), -np.ones(len(first))]))
                    low.append(0.0)
                    high.append(0.0)
                if household in ceilings:
                    arcs = np.concatenate([first, *others])
                    share = weights[arcs]
                    share[: len(first)] -= ceilings[household]
                    columns.append(arcs)
                    values.append(share)
                    low.append(-np.inf)
                    high.append(0.0)
        return rows_of(columns, values, low, high, self.width)

    def _away(self) -> tuple[Floats, dict[int, float]]:
        """Weights of arcs in their household's carer row, and the ceilings of those rows."""
        weights = np.zeros(self.n_arcs)
        of_person = {int(i): h for h, members in enumerate(self.batch.households) for i in members}
        ceilings: dict[int, float] = {}
        for limit in self.batch.limits:
            owners = {of_person.get(int(i), -1) for i in self.batch.arcs.seekers[limit.arcs]}
            if limit.kind == "carer" and len(owners) == 1 and owners != {-1}:
                ceilings[owners.pop()] = limit.ceiling
                weights[limit.arcs] = limit.weights
        return weights, ceilings

    def bounds(self, held: Ints | None = None) -> tuple[Floats, Floats]:
        """Give the bounds of the columns.

        Parameters
        ----------
        held : ndarray of int64, optional
            Arcs to hold besides the fixed ones.
        """
        low, high = np.zeros(self.width), np.ones(self.width)
        high[self.n_arcs + self.n_packs :] = self.short
        low[self.batch.fixed] = 1.0
        if held is not None:
            low[held] = 1.0
        return low, high

    def links(self, x: Floats, tolerance: float = 1e-4) -> Rows:
        """Write x <= y where a relaxation breaks it.

        Parameters
        ----------
        x : ndarray of float64, shape (width,)
            A relaxed solution.
        tolerance : float
            Smaller breaches are left alone.
        """
        columns: list[Ints] = []
        for k, pack in enumerate(self.batch.packs):
            broken = pack.arcs[x[pack.arcs] > x[self.n_arcs + k] + tolerance]
            columns += [np.array([arc, self.n_arcs + k]) for arc in broken]
        n = len(columns)
        values = [np.array([1.0, -1.0])] * n
        return rows_of(columns, values, [-np.inf] * n, [0.0] * n, self.width)
