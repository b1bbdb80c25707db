"""Two models compared: one person counts once, and chance is not blamed on a model."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.challenging.judging import (
    check_calibration,
    log_loss_lead,
    log_losses,
    order_by_person,
    order_lead,
)
from matching.challenging.views import GradedViews
from matching.labels import Labels
from models.lambdarank import GAINS

ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 4), st.floats(-1, 1, width=16)),
    min_size=1,
    max_size=25,
)


def views_of(rows: list[tuple[int, int, int, float]]) -> GradedViews:
    """Make views of (person, day, grade, score), lists side by side."""
    people, days, grades = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(3))
    nothing = np.zeros(len(rows))
    labels = Labels(people, np.arange(len(rows)), days, (grades > 0).astype(float), nothing)
    return GradedViews(labels, grades, np.ones(len(rows), dtype=bool), np.arange(len(rows)))


@given(rows=ROWS)
def test_the_order_of_a_person_is_the_mean_over_the_lists_that_gained(
    rows: list[tuple[int, int, int, float]],
) -> None:
    """Against a plain loop over people and their days."""
    rows = sorted(rows, key=lambda row: row[:2])
    scores = [row[3] for row in rows]
    expected = []
    for person in sorted({row[0] for row in rows}):
        lists = []
        for day in sorted({row[1] for row in rows if row[0] == person}):
            shown = [row for row in rows if row[:2] == (person, day)]
            best = sorted((GAINS[row[2]] for row in shown), reverse=True)
            given_order = [GAINS[row[2]] for row in sorted(shown, key=lambda row: -row[3])]
            if best[0] > 0:
                lists.append(discounted(given_order) / discounted(best))
        if lists:
            expected.append(sum(lists) / len(lists))

    assert order_by_person(scores, views_of(rows)) == pytest.approx(expected)


def discounted(gains: list[float]) -> float:
    """Discount the first ten gains by their ranks."""
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains[:10]))


def test_a_person_with_many_rows_counts_once() -> None:
    """Ninety-nine rows of one person weigh as much as the one row of another."""
    y = np.zeros(100)
    people = np.array([0] * 99 + [1])
    better_for_the_first = np.where(people == 0, 0.1, 0.6)
    champion = np.where(people == 0, 0.2, 0.5)

    lead = log_loss_lead(better_for_the_first, champion, y, people, np.random.default_rng(0))

    first, second = math.log(0.9 / 0.8), math.log(0.4 / 0.5)
    assert lead.mean == pytest.approx((first + second) / 2)
    assert (lead.low, lead.high) == pytest.approx((second, first))


def test_a_better_order_leads_and_the_same_order_does_not() -> None:
    """The lead is signed: the challenger comes first."""
    rng = np.random.default_rng(0)
    rows = [(person, 0, int(rng.integers(5)), 0.0) for person in range(60) for _ in range(5)]
    views = views_of(rows)
    noise = rng.normal(size=len(rows))
    good = views.grades + noise

    assert order_lead(good, noise, views, np.random.default_rng(0)).low > 0.0
    assert order_lead(noise, good, views, np.random.default_rng(0)).high < 0.0
    same = order_lead(good, 3.0 * good, views, np.random.default_rng(0))
    assert (same.low, same.mean, same.high) == (0.0, 0.0, 0.0)


def test_certainty_that_fails_costs_much_and_not_infinitely() -> None:
    """Zero and one are held away from the ends."""
    losses = log_losses(np.array([0.0, 1.0, 0.5]), np.array([1.0, 0.0, 1.0]))

    assert np.isfinite(losses).all()
    assert losses[0] > 30


def truth(n: int, seed: int) -> tuple[np.random.Generator, np.ndarray, np.ndarray]:
    """Draw chances around .1 and outcomes of them."""
    rng = np.random.default_rng(seed)
    p = 1.0 / (1.0 + np.exp(2.5 - rng.normal(size=n)))
    return rng, p, (rng.random(n) < p).astype(float)


@pytest.mark.parametrize("n", [100, 1_000, 8_000])
def test_a_perfect_model_is_hardly_ever_blamed(n: int) -> None:
    """However few the rows are: in 60 markets at most six times."""
    blamed = 0
    for seed in range(60):
        rng, p, y = truth(n, seed)
        if y.any():
            blamed += not check_calibration(p, y, rng).is_calibrated

    assert blamed <= 6


@pytest.mark.parametrize("factor", [0.6, 1.5])
def test_wrong_promises_are_found_where_rows_are_many(factor: float) -> None:
    """Half as much again, or little more than half."""
    rng, p, y = truth(8_000, 0)

    check = check_calibration(np.minimum(p * factor, 0.99), y, rng)

    assert not check.is_calibrated
    assert check.ratio == pytest.approx(factor, abs=0.1)


def test_promises_right_on_the_whole_and_wrong_in_the_parts_are_found() -> None:
    """The same promise for everybody, where chances lie far apart: no; and turned round: yes."""
    rng, p, y = truth(8_000, 0)
    turned = np.sort(p)[::-1][np.argsort(np.argsort(p))]

    check = check_calibration(turned, y, rng)

    assert check.ratio == pytest.approx(1.0, abs=0.1)
    assert not check.is_calibrated
