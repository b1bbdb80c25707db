"""Hand-made batches as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matching.allocation.arcs import Arcs
from matching.allocation.placement.batch import Batch, Floor, Limit, Pack


def make_batch(
    p: Sequence[Sequence[float]],
    places: Sequence[float],
    *,
    packs: Sequence[tuple[int, Sequence[int], int]] = (),
    households: Sequence[Sequence[int]] = (),
    floors: Sequence[tuple[Sequence[int], int]] = (),
    fixed: Sequence[tuple[int, int]] = (),
) -> Batch:
    """Make a batch of a table of chances (rows are people); referrals are counted, one each.

    A pack is (vacancy, people, at least); vacancies with one row of `meeting` are one employer.
    """
    table = np.array(p, dtype=float)
    n, m = table.shape
    rows, columns = np.nonzero(table >= 0)
    arcs = Arcs.of_pairs(rows, columns, table[rows, columns], n, m)
    seekers = arcs.seekers

    def of(vacancy: int, people: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.flatnonzero((arcs.vacancies == vacancy) & np.isin(seekers, people))

    everybody = range(n)
    limits = [
        Limit("places", of(j, everybody), np.ones(len(of(j, everybody))), float(places[j]))
        for j in range(m)
    ]
    batch = Batch(
        arcs,
        tuple(limits),
        tuple(Pack("batch", of(j, people), least) for j, people, least in packs),
        tuple(np.array(each) for each in households),
        np.arange(m),
        tuple(Floor("某镇", np.array(people), need) for people, need in floors),
        origins=np.zeros(n, dtype=np.int64),
        km=np.zeros(len(arcs)),
    )
    arcs_fixed = [int(of(j, [i])[0]) for i, j in fixed]
    return replace(batch, fixed=np.array(sorted(arcs_fixed), dtype=np.int64))
