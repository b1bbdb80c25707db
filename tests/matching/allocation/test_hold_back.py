"""Places are held back for whoever needs them more, and for nobody else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.hold_back import refer_group
from matching.allocation.referrals import refer


def of_table(chances: Floats) -> Arcs:
    """Make arcs of every pair."""
    seekers, vacancies = np.nonzero(np.ones_like(chances))
    return Arcs.of_pairs(seekers, vacancies, chances.ravel(), *chances.shape)


def draw_village(rng: np.random.Generator, village: int) -> Floats:
    """Draw people: the first villages can go anywhere, the last only to the first vacancies."""
    odds = rng.normal(-1.5, 0.7, (12, 10))
    odds[:, 5:] -= 1.2 * village
    odds[:, :5] += 0.6
    return 1 / (1 + np.exp(-odds))


def draw_season(rng: np.random.Generator, begin: int) -> Floats:
    """Draw the villages from one on, one under the other."""
    return np.vstack([draw_village(rng, village) for village in range(begin, 5)])


def place_season(seed: int, futures: int) -> tuple[float, float]:
    """Give what group after group is worth, and what hindsight is worth."""
    rng, draws = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 1])
    season = [draw_village(rng, village) for village in range(5)]
    places, left, total = np.full(10, 3), np.full(10, 3), 0.0
    for day, chances in enumerate(season):
        later = [of_table(draw_season(draws, day + 1)) for _ in range(futures if day < 4 else 0)]
        plan = refer_group(of_table(chances), left, later)
        placed = np.flatnonzero(plan.vacancy_of >= 0)
        total += chances[placed, plan.vacancy_of[placed]].sum()
        left = left - np.bincount(plan.vacancy_of[placed], minlength=10)
        assert (left >= 0).all()
    return total, refer(of_table(np.vstack(season)), places).objective


def test_seasons_come_near_hindsight_and_far_above_greed() -> None:
    """Mean of four seasons, the futures drawn apart from them."""
    held = np.array([place_season(seed, futures=12) for seed in range(4)]).sum(axis=0)
    greedy = np.array([place_season(seed, futures=0) for seed in range(4)]).sum(axis=0)

    assert held[0] / held[1] >= 0.95
    assert greedy[0] / greedy[1] <= held[0] / held[1] - 0.05


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(0, 5))
def test_the_group_stays_within_places_and_arcs(seed: int, n_futures: int) -> None:
    """Prices are not negative, votes are shares, and what nobody has is not dealt out."""
    rng = np.random.default_rng(seed)
    group = of_table(rng.random((6, 4)))
    group = group.take(rng.random(len(group)) < 0.5)
    places: Ints = rng.integers(0, 3, 4)
    futures = [of_table(rng.random((int(rng.integers(1, 9)), 4))) for _ in range(n_futures)]
    plan = refer_group(group, places, futures)
    allowed = set(zip(group.seekers.tolist(), group.vacancies.tolist(), strict=True))
    pairs = {(i, j) for i, j in enumerate(plan.vacancy_of.tolist()) if j >= 0}

    assert pairs <= allowed
    assert (np.bincount([j for _, j in pairs], minlength=4) <= places).all()
    assert (plan.prices >= 0).all()
    assert ((plan.votes >= -1e-9) & (plan.votes <= 1 + 1e-9)).all()
    again = refer_group(group, places, futures)
    assert again.vacancy_of.tobytes() == plan.vacancy_of.tobytes()


def test_votes_and_prices_come_from_all_futures() -> None:
    """Three of four futures need the place more, and their need is its price."""
    now = of_table(np.array([[0.4]]))
    futures = [of_table(np.array([[chance]])) for chance in (0.6, 0.6, 0.6, 0.2)]
    plan = refer_group(now, np.array([1]), futures)

    assert plan.vacancy_of.tolist() == [-1]
    assert plan.votes.tolist() == [0.75]
    assert 0.35 <= plan.prices[0] <= 0.6


def test_without_futures_the_group_gets_its_best_plan() -> None:
    """As if it were alone in the world."""
    group = of_table(np.random.default_rng(3).random((9, 4)))
    plan, alone = refer_group(group, np.full(4, 2), []), refer(group, np.full(4, 2))
    assert plan.vacancy_of.tolist() == alone.vacancy_of.tolist()
    assert plan.votes.tolist() == pytest.approx([1.0] * 9)
