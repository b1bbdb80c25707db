"""Better plans, neighbourhood by neighbourhood."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement.batch import Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.greedy import Options, greedy_plan
from matching.allocation.placement.improvement import (
    ROUNDS,
    Best,
    considered_arcs,
    improve,
    neighbourhoods,
    value_gains,
)
from matching.allocation.placement.placing import rows_of
from matching.allocation.placement.program import Program
from matching.allocation.placement.relaxation import relax
from matching.allocation.verify import failures, verify_plan
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import case_of, random_prepared

NOBODY = Plan(np.zeros(0, dtype=np.int64))


def test_counties_come_first_and_what_they_free_is_filled() -> None:
    """From a poor plan to the best in one round each."""
    batch = replace(
        make_batch([[0.9, 0.1], [0.1, -1], [-1, 0.8]], [1, 1]), counties=np.array([0, 0, 1])
    )
    program = Program(batch)
    best = Best(batch, Options(batch), NOBODY, 0)
    best.offer(Plan(np.array([1, 2])), "greedy")

    assert best.value == pytest.approx(0.2)
    ran_out = improve(program, relax(program), best, Clock(60), enough=1.7, by_county=True)
    assert best.value == pytest.approx(1.7)
    assert not ran_out


def test_the_same_neighbourhoods_each_time_with_households_whole() -> None:
    """By lot, from one seed."""
    batch = make_batch([[0.5]] * 6, [6], households=[[0, 3]])
    first, again = (list(neighbourhoods(batch, by_county=False)) for _ in range(2))

    assert len(first) == ROUNDS
    assert all(np.array_equal(one, two) for one, two in zip(first, again, strict=True))
    assert all(free[0] == free[3] for free in first)
    assert any(not free.all() for free in first)


def test_considered_arcs_come_in_whole_gatherings() -> None:
    """Deeper is more; without a depth it is all that can be used."""
    program = Program(make_batch([[0.9, 0.1], [0.8, 0.1]], [2, 2], households=[[0, 1]]))
    relaxation = relax(program)

    assert considered_arcs(program, relaxation, 0.01).tolist() == [True, False, True, False]
    assert considered_arcs(program, relaxation, np.inf).all()
    assert value_gains(program).tolist() == [0.9, 0.1, 0.8, 0.1]


def test_no_time_is_told() -> None:
    """The plan stays as it is."""
    program = Program(make_batch([[0.9, 0.1]], [1, 1]))
    best = Best(program.batch, Options(program.batch), NOBODY, 0)

    assert improve(program, relax(program), best, Clock(0.0), enough=9.0, by_county=False)
    assert len(best.plan.chosen) == 0


@given(st.integers(0, 10**6))
def test_it_never_gets_worse_and_never_breaks_a_rule(seed: int) -> None:
    """From greedy, on random batches."""
    ready = random_prepared(seed, 8, 4)
    batch = ready.batch
    first = greedy_plan(batch, ready.start)
    short = sum(first.shortfalls(batch))
    program = Program(batch, short)
    if not program.usable.any():
        return
    best = Best(batch, Options(batch), ready.start, short)
    best.offer(first, "greedy")
    before = best.value

    improve(program, relax(program), best, Clock(60), enough=before + 1e-9, by_county=True)

    assert best.value >= before
    assert failures(verify_plan(rows_of(ready, best.plan), case_of(ready, short))) == []
