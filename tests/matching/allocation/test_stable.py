"""Deferred acceptance against all plans of small cases, and its cost against the best plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.stable import blocking_arcs, cost_of_stability, defer

Scores = dict[tuple[int, int], float]


def draw(seed: int, n_seekers: int, n_vacancies: int) -> tuple[Arcs, Ints, Floats, Floats]:
    """Draw arcs over most pairs, places from 0 to 2, and scores of either side without ties."""
    rng = np.random.default_rng(seed)
    seekers, vacancies = np.nonzero(rng.random((n_seekers, n_vacancies)) < 0.8)
    scores, ranks = rng.random(len(seekers)), rng.random(len(seekers))
    arcs = Arcs.of_pairs(seekers, vacancies, scores * ranks, n_seekers, n_vacancies)
    return arcs, rng.integers(0, 3, n_vacancies), scores, ranks


def is_stable(plan: tuple[int, ...], places: list[int], wish: Scores, rank: Scores) -> bool:
    """Check by the definition, pair by pair."""
    for (i, j), score in wish.items():
        if plan[i] >= 0 and wish[i, plan[i]] >= score:
            continue
        holding = [rank[k, j] for k, vacancy in enumerate(plan) if vacancy == j]
        if len(holding) < places[j] or any(other < rank[i, j] for other in holding):
            return False
    return True


def all_stable(places: list[int], wish: Scores, rank: Scores, n: int) -> Iterator[tuple[int, ...]]:
    """Go through every plan."""
    options = [[-1, *(j for i, j in wish if i == person)] for person in range(n)]
    for plan in product(*options):
        taken = Counter(plan)
        if all(taken[j] <= room for j, room in enumerate(places)) and is_stable(
            plan, places, wish, rank
        ):
            yield plan


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 4))
def test_of_all_stable_plans_each_seeker_gets_their_best(
    seed: int, n_seekers: int, n_vacancies: int
) -> None:
    """By brute force."""
    arcs, places, scores, ranks = draw(seed, n_seekers, n_vacancies)
    pairs = list(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True))
    wish, rank = dict(zip(pairs, scores, strict=True)), dict(zip(pairs, ranks, strict=True))
    stable = list(all_stable(places.tolist(), wish, rank, n_seekers))
    found = tuple(defer(arcs, places, scores, ranks).tolist())

    assert found in stable
    for person, vacancy in enumerate(found):
        worth = wish.get((person, vacancy), -1.0)
        assert worth == max(wish.get((person, plan[person]), -1.0) for plan in stable)


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_checker_finds_exactly_the_unstable(seed: int) -> None:
    """A plan has blocking arcs where the definition says so."""
    arcs, places, scores, ranks = draw(seed, 4, 3)
    pairs = list(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True))
    wish, rank = dict(zip(pairs, scores, strict=True)), dict(zip(pairs, ranks, strict=True))
    for plan in product(range(-1, 3), repeat=4):
        taken = Counter(plan)
        allowed = all(j < 0 or (i, j) in wish for i, j in enumerate(plan))
        if allowed and all(taken[j] <= room for j, room in enumerate(places.tolist())):
            blocked = len(blocking_arcs(arcs, places, scores, ranks, np.array(plan))) > 0
            assert blocked != is_stable(plan, places.tolist(), wish, rank)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_larger_ones_are_stable_within_places_and_cost_something(seed: int) -> None:
    """Ties in the scores do not block; nothing stable beats the best plan."""
    arcs, places, scores, ranks = draw(seed, 200, 30)
    scores, ranks = np.round(scores, 1), np.round(ranks, 1)
    vacancy_of = defer(arcs, places, scores, ranks)
    cost = cost_of_stability(arcs, places, vacancy_of)

    assert len(blocking_arcs(arcs, places, scores, ranks, vacancy_of)) == 0
    assert (np.bincount(vacancy_of[vacancy_of >= 0], minlength=30) <= places).all()
    assert cost.lost >= -0.0005 * cost.best
    assert cost.n_stable == (vacancy_of >= 0).sum()
    assert defer(arcs, places, scores, ranks).tobytes() == vacancy_of.tobytes()
