"""Plans without a solver."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement.batch import Plan
from matching.allocation.placement.greedy import Options, greedy_plan
from matching.allocation.placement.placing import rows_of
from matching.allocation.verify import failures, verify_plan
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import case_of, random_prepared

NOBODY = Plan(np.zeros(0, dtype=np.int64))


@given(st.integers(0, 10**6), st.integers(2, 20), st.integers(1, 6))
def test_it_is_always_feasible(seed: int, n: int, m: int) -> None:
    """Floors aside, which it may leave short, and says so."""
    ready = random_prepared(seed, n, m)

    plan = greedy_plan(ready.batch, ready.start)

    case = case_of(ready, sum(plan.shortfalls(ready.batch)))
    assert failures(verify_plan(rows_of(ready, plan), case)) == []


def test_a_pack_that_stays_short_is_taken_back_and_its_people_go_elsewhere() -> None:
    """Two places, three wanted: nobody goes there, and the second choice is filled."""
    p = [[0.9, 0.2], [0.8, 0.1], [0.7, -1]]
    batch = make_batch(p, [2, 1], packs=[(0, [0, 1, 2], 3)])

    assert greedy_plan(batch, NOBODY).chosen.tolist() == [1]


def test_what_it_starts_from_is_kept() -> None:
    """Though somebody likelier wants the place."""
    batch = make_batch([[0.9], [0.1]], [1])

    assert greedy_plan(batch, Plan(np.array([1]))).chosen.tolist() == [1]


def test_floors_come_first() -> None:
    """The township of the less likely gets its referral."""
    batch = make_batch([[0.9], [0.1]], [1], floors=[([1], 1)])

    assert greedy_plan(batch, NOBODY).chosen.tolist() == [1]


def test_a_household_has_joint_options_only() -> None:
    """Best sum first; a post that one of them cannot take is none."""
    batch = make_batch([[0.5, 0.4, 0.9], [0.1, 0.3, -1]], [2, 2, 2], households=[[0, 1]])
    options = Options(batch)

    assert options.of_unit == {0: [(1, 4), (0, 3)]}
    assert options.people(0).tolist() == [0, 1]
