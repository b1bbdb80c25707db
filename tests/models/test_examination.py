"""Who looked: the curve by place, and weights that turn what was shown into looks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.examination import fit_examination, look_weights, looked_share, smooth_examination
from models.logistic import LogisticConfig, fit_logistic
from models.logits import to_probability

COUNTS = st.lists(
    st.tuples(st.integers(0, 3_000), st.integers(0, 3_000)), min_size=1, max_size=12
).map(lambda pairs: [(max(pair), min(pair)) for pair in pairs])


@given(COUNTS, st.booleans())
def test_a_curve_is_a_share_that_never_rises(
    counts: list[tuple[int, int]], first_is_one: bool
) -> None:
    """Whatever was counted."""
    shown, hits = np.array(counts).T

    curve = fit_examination(shown, hits, first_is_one=first_is_one)

    assert curve.min() > 0.0
    assert curve.max() <= 1.0
    assert (np.diff(curve) <= 1e-12).all()
    assert not first_is_one or curve[0] == pytest.approx(1.0)


def test_many_hits_bring_the_true_curve_back_whatever_its_shape() -> None:
    """A cliff after the third place is found, though the smooth curve has none."""
    truth = np.array([1.0, 0.95, 0.9, 0.3, 0.25, 0.2])
    shown = np.full(6, 200_000)
    hits = np.random.default_rng(0).binomial(shown, 0.06 * truth)

    curve = fit_examination(shown, hits)

    assert np.abs(curve - truth).max() < 0.03


def test_few_hits_leave_the_usual_curve_nearly_alone() -> None:
    """Three applications say little about ten places."""
    shown, hits = np.full(10, 30), np.array([1, 0, 0, 1, 0, 0, 0, 1, 0, 0])

    curve = fit_examination(shown, hits)

    assert np.abs(curve - smooth_examination(np.arange(1, 11))).max() < 0.15


def test_a_place_that_chance_never_fills_follows_the_smooth_curve() -> None:
    """The first place of our own lists never explores: the others show how steep the curve is."""
    truth = smooth_examination(np.arange(1, 9), 0.6)
    shown = np.full(8, 50_000)
    shown[0] = 0
    hits = np.random.default_rng(1).binomial(shown, 0.08 * truth)

    curve = fit_examination(shown, hits)

    assert np.abs(curve - truth).max() < 0.05


def test_counts_that_cannot_be_are_refused() -> None:
    """More hits than rows, or no place at all."""
    for shown, hits in (([1], [2]), ([1], [-1]), ([], [])):
        with pytest.raises(ValueError, match="hits"):
            fit_examination(shown, hits)


def test_looked_share_is_bayes_rule() -> None:
    """Counted over a large draw of looks and yeses."""
    rng = np.random.default_rng(2)
    looked = rng.random(400_000) < 0.4
    yes = looked & (rng.random(400_000) < 0.3)

    share = looked_share(np.array([0.3]), np.array([0.0]), np.array([0.4]))[0]

    assert share == pytest.approx(looked[~yes].mean(), abs=0.005)


def test_weights_bring_back_the_probability_of_a_yes_having_looked() -> None:
    """Good options stand in front, as on a real list: without weights the slope is wrong too."""
    rng = np.random.default_rng(3)
    X = rng.normal(size=(60_000, 2))
    p = to_probability(1.2 * X[:, 0] - 2.0)
    place = np.clip(np.round(5 - 2.0 * X[:, 0] + rng.normal(size=len(X))), 1, 10)
    examination = smooth_examination(place)
    y = (rng.random(len(X)) < examination * p).astype(float)
    config = LogisticConfig(strength=10.0)

    weight = look_weights(X, y, examination, config)
    learned = to_probability(fit_logistic(X, y, config, weight=weight).logits(X))
    naive = to_probability(fit_logistic(X, y, config).logits(X))

    assert learned.mean() / p.mean() == pytest.approx(1.0, abs=0.05)
    assert np.abs(learned - p).mean() < 0.01
    assert naive.mean() / p.mean() < 0.75


def test_known_looks_weigh_one() -> None:
    """A log of views is left exactly as it is."""
    X, y = np.arange(6.0).reshape(-1, 1), np.array([0, 1, 0, 1, 0, 1])

    assert look_weights(X, y, np.ones(6), LogisticConfig()).tolist() == [1.0] * 6


def test_an_examination_that_is_no_share_is_refused() -> None:
    """Zero would say that a pair nobody could see was refused."""
    with pytest.raises(ValueError, match="examination"):
        look_weights([[0.0], [1.0]], [0, 1], [0.0, 1.0], LogisticConfig())
