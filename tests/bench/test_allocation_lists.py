"""The yardstick of lists measures what it says."""

from __future__ import annotations

import doctest
from dataclasses import replace

import numpy as np
import pytest

from bench import allocation_lists
from bench.allocation_lists import Trial, independent, measure_lists, measure_prices, scale_down
from matching.allocation.chances import Chances
from tests.matching.allocation.test_lists import make_crowd


@pytest.fixture(scope="module")
def trial() -> Trial:
    """Let eighty people meet forty places, and the model err."""
    true, headcounts = make_crowd()
    noise = np.random.default_rng(2).normal(0, 0.7, len(true.arcs))
    learned = allocation_lists.with_chances(
        true.arcs, np.minimum(1.0, true.p_apply * np.exp(noise)), true.p_accept
    )
    return Trial(headcounts, learned, true, true)


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(allocation_lists).failed == 0


def test_joint_beats_alone_and_truth_beats_learning(trial: Trial) -> None:
    """As it must be, whatever the figures are."""
    row = measure_lists(trial, 4, 200)

    assert row["alone"] < row["joint"] < row["best known"]
    assert row["gain"] == pytest.approx(row["joint"] / row["alone"] - 1)
    assert row["attain./best"] == 1.0
    assert row["predicted/true"] > 1.0
    assert 0.0 <= row["Gini"] < 1.0


def test_newcomers_gain_by_prices(trial: Trial) -> None:
    """They place more than by chance alone, and more than if they had not come."""
    row = measure_prices(replace(trial, learned=trial.true), 4, 2_000)

    assert max(row["nobody late"], row["by chance"]) < row["by prices"]


def test_independent_lists_are_each_person_s_best(trial: Trial) -> None:
    """By p_match, ties by row; fewer where there are fewer."""
    arcs = trial.learned.arcs
    entries = independent(trial.learned, 3)
    for person in (0, 41):
        own = arcs.p_match[arcs.starts[person] : arcs.starts[person + 1]]
        assert arcs.p_match[entries[person]].tolist() == np.sort(own)[::-1][:3].tolist()
    few = Chances.of_matches(arcs.take(arcs.vacancies < 2))
    assert (independent(few, 3)[:, 2] == -1).all()


def test_places_are_scaled_in_proportion() -> None:
    """All of them, and none below nothing."""
    scaled = scale_down(np.array([10.0, 5.0, 1.0, 1.0]), 7)
    assert scaled.sum() == 7
    assert scaled.tolist() == [4, 2, 1, 0]
