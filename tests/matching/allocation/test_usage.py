"""Playing the use of lists: small cases whose outcome is known."""

from __future__ import annotations

import numpy as np
import pytest

from matching.allocation.arcs import Arcs
from matching.allocation.chances import Chances
from matching.allocation.usage import gini, simulate_usage


def test_a_better_offer_frees_the_other_place() -> None:
    """The first person is sure of both places and takes the one they like; so both are placed."""
    arcs = Arcs(np.array([0, 2, 3]), np.array([0, 1, 0]), np.array([0.5, 1.0, 1.0]), 2)
    chances = Chances(arcs, np.array([0.9, 1.0, 1.0]), np.array([1.0, 1.0, 1.0]))
    entries = np.array([[1, -1], [2, -1]])

    usage = simulate_usage(entries, chances, np.array([1, 1]), 50, np.random.default_rng(0))

    assert usage.placed.tolist() == [2] * 50
    assert usage.taken.tolist() == [1.0, 1.0]


def test_attention_fades_and_places_run_out() -> None:
    """Position two is looked at by one in 1.3; of three who ask for one place one gets it."""
    one = Arcs(np.array([0, 2]), np.array([0, 1]), np.array([0.0, 1.0]), 2)
    rng = np.random.default_rng(1)
    faded = simulate_usage(
        np.array([[0, 1]]), Chances.of_matches(one), np.array([1, 1]), 4_000, rng
    )
    assert faded.mean == pytest.approx(1 / 1.3, abs=4 * faded.standard_error)

    three = Chances.of_matches(Arcs(np.arange(4), np.zeros(3, np.int64), np.ones(3), 1))
    crowded = simulate_usage(np.array([[0], [1], [2]]), three, np.array([1]), 5, rng)
    assert crowded.placed.tolist() == [1] * 5


def test_the_person_takes_what_they_like_and_not_what_stands_first() -> None:
    """Both offers come; the second is likelier to be applied for."""
    arcs = Arcs(np.array([0, 2]), np.array([0, 1]), np.array([0.5, 1.0]), 2)
    chances = Chances(arcs, np.array([0.5, 1.0]), np.ones(2))
    usage = simulate_usage(
        np.array([[1, 0]]), chances, np.array([1, 1]), 2_000, np.random.default_rng(2)
    )
    assert usage.placed.tolist() == [1] * 2_000
    assert usage.taken.tolist() == [0.0, 1.0]


def test_nobody_and_nothing() -> None:
    """Empty lists place nobody; a single run has no spread."""
    nothing = Chances.of_matches(Arcs(np.zeros(3, np.int64), np.zeros(0, np.int64), np.zeros(0), 1))
    usage = simulate_usage(
        np.zeros((2, 0), np.int64), nothing, np.array([3]), 1, np.random.default_rng(0)
    )
    assert (usage.mean, usage.standard_error) == (0.0, 0.0)


def test_gini_of_known_shares() -> None:
    """From all alike to one has all, whatever the order."""
    assert gini(np.zeros(3)) == 0.0
    assert gini(np.array([3.0, 1.0])) == pytest.approx(0.25)
    assert gini(np.array([1.0, 3.0])) == pytest.approx(0.25)
