"""Batches as numbers."""

from __future__ import annotations

import numpy as np

from matching.allocation.placement.batch import Plan
from tests.matching.allocation.placement.builders import make_batch


def test_arcs_that_no_plan_can_hold_are_marked_by_single_rules() -> None:
    """No place; a pack with too few people; a mate who cannot come, which is handed on."""
    p = [[0.5, 0.4, 0.3], [0.5, 0.4, -1], [0.2, 0.1, 0.3]]
    batch = make_batch(p, [0, 3, 3], packs=[(2, [0, 2], 2)], households=[[0, 1]])

    # Vacancy 0 has no place; 0's mate cannot go to vacancy 2, so 2 alone cannot fill its pack.
    assert batch.impossible().tolist() == [True, False, True, True, False, True, False, True]


def test_household_arcs_come_by_meeting_point_and_member() -> None:
    """In the order of the household."""
    batch = make_batch([[0.5, 0.4], [0.3, -1]], [1, 1], households=[[0, 1]])

    assert [[each.tolist() for each in spot] for spot in batch.household_arcs()[0]] == [
        [[0], [2]],
        [[1], []],
    ]


def test_a_plan_knows_its_value_and_what_its_floors_lack() -> None:
    """Two of three wanted."""
    batch = make_batch([[0.5], [0.25], [0.125]], [2], floors=[([0, 1, 2], 3)])
    plan = Plan(np.array([0, 2]))

    assert plan.value(batch) == 0.625
    assert plan.shortfalls(batch) == (1,)
