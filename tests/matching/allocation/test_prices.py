"""Ranking a newcomer by prices."""

from __future__ import annotations

import numpy as np

from matching.allocation.chances import Chances
from matching.allocation.lists import make_lists
from matching.allocation.prices import rank_newcomer
from matching.allocation.usage import simulate_usage
from tests.matching.allocation.test_lists import make_crowd, matrix_of


def test_order_is_by_what_is_left_of_the_chance() -> None:
    """Ties by row; barred pairs never; k cuts."""
    prices = np.array([0.5, 0.0, 1.0, 0.0, 0.0])
    p_match = np.array([0.6, 0.3, 0.9, np.nan, 0.1])
    assert rank_newcomer(p_match, prices, 0).tolist() == [0, 1, 4, 2]
    assert rank_newcomer(p_match, prices, 2).tolist() == [0, 1]


def test_newcomers_ranked_by_prices_place_more_than_by_chance_alone() -> None:
    """Twenty walk in after the lists of sixty were made."""
    chances, headcounts = make_crowd()
    early = chances.arcs.seekers < 60
    first = make_lists(
        Chances(chances.arcs.take(early), chances.p_apply[early], chances.p_accept[early]),
        headcounts,
        4,
    )
    placed = {}
    for name, prices in (("prices", first.prices), ("none", np.zeros(40))):
        entries = first.entries.copy()
        for person in range(60, 80):
            ranked = rank_newcomer(matrix_of(chances)[person], prices, 4)
            entries[person] = chances.arcs.starts[person] + ranked
        rng = np.random.default_rng(3)
        placed[name] = simulate_usage(entries, chances, headcounts, 2_000, rng).mean
    assert placed["prices"] > 1.02 * placed["none"]
