"""Arcs keep every pair, in one order."""

from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs

PAIRS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=20)


def make(pairs: list[tuple[int, int]]) -> Arcs:
    """Give every pair a chance that tells it from all others."""
    rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Arcs.of_pairs(rows[:, 0], rows[:, 1], (rows @ np.array([10, 1])) / 100, 6, 5)


@given(PAIRS, st.randoms(use_true_random=False))
def test_any_order_of_pairs_gives_the_same_arcs(
    pairs: set[tuple[int, int]], random: Random
) -> None:
    """Sorted by seeker, then by vacancy, each with its own chance."""
    shuffled = sorted(pairs)
    random.shuffle(shuffled)
    arcs = make(shuffled)
    found = list(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True))
    assert found == sorted(pairs)
    assert arcs.p_match.tolist() == [(10 * i + j) / 100 for i, j in found]
    assert (len(arcs), arcs.n_seekers, arcs.n_vacancies) == (len(pairs), 6, 5)


@given(PAIRS)
def test_taking_keeps_people_without_arcs(pairs: set[tuple[int, int]]) -> None:
    """Nobody is lost with their last arc."""
    arcs = make(sorted(pairs))
    kept = arcs.take(arcs.p_match > 0.2)
    assert kept.n_seekers == arcs.n_seekers
    assert kept.p_match.tolist() == [p for p in arcs.p_match.tolist() if p > 0.2]
