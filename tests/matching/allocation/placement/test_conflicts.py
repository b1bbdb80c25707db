"""Fixed pairs that can and cannot all stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement.conflicts import find_conflict, plan_of_fixed
from matching.allocation.placement.placing import rows_of
from matching.allocation.verify import failures, verify_plan
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import (
    best_by_trying,
    case_of,
    random_prepared,
    with_fixed,
)


def test_two_for_one_place() -> None:
    """Both are needed for the conflict, a third pair is not; the rule is named."""
    batch = make_batch([[0.5, 0.5], [0.4, 0.4], [0.1, 0.1]], [1, 1], fixed=[(0, 0), (1, 0), (2, 1)])

    conflict = find_conflict(batch)

    assert conflict is not None
    assert conflict.arcs == (0, 2)
    assert conflict.rules == ("places",)


def test_one_person_fixed_twice() -> None:
    """One referral a person."""
    conflict = find_conflict(make_batch([[0.5, 0.5]], [1, 1], fixed=[(0, 0), (0, 1)]))

    assert conflict is not None
    assert conflict.rules == ("person",)


def test_a_fixed_pair_brings_whom_it_needs() -> None:
    """The pack of two is filled around the one who is fixed, with nobody else."""
    batch = make_batch(
        [[0.5, 0.9], [0.4, 0.9], [0.1, 0.9]], [2, 1], packs=[(0, [0, 1, 2], 2)], fixed=[(2, 0)]
    )

    plan = plan_of_fixed(batch)

    assert plan is not None
    assert len(plan.chosen) == 2
    assert 4 in plan.chosen


@given(st.integers(0, 10**6), st.integers(1, 4))
def test_a_conflict_is_irreducible_and_feasibility_is_true(seed: int, count: int) -> None:
    """Against trying everything: the whole cannot stand, and any one less can."""
    plain = random_prepared(seed)
    arcs = plain.batch.arcs
    if not len(arcs):
        return
    chosen = np.random.default_rng(seed).choice(len(arcs), min(count, len(arcs)), replace=False)
    pairs = frozenset((f"S{arcs.seekers[a]}", f"V{arcs.vacancies[a]}") for a in chosen)
    ready = with_fixed(plain, pairs)

    conflict = find_conflict(ready.batch)

    assert (conflict is None) == (best_by_trying(seed, pairs) is not None)
    if conflict is None:
        case = replace(case_of(ready), short=10**6)
        assert failures(verify_plan(rows_of(ready, ready.start), case)) == []
        return
    members = [(f"S{arcs.seekers[a]}", f"V{arcs.vacancies[a]}") for a in conflict.arcs]
    assert best_by_trying(seed, frozenset(members)) is None
    for out in members:
        assert best_by_trying(seed, frozenset(members) - {out}) is not None
