"""The solver's answers."""

from __future__ import annotations

import numpy as np
import pytest

from matching.allocation.placement.improvement import value_gains
from matching.allocation.placement.integer import Limits, solve_integer
from matching.allocation.placement.program import Program, rows_of
from tests.matching.allocation.placement.builders import make_batch


@pytest.fixture
def program() -> Program:
    """Two people who want the same post more, and one place each."""
    return Program(make_batch([[0.9, 0.5], [0.8, 0.1]], [1, 1]))


def test_the_best_plan_and_its_proof(program: Program) -> None:
    """0.5 + 0.8 beats 0.9 + 0.1."""
    found = solve_integer(program, program.usable, value_gains(program), Limits())

    assert found.chosen is not None
    assert found.chosen.tolist() == [1, 2]
    assert found.bound == pytest.approx(1.3)
    assert not found.ran_out


def test_only_the_arcs_that_are_kept_are_used(program: Program) -> None:
    """Without the second person's first choice."""
    kept = np.array([True, True, False, True])

    found = solve_integer(program, kept, value_gains(program), Limits())

    assert found.bound == pytest.approx(1.0)


def test_no_plan_is_told_from_no_proof(program: Program) -> None:
    """Three referrals of two people."""
    three = rows_of([np.arange(4)], [np.ones(4)], [3.0], [np.inf], program.width)

    found = solve_integer(program, program.usable, value_gains(program), Limits(), three)

    assert found.chosen is None
    assert found.bound == -np.inf
