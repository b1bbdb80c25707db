"""What an auction promises: nobody would rather be elsewhere, and nothing idle has a price."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.arcs import Floats, Ints
from matching.allocation.auction import hold, plan_worth, total_surplus


def dense(worth: Floats) -> tuple[Ints, Ints, Floats]:
    """Make arcs of a full table."""
    n_people, n_vacancies = worth.shape
    starts = np.arange(n_people + 1) * n_vacancies
    return starts, np.tile(np.arange(n_vacancies), n_people), worth.ravel()


def draw(seed: int, n_people: int, n_vacancies: int, levels: int) -> tuple[Floats, Ints]:
    """Draw a table, with many equal worths where levels are few, and places."""
    rng = np.random.default_rng(seed)
    worth = rng.integers(-levels // 4, levels, (n_people, n_vacancies)) / levels
    return worth, rng.integers(1, 4, n_vacancies)


@given(
    st.integers(0, 2**32 - 1),
    st.integers(1, 90),
    st.integers(1, 60),
    st.sampled_from([2, 5, 1000]),
    st.sampled_from([0.2, 0.01]),
)
def test_everybody_has_what_is_best_at_these_prices(
    seed: int, n_people: int, n_vacancies: int, levels: int, step: float
) -> None:
    """Complementary slackness up to a step; with ties, and lists shorter than rows."""
    worth, places = draw(seed, n_people, n_vacancies, levels)
    prices = np.zeros(n_vacancies)
    vacancy_of = hold(*dense(worth), places, prices, step)

    value = np.hstack([worth - prices, np.zeros((n_people, 1))])  # -1 reads the last column: stay
    got = value[np.arange(n_people), vacancy_of]
    taken = np.bincount(vacancy_of[vacancy_of >= 0], minlength=n_vacancies)
    assert (got >= value.max(axis=1) - step - 1e-9).all()
    assert (taken <= places).all()
    assert (prices[taken < places] == 0).all()
    assert (prices >= 0).all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 20), st.integers(1, 12))
def test_sums_are_those_of_the_table(seed: int, n_people: int, n_vacancies: int) -> None:
    """The surplus and the worth of a plan, by numpy over the full table."""
    worth, _ = draw(seed, n_people, n_vacancies, 1000)
    rng = np.random.default_rng(seed)
    prices, vacancy_of = rng.random(n_vacancies), rng.integers(-1, n_vacancies, n_people)
    placed = np.flatnonzero(vacancy_of >= 0)

    surplus = np.maximum(worth - prices, 0).max(axis=1).sum()
    assert np.isclose(total_surplus(*dense(worth), prices), surplus)
    assert np.isclose(
        plan_worth(*dense(worth), vacancy_of), worth[placed, vacancy_of[placed]].sum()
    )
