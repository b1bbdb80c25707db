"""The prior and how far a few outcomes move it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.encoder import build_reader
from features.occupations import load_lexicon
from features.pair_features import TRANSFERABLE
from matching.labels import Labels
from matching.prior import PSEUDO_COUNT, fit_prior_sides, move_to_rate
from matching.progress import silent
from tests.matching.builders import make_side, random_features
from tests.worlds import SMALL_CONFIG


def labels_of(y: list[float]) -> Labels:
    """Make labels with nothing but answers."""
    rows = np.zeros(len(y), dtype=np.int64)
    return Labels(rows, rows, rows, np.array(y), np.zeros(len(y)))


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=40))
def test_the_mean_moves_to_the_smoothed_rate(y: list[float]) -> None:
    """(yes + 20 m) / (n + 20), with m what the prior said on average; one answer is a no."""
    side, X = make_side(TRANSFERABLE, source="prior"), random_features(len(y) + 1)
    before = side.probabilities(X)

    moved = move_to_rate(side, X, labels_of([*y, 0.0]))

    after = moved.probabilities(X)
    expected = (sum(y) + PSEUDO_COUNT * before.mean()) / (len(y) + 1 + PSEUDO_COUNT)
    assert after.mean() == pytest.approx(expected, abs=1e-6)
    assert np.argsort(after, kind="stable").tolist() == np.argsort(before, kind="stable").tolist()
    assert moved.source == "prior"


@pytest.mark.parametrize("n", [0, 1, 300])
def test_without_a_no_the_prior_stays_as_it_is(n: int) -> None:
    """No row, no move; and an office that records hires alone does not hire everybody."""
    side = make_side(TRANSFERABLE, source="prior")

    assert move_to_rate(side, random_features(n), labels_of([1.0] * n)) is side


@pytest.mark.slow
def test_the_prior_learns_the_wanted_sides_from_features_that_travel() -> None:
    """Only what was asked for is fitted, told to the caller, and marked as a prior."""
    told: list[tuple[str, int, int]] = []
    reader = build_reader(load_lexicon())

    sides = fit_prior_sides(
        reader,
        ("accept",),
        SMALL_CONFIG,
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )

    assert list(sides) == ["accept"]
    assert sides["accept"].source == "prior"
    assert sides["accept"].fitted.columns == TRANSFERABLE
    assert len(told) == 1
    assert "先验" in told[0][0]


@pytest.mark.slow
def test_the_same_prior_is_learned_once() -> None:
    """For one reader and one configuration; another configuration is learned on its own."""
    reader = build_reader(load_lexicon())
    other = SMALL_CONFIG.model_copy(
        update={"prior": SMALL_CONFIG.prior.model_copy(update={"seed": 7})}
    )

    first, again, elsewhere = (
        fit_prior_sides(reader, ("accept",), config, progress=silent)["accept"]
        for config in (SMALL_CONFIG, SMALL_CONFIG.model_copy(), other)
    )

    assert again is first
    X = random_features(5)
    assert elsewhere.probabilities(X).tolist() != first.probabilities(X).tolist()
