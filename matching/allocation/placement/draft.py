"""A plan in the making, which never breaks a ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from matching.allocation.arcs import Floats, Ints
from matching.allocation.placement.batch import ROUNDING, Batch, Plan


class _Rows:
    """Which rows an arc is in, and with what weight, in three flat arrays."""

    def __init__(self, arcs: Sequence[Ints], weights: Sequence[Floats], n_arcs: int) -> None:
        every = np.concatenate([np.zeros(0, dtype=np.int64), *arcs])
        rows = np.repeat(np.arange(len(arcs)), [len(each) for each in arcs])
        order = np.argsort(every, kind="stable")
        self._starts = np.searchsorted(every[order], np.arange(n_arcs + 1))
        self._rows = rows[order]
        self._weights = np.concatenate([np.zeros(0), *weights])[order]

    def of(self, arc: int) -> list[tuple[int, float]]:
        """Give the rows and weights of an arc."""
        start, end = self._starts[arc], self._starts[arc + 1]
        return list(
            zip(self._rows[start:end].tolist(), self._weights[start:end].tolist(), strict=True)
        )


class Draft:
    """A plan that grows and shrinks arc by arc.

    Parameters
    ----------
    batch : Batch
        What is to be placed.

    Notes
    -----
    Ceilings hold at any time. Packs may be short while the draft grows; `lacking` lists those.
    Households are kept whole by whoever adds and removes them as a whole.
    """

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.arc_of = np.full(batch.arcs.n_seekers, -1, dtype=np.int64)
        self.seekers = batch.arcs.seekers
        self._room = [limit.ceiling + ROUNDING for limit in batch.limits]
        self._counts = [0] * len(batch.packs)
        n_arcs = len(batch.arcs)
        weights = [limit.weights for limit in batch.limits]
        self._limits = _Rows([limit.arcs for limit in batch.limits], weights, n_arcs)
        ones = [np.ones(len(pack.arcs)) for pack in batch.packs]
        self._packs = _Rows([pack.arcs for pack in batch.packs], ones, n_arcs)

    def fits(self, arcs: Iterable[int], *, only_open: bool = False) -> bool:
        """Tell whether arcs of people without a place can all be added.

        Parameters
        ----------
        arcs : iterable of int
            One a person.
        only_open : bool
            Whether every pack of theirs must be large enough afterwards.
        """
        return self.blocking(arcs, only_open=only_open) is None

    def blocking(self, arcs: Iterable[int], *, only_open: bool = True) -> str | None:
        """Name the first rule that keeps arcs out, None where nothing does.

        Parameters
        ----------
        arcs : iterable of int
            One a person, of people without a place.
        only_open : bool
            Whether every pack of theirs must be large enough afterwards.
        """
        needed: dict[int, float] = {}
        joined: dict[int, int] = {}
        for arc in arcs:
            for row, weight in self._limits.of(arc):
                needed[row] = needed.get(row, 0.0) + weight
            for pack, _ in self._packs.of(arc):
                joined[pack] = joined.get(pack, 0) + 1
        for row, weight in needed.items():
            if weight > self._room[row]:
                return self.batch.limits[row].kind
        for row, more in joined.items():
            if only_open and self._counts[row] + more < self._need(row):
                return self.batch.packs[row].kind
        return None

    def add(self, arcs: Iterable[int]) -> None:
        """Refer people who are not referred yet."""
        for arc in arcs:
            self.arc_of[self.seekers[arc]] = arc
            self._count(arc, 1)

    def remove(self, people: Iterable[int]) -> tuple[int, ...]:
        """Take people out, and give the arcs that they had."""
        arcs = tuple(int(self.arc_of[i]) for i in people if self.arc_of[i] >= 0)
        for arc in arcs:
            self.arc_of[self.seekers[arc]] = -1
            self._count(arc, -1)
        return arcs

    def _count(self, arc: int, sign: int) -> None:
        for row, weight in self._limits.of(arc):
            self._room[row] -= sign * weight
        for pack, _ in self._packs.of(arc):
            self._counts[pack] += sign

    def can_leave(self, people: Sequence[int]) -> bool:
        """Tell whether people can be taken out without leaving a pack short."""
        left: dict[int, int] = {}
        for i in people:
            for pack, _ in self._packs.of(int(self.arc_of[i])) if self.arc_of[i] >= 0 else ():
                left[pack] = left.get(pack, 0) + 1
        return all(
            self._counts[row] == less or self._counts[row] - less >= self._need(row)
            for row, less in left.items()
        )

    def _need(self, pack: int) -> int:
        return self.batch.packs[pack].at_least

    def lacking(self) -> list[int]:
        """List the packs that hold somebody, but too few."""
        return [row for row, count in enumerate(self._counts) if 0 < count < self._need(row)]

    def in_pack(self, pack: int) -> list[int]:
        """List the people whose arc counts in a pack."""
        arcs = self.batch.packs[pack].arcs
        return [int(self.seekers[a]) for a in arcs if self.arc_of[self.seekers[a]] == a]

    def plan(self) -> Plan:
        """Give the plan as it stands."""
        chosen: Ints = np.sort(self.arc_of[self.arc_of >= 0])
        return Plan(chosen)
