"""Laws of lists, and small cases against every possibility."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.chances import Chances
from matching.allocation.lists import ListsConfig, make_lists
from matching.allocation.usage import simulate_usage
from tests.matching.allocation.instances import INSTANCES, Instance, draw_instance

LENGTHS = st.integers(1, 7)


@given(INSTANCES, LENGTHS, st.sampled_from([None, 0.5, 1.0, 2.0]))
def test_every_list_is_lawful_and_long_enough(
    instance: Instance, k: int, ceiling: float | None
) -> None:
    """At most k, none twice, all arcs with places, at least min(k, 3, options), no gaps."""
    chances, headcounts = instance

    lists = make_lists(chances, headcounts, k, config=ListsConfig(ceiling=ceiling))

    given_pairs = set(zip(chances.arcs.seekers.tolist(), chances.arcs.vacancies.tolist(),
                          strict=True))  # fmt: skip
    for person, row in enumerate(lists.vacancies.tolist()):
        named = [vacancy for vacancy in row if vacancy >= 0]
        assert row[: len(named)] == named
        assert len(named) <= k
        assert len(set(named)) == len(named)
        options = [j for i, j in given_pairs if i == person and headcounts[j] > 0]
        assert set(named) <= set(options)
        assert len(named) >= min(k, 3, len(options))
        if ceiling is None:
            assert len(named) == min(k, len(options))
    assert ((lists.prices >= 0) & (lists.prices <= 1)).all()
    assert (lists.prices[headcounts == 0] == 1).all()
    assert lists.shown().sum() == (lists.entries >= 0).sum()
    assert 0 <= lists.expected <= min(headcounts.sum(), chances.arcs.n_seekers) + 1e-9


@given(INSTANCES, LENGTHS)
def test_the_same_again(instance: Instance, k: int) -> None:
    """Nothing is drawn by lot."""
    one, two = (make_lists(*instance, k) for _ in range(2))
    assert one.entries.tobytes() == two.entries.tobytes()
    assert one.prices.tobytes() == two.prices.tobytes()
    assert one.expected == two.expected


def expected_of_single(chances: Chances, headcounts: Ints, choice: tuple[int, ...]) -> float:
    """Count who is placed where each person has the one arc named (-1: none), by every case."""
    total = 0.0
    for vacancy, places in enumerate(headcounts.tolist()):
        whole = np.ones(1)
        for arc in choice:
            if arc >= 0 and chances.arcs.vacancies[arc] == vacancy:
                p = chances.arcs.p_match[arc]
                whole = np.convolve(whole, [1 - p, p])
        total += float((np.minimum(np.arange(len(whole)), places) * whole).sum())
    return total


@given(st.builds(draw_instance, st.integers(0, 10**6), st.integers(1, 5), st.integers(1, 3)))
def test_lists_of_one_come_near_the_best_of_all(instance: Instance) -> None:
    """The expected number is exact, and nobody can better it by changing one list alone."""
    chances, headcounts = instance
    lists = make_lists(chances, headcounts, 1, config=ListsConfig(replies=20))
    offered = lists.chances
    arcs = offered.arcs
    choices = [
        [*range(arcs.starts[i], arcs.starts[i + 1]), *([-1] if arcs.starts[i] == arcs.starts[i + 1]
         else [])]
        for i in range(arcs.n_seekers)
    ]  # fmt: skip
    found = tuple(lists.entries[:, 0].tolist()) if lists.entries.size else (-1,) * arcs.n_seekers
    value = expected_of_single(offered, headcounts, found)
    assert lists.expected == pytest.approx(value, abs=1e-9)
    for person, options in enumerate(choices):
        for arc in options:
            other = (*found[:person], arc, *found[person + 1 :])
            assert expected_of_single(offered, headcounts, other) <= value + 1e-9
    best = max(expected_of_single(offered, headcounts, choice) for choice in product(*choices))
    assert value >= 0.8 * best


def test_expected_number_is_what_use_gives() -> None:
    """The mean-field is within two percent of playing the use of lists."""
    chances, headcounts = make_crowd()
    lists = make_lists(chances, headcounts, 4)

    rng = np.random.default_rng(0)
    usage = simulate_usage(lists.entries, lists.chances, headcounts, 400, rng)

    assert lists.expected == pytest.approx(usage.mean, rel=0.02)


def test_lists_that_know_of_each_other_place_more() -> None:
    """Against the best four of each person alone, where all want the same."""
    chances, headcounts = make_crowd()
    lists = make_lists(chances, headcounts, 4)
    alone = np.argsort(-matrix_of(chances), axis=1, kind="stable")[:, :4]
    entries = chances.arcs.starts[:-1, None] + alone

    rng = np.random.default_rng(0)
    together = simulate_usage(lists.entries, lists.chances, headcounts, 100, rng).mean

    assert together > 1.15 * simulate_usage(entries, chances, headcounts, 100, rng).mean


def make_crowd() -> tuple[Chances, Ints]:
    """Make 80 people and 40 vacancies with a place each, some of them liked by everybody."""
    rng = np.random.default_rng(7)
    p_apply = rng.beta(1, 3, (80, 40)) * np.linspace(0.3, 1.0, 40) ** 2
    p_accept = rng.beta(2, 3, (80, 40))
    starts = np.arange(0, 81 * 40, 40)
    vacancies = np.tile(np.arange(40), 80)
    arcs = Arcs(starts, vacancies, (p_apply * p_accept).ravel(), 40)
    return Chances(arcs, p_apply.ravel(), p_accept.ravel()), np.ones(40, dtype=np.int64)


def matrix_of(chances: Chances) -> Floats:
    """Give p_match with a row a person, where everybody has every arc."""
    return chances.arcs.p_match.reshape(chances.arcs.n_seekers, -1)


def test_a_ceiling_holds_wherever_nobody_falls_below_three() -> None:
    """One employer owns the five vacancies that everybody likes best."""
    chances, headcounts = make_crowd()
    owners = np.maximum(np.arange(40) - 4, 0)
    liked = 39 - owners
    entries = 80 * 5

    free = make_lists(chances, headcounts, 5, liked)
    held = make_lists(chances, headcounts, 5, liked, ListsConfig(ceiling=1.0))

    per_employer = np.bincount(liked, weights=held.shown())
    assert per_employer.max() <= np.ceil(entries / 40 * 5)
    assert (per_employer <= np.ceil(entries / 40 * np.bincount(liked))).mean() >= 0.9
    assert held.expected <= free.expected + 1e-9


def test_more_places_than_people_cost_nothing() -> None:
    """No price where nobody is turned away, however large the number of places is."""
    chances, _ = draw_instance(5)
    lists = make_lists(chances, np.full(6, 10**9), 3)
    assert lists.prices.max() == pytest.approx(0.0, abs=1e-12)
