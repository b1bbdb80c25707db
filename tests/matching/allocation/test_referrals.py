"""Referrals are as good as they say, and the proof holds for whoever checks it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import coo_array, vstack

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.referrals import Referrals, refer


def draw(seed: int, n_seekers: int, n_vacancies: int, share: float) -> tuple[Arcs, Ints]:
    """Draw arcs over some of the pairs, skewed as chances are, and places, some of them 0."""
    rng = np.random.default_rng(seed)
    seekers, vacancies = np.nonzero(rng.random((n_seekers, n_vacancies)) < share)
    chances = rng.beta(0.5, 6, len(seekers))
    arcs = Arcs.of_pairs(seekers, vacancies, chances, n_seekers, n_vacancies)
    return arcs, rng.integers(0, 4, n_vacancies)


def of_table(table: Floats) -> Arcs:
    """Make arcs of every pair."""
    seekers, vacancies = np.nonzero(np.ones_like(table))
    return Arcs.of_pairs(seekers, vacancies, table.ravel(), *table.shape)


def optimum(arcs: Arcs, places: Ints, worth: Floats) -> float:
    """Solve the linear programme with scipy's HiGHS; its corners are whole."""
    if len(arcs) == 0:
        return 0.0
    ones, columns = np.ones(len(arcs)), np.arange(len(arcs))
    limits = vstack(
        [
            coo_array((ones, (arcs.seekers, columns)), (arcs.n_seekers, len(arcs))),
            coo_array((ones, (arcs.vacancies, columns)), (arcs.n_vacancies, len(arcs))),
        ]
    )
    most = np.append(np.ones(arcs.n_seekers), places).astype(np.float64)
    unit = float(np.median(np.abs(worth)))  # HiGHS has absolute tolerances
    found = linprog(-worth / unit, A_ub=limits.toarray(), b_ub=most, bounds=(0, 1))
    assert found.fun is not None
    return -float(found.fun) * unit


def assert_proven(plan: Referrals, arcs: Arcs, places: Ints, worth: Floats, gap: float) -> None:
    """Check plan and proof from the arcs alone."""
    value = dict(
        zip(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True), worth, strict=True)
    )
    pairs = [(i, j) for i, j in enumerate(plan.vacancy_of.tolist()) if j >= 0]
    objective = sum(value[pair] for pair in pairs)
    taken = np.bincount([j for _, j in pairs], minlength=arcs.n_vacancies)
    best = np.zeros(arcs.n_seekers)
    open_arcs = places[arcs.vacancies] > 0
    surplus = worth - plan.prices[arcs.vacancies]
    np.maximum.at(best, arcs.seekers[open_arcs], surplus[open_arcs])

    assert (taken <= places).all()
    assert (plan.prices >= 0).all()
    assert plan.objective == pytest.approx(objective)
    assert plan.bound == pytest.approx(best.sum() + places @ plan.prices)
    assert plan.gap <= gap


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 25),
    st.integers(1, 15),
    st.sampled_from([0.1, 0.5, 1.0]),
    st.sampled_from([0.05, 0.0005]),
)
def test_the_plan_is_within_the_gap_of_the_linear_programme(
    seed: int, n_seekers: int, n_vacancies: int, share: float, gap: float
) -> None:
    """Between (1 - gap) of the optimum and the optimum; the optimum below the bound."""
    arcs, places = draw(seed, n_seekers, n_vacancies, share)
    plan = refer(arcs, places, gap=gap)
    best = optimum(arcs, places, arcs.p_match)

    assert_proven(plan, arcs, places, arcs.p_match, gap)
    assert plan.objective <= best + 1e-9
    assert plan.objective >= (1 - gap) * best - 1e-9
    assert plan.bound >= best - 1e-9


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(2, 30))
def test_one_place_each_is_the_assignment_problem(seed: int, size: int) -> None:
    """Against scipy's linear_sum_assignment."""
    table = np.random.default_rng(seed).random((size, size))
    arcs = of_table(table)
    plan = refer(arcs, np.ones(size, np.int64))
    rows, columns = linear_sum_assignment(table, maximize=True)

    assert plan.objective == pytest.approx(table[rows, columns].sum(), rel=0.0005)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([1e-9, 1.0, 1e9]))
def test_worth_of_any_scale_and_sign(seed: int, scale: float) -> None:
    """A pair that is worth less than nothing is not used; one giant among dwarfs does no harm."""
    arcs, places = draw(seed, 20, 8, 0.6)
    worth = scale * (arcs.p_match - 0.05)
    worth[::17] *= 1e3
    plan = refer(arcs, places, worth)

    assert_proven(plan, arcs, places, worth, 0.0005)
    assert plan.objective == pytest.approx(
        optimum(arcs, places, worth), rel=0.0006, abs=1e-6 * scale
    )


def test_many_alike_are_shared_out() -> None:
    """Where all pairs of an occupation are worth the same, prices rise by steps alone."""
    rng = np.random.default_rng(5)
    table = rng.random((4, 4)) ** 3
    table = table[rng.integers(0, 4, 200)][:, rng.integers(0, 4, 30)]
    arcs = of_table(table)
    places = rng.integers(1, 10, 30)
    plan = refer(arcs, places)

    assert_proven(plan, arcs, places, arcs.p_match, 0.0005)
    assert plan.objective == pytest.approx(optimum(arcs, places, arcs.p_match), rel=0.0005)


@pytest.mark.parametrize("n_places", [1, 2, 3, 9])
def test_more_equals_than_a_list_holds(n_places: int) -> None:
    """Nobody gives up while a place is worth more than it costs."""
    arcs, places = of_table(np.full((120, 40), 0.5)), np.full(40, n_places)
    plan = refer(arcs, places)

    assert_proven(plan, arcs, places, arcs.p_match, 0.0005)
    assert (plan.vacancy_of >= 0).sum() == min(120, 40 * n_places)


def test_people_who_differ_and_vacancies_that_do_not() -> None:
    """The better half of the people is placed, at the price of the others' chances."""
    chances = np.linspace(0.1, 0.9, 80)
    arcs, places = of_table(np.repeat(chances[:, None], 40, axis=1)), np.ones(40, np.int64)
    plan = refer(arcs, places)

    assert_proven(plan, arcs, places, arcs.p_match, 0.0005)
    assert plan.objective == pytest.approx(chances[40:].sum(), rel=0.0005)


def test_the_same_twice() -> None:
    """To the last bit, after other work."""
    arcs, places = draw(11, 300, 40, 0.5)
    first = refer(arcs, places)
    refer(*draw(12, 50, 9, 0.3))
    second = refer(arcs, places)

    assert first.vacancy_of.tobytes() == second.vacancy_of.tobytes()
    assert first.prices.tobytes() == second.prices.tobytes()


def test_nobody_and_nothing() -> None:
    """Without arcs, people or places there is nothing to share, and no gap."""
    nobody = np.zeros(0, np.int64)
    for arcs in (
        Arcs.of_pairs(nobody, nobody, np.zeros(0), 0, 2),
        Arcs.of_pairs(nobody, nobody, np.zeros(0), 3, 2),
        draw(3, 3, 2, 1.0)[0],
    ):
        plan = refer(arcs, np.zeros(2, np.int64))
        assert plan.vacancy_of.tolist() == [-1] * arcs.n_seekers
        assert (plan.objective, plan.gap) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("worth", "places", "gap"),
    [(np.nan, 1, 0.1), (np.inf, 1, 0.1), (0.5, -1, 0.1), (0.5, 1, 0.0), (0.5, 1, 1.0)],
)
def test_what_makes_no_sense_is_refused(worth: float, places: int, gap: float) -> None:
    """No number, fewer than no places, no gap at all."""
    arcs = Arcs.of_pairs(np.array([0]), np.array([0]), np.array([0.5]), 1, 1)
    with pytest.raises(ValueError, match=r"."):
        refer(arcs, np.array([places]), np.array([worth]), gap)
