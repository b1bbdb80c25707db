"""Small allocations for tests: drawn at random, with many ties where wanted."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs, Ints
from matching.allocation.chances import Chances

Instance = tuple[Chances, Ints]


def draw_instance(seed: int, n: int = 12, m: int = 6, *, ties: bool = False) -> Instance:
    """Draw chances and places; about a third of the pairs are barred."""
    rng = np.random.default_rng(seed)
    seekers, vacancies = np.nonzero(rng.random((n, m)) < 0.7)
    chances = rng.random((2, len(seekers)))
    if ties:
        chances = np.round(chances, 1)
    p_apply, p_accept = chances
    arcs = Arcs.of_pairs(seekers, vacancies, p_apply * p_accept, n, m)
    return Chances(arcs, p_apply, p_accept), rng.integers(0, 4, m)


INSTANCES = st.builds(
    draw_instance,
    st.integers(0, 10**6),
    st.integers(0, 9),
    st.integers(1, 6),
    ties=st.booleans(),
)
