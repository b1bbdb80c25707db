"""Choosing among plans of the same worth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement import tie_breaking
from matching.allocation.placement.batch import Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.placing import rows_of
from matching.allocation.placement.search import search
from matching.allocation.placement.tie_breaking import break_ties, ways, worst_served
from matching.allocation.verify import failures, verify_plan
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import case_of, random_prepared


def test_the_worst_served_township_comes_before_the_way() -> None:
    """Two plans of one value: the one that leaves no township out wins, though it is farther."""
    batch = replace(
        make_batch([[0.5], [0.5], [0.5]], [2]),
        origins=np.array([0, 0, 1]),
        km=np.array([1.0, 1.0, 90.0]),
    )

    chosen = break_ties(batch, Plan(np.array([0, 1])), 1.0, 0)

    assert worst_served(batch, Plan(np.array([0, 1]))) == 0.0
    assert worst_served(batch, chosen) == 0.5


@pytest.mark.parametrize("exact", [3_000, 0])
def test_then_the_shorter_way_wins_within_the_value(
    exact: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exactly or by moves; not where it would cost more than is allowed."""
    monkeypatch.setattr(tie_breaking, "EXACT", exact)
    batch = replace(make_batch([[0.5, 0.49]], [1, 1]), km=np.array([80.0, 5.0]))
    plan = Plan(np.array([0]))

    assert break_ties(batch, plan, 0.48, 0).chosen.tolist() == [1]
    assert break_ties(batch, plan, 0.495, 0).chosen.tolist() == [0]


def test_a_way_that_is_not_known_counts_as_the_mean() -> None:
    """Neither a lure nor a deterrent."""
    batch = replace(make_batch([[0.5, 0.4, 0.3]], [1, 1, 1]), km=np.array([10.0, np.nan, 30.0]))

    assert ways(batch).tolist() == [10.0, 20.0, 30.0]


@given(st.integers(0, 10**6), st.sampled_from([3_000, 0]))
def test_ties_never_break_a_rule_or_the_value(seed: int, exact: int) -> None:
    """On random batches, both ways."""
    ready = random_prepared(seed, 8, 4)
    found = search(ready.batch, ready.start, 0.0, Clock(60))
    lowest = 0.9 * found.plan.value(ready.batch)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tie_breaking, "EXACT", exact)
        chosen = break_ties(ready.batch, found.plan, lowest, found.short)

    assert chosen.value(ready.batch) >= lowest
    assert failures(verify_plan(rows_of(ready, chosen), case_of(ready, found.short))) == []
