"""The number who ask, against counting every case."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.arcs import Floats
from matching.allocation.demand import (
    STABLE,
    add_demand,
    chance_open,
    clear_demand,
    expected_taken,
    remove_demand,
)

CHANCES = st.lists(st.floats(0, 1), max_size=7)
PLACES = st.integers(1, 5)


def make_demand(chances: list[float], places: int) -> Floats:
    """Let people with these chances ask."""
    counts = np.full(places, np.nan)
    clear_demand(counts)
    for chance in chances:
        add_demand(counts, chance)
    return counts


def count_cases(chances: list[float]) -> Floats:
    """Distribution of the number who ask, by every subset."""
    whole = np.zeros(len(chances) + 1)
    for asks in product((False, True), repeat=len(chances)):
        terms = [p if ask else 1 - p for p, ask in zip(chances, asks, strict=True)]
        whole[sum(asks)] += np.prod(terms)
    return whole


@given(CHANCES, PLACES)
def test_counts_are_those_of_every_case(chances: list[float], places: int) -> None:
    """Below the places, the distribution; with it, chance of a place left, and places taken."""
    whole = count_cases(chances)
    counts = make_demand(chances, places)

    expected = np.pad(whole, (0, places))[:places]
    np.testing.assert_allclose(counts, expected, atol=1e-12)
    assert chance_open(counts) == pytest.approx(whole[:places].sum(), abs=1e-12)
    taken = (np.minimum(np.arange(len(whole)), places) * whole).sum()
    assert expected_taken(counts) == pytest.approx(taken, abs=1e-12)


@given(CHANCES, st.floats(0, STABLE), PLACES)
def test_whoever_is_taken_out_leaves_no_trace(
    chances: list[float], chance: float, places: int
) -> None:
    """Adding and removing gives the distribution back, whoever came in between."""
    counts = make_demand([chance, *chances], places)
    remove_demand(counts, chance)
    np.testing.assert_allclose(counts, make_demand(chances, places), atol=1e-12)


def test_a_thousand_steps_lose_no_digits() -> None:
    """Errors do not build up while lists are made anew."""
    rng = np.random.default_rng(1)
    chances = rng.uniform(0, STABLE, 60).tolist()
    counts = make_demand(chances, 25)
    for at in rng.integers(0, 60, 1_000).tolist():
        remove_demand(counts, chances[at])
        chances[at] = float(rng.uniform(0, STABLE))
        add_demand(counts, chances[at])
    np.testing.assert_allclose(counts, make_demand(chances, 25), atol=1e-10)
