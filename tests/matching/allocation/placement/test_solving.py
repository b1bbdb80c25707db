"""Plans of random small batches: feasible always, and as good as trying everything."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.placement.placing import rows_of
from matching.allocation.placement.solving import solve_batch
from matching.allocation.verify import failures, verify_plan
from tests.matching.allocation.placement.cases import (
    best_by_trying,
    case_of,
    lacking,
    random_prepared,
)

SEEDS = st.integers(0, 10**6)


@given(SEEDS)
def test_a_small_plan_is_as_good_as_trying_everything(seed: int) -> None:
    """The value, the floors that give way, and the proof."""
    ready = random_prepared(seed)

    solution = solve_batch(ready.batch, ready.start, gap=0.0, seconds=60)

    best = best_by_trying(seed)
    assert best is not None
    assert solution.short == best[0]
    assert solution.plan.value(ready.batch) == pytest.approx(best[1], abs=1e-6)
    assert solution.gap(ready.batch) < 1e-6
    assert not solution.stopped


@pytest.mark.slow
@settings(max_examples=500)
@given(SEEDS, st.integers(3, 14), st.integers(2, 6))
def test_no_plan_breaks_a_rule(seed: int, n: int, m: int) -> None:
    """Whatever the rules, by a checker that knows nothing of the solver."""
    ready = random_prepared(seed, n, m, gap="0.01")

    solution = solve_batch(ready.batch, ready.start, gap=0.01, seconds=60)

    rows = rows_of(ready, solution.plan)
    case = case_of(ready, solution.short)
    assert failures(verify_plan(rows, case)) == []
    assert lacking(case, {row[0] for row in rows}) == solution.short
    assert solution.gap(ready.batch) <= 0.01
