"""The relaxation and what it says of arcs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement.program import Program
from matching.allocation.placement.relaxation import relax
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import best_by_trying, random_prepared


def test_prices_of_a_scarce_place() -> None:
    """One place, two who want it: its price is what the loser would bring."""
    relaxation = relax(Program(make_batch([[0.9], [0.4]], [1])))

    assert relaxation.bound == pytest.approx(0.9)
    assert 0.4 - 1e-9 <= relaxation.prices[0] <= 0.9 + 1e-9
    assert (relaxation.gains <= 1e-6).all()


@given(st.integers(0, 10**6))
def test_the_bound_is_never_below_the_best_plan(seed: int) -> None:
    """Over random batches, against trying everything."""
    ready, best = random_prepared(seed), best_by_trying(seed)
    assert best is not None
    program = Program(ready.batch, best[0])
    if program.usable.any():
        assert relax(program).bound >= best[1] - 1e-6
