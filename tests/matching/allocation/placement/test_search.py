"""The search for the best plan."""

from __future__ import annotations

import numpy as np
import pytest

from matching.allocation.placement import search as searching
from matching.allocation.placement.batch import Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.search import least_shortfall, search
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import random_prepared

NOBODY = Plan(np.zeros(0, dtype=np.int64))


def test_floors_give_way_no_more_than_they_must() -> None:
    """Two townships want both places and one more: one referral is lacking, whatever is done."""
    p = [[0.9, -1], [0.8, -1], [0.1, -1], [-1, 0.2]]
    batch = make_batch(p, [1, 1], floors=[([0, 1], 1), ([2, 3], 2)])

    solution = search(batch, NOBODY, 0.0, Clock(60))

    assert solution.short == 1
    assert solution.short_is_least


def test_a_greedy_shortfall_is_mended_by_the_solver() -> None:
    """Greedy gives the floor its likeliest person, who alone could have filled the other."""
    p = [[0.9, 0.8], [0.7, -1]]
    batch = make_batch(p, [1, 1], floors=[([0], 1), ([1], 1)])
    bad = Plan(np.array([0]))

    assert least_shortfall(batch, bad, Clock(60)) == (0, True, False)
    assert search(batch, NOBODY, 0.0, Clock(60)).plan.chosen.tolist() == [1, 2]


def test_without_any_pair_nobody_goes() -> None:
    """And that is the best there is."""
    solution = search(make_batch([[-1.0], [-1.0]], [1]), NOBODY, 0.0, Clock(60))

    assert (len(solution.plan.chosen), solution.bound, solution.stopped) == (0, 0.0, False)


def test_many_pairs_are_thinned_by_price_and_the_bound_speaks_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the threshold at ten pairs the short way runs, and proves no more than is true."""
    ready = random_prepared(3, 12, 5, gap="0.01")
    whole = search(ready.batch, ready.start, 0.0, Clock(60))
    monkeypatch.setattr(searching, "WHOLE", 10)

    thinned = search(ready.batch, ready.start, 0.0, Clock(60))

    assert thinned.n_considered <= len(ready.batch.arcs)
    assert thinned.bound >= whole.plan.value(ready.batch) - 1e-6
    assert thinned.plan.value(ready.batch) <= whole.bound + 1e-6


def test_a_clock_that_has_run_out_leaves_a_feasible_plan_and_says_so() -> None:
    """No time at all: greedy's plan, with what gap is proven."""
    ready = random_prepared(8, 30, 8)

    solution = search(ready.batch, ready.start, 0.0, Clock(0.0))

    assert solution.bound >= solution.plan.value(ready.batch)
    assert solution.gap(ready.batch) < 1.0
