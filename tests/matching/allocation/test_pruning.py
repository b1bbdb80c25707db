"""Pruning keeps what a good plan uses, and no more than it may."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.pruning import keep_best, prune
from matching.allocation.referrals import refer


def crowd(seed: int, n_seekers: int = 300, n_vacancies: int = 60) -> tuple[Arcs, Ints]:
    """Draw people who all like the same vacancies best, each vacancy with few places."""
    rng = np.random.default_rng(seed)
    liked = rng.normal(0, 1.5, n_vacancies)
    odds = liked + rng.normal(-3, 0.5, (n_seekers, n_vacancies))
    seekers, vacancies = np.nonzero(np.ones_like(odds))
    chances = 1 / (1 + np.exp(-odds.ravel()))
    arcs = Arcs.of_pairs(seekers, vacancies, chances, n_seekers, n_vacancies)
    return arcs, rng.integers(0, 10, n_vacancies)


@given(
    st.lists(st.lists(st.sampled_from([-np.inf, 0.1, 0.2, 0.3]), max_size=8), min_size=1),
    st.integers(1, 4),
)
def test_the_best_are_kept_and_the_first_of_equals(rows: list[list[float]], most: int) -> None:
    """Against a stable sort of each row."""
    seekers = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    vacancies = np.concatenate([np.arange(len(row)) for row in rows]).astype(np.int64)
    values = np.array([value for row in rows for value in row], dtype=np.float64)
    arcs = Arcs.of_pairs(seekers, vacancies, values, len(rows), 8)

    expected = [
        column in sorted(range(len(row)), key=lambda each: -row[each])[:most]
        and row[column] > -np.inf
        for row in rows
        for column in range(len(row))
    ]
    assert keep_best(arcs, values, most).tolist() == expected


def share_kept(arcs: Arcs, places: Ints, kept: np.ndarray) -> float:
    """Give what is left of the best plan, both proven to .01 %."""
    whole, part = (refer(each, places, gap=0.0001) for each in (arcs, arcs.take(kept)))
    return part.objective / whole.objective


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_by_price_a_few_arcs_hold_the_optimum(seed: int) -> None:
    """Eight of sixty, where by chance alone most people keep what they cannot get."""
    arcs, places = crowd(seed)
    by_price, plain = prune(arcs, places, per_seeker=8), keep_best(arcs, arcs.p_match, 8)

    assert share_kept(arcs, places, by_price) >= 0.995
    assert share_kept(arcs, places, plain) < share_kept(arcs, places, by_price)
    assert np.bincount(arcs.seekers[by_price]).max() <= 8


def test_a_vacancy_without_places_is_not_kept() -> None:
    """However well it is liked."""
    arcs, places = crowd(1)
    assert (places[arcs.vacancies[prune(arcs, places, per_seeker=60)]] > 0).all()


def test_worth_of_ones_own_leads() -> None:
    """The chances are only the default."""
    arcs, _ = crowd(2)
    places, last = np.full(60, 300), np.asarray(arcs.vacancies == 59)
    worth: Floats = np.where(last, 1.0, 0.1)
    assert (prune(arcs, places, worth, 1) == last).all()
