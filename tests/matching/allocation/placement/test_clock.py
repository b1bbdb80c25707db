"""Time that is left."""

from __future__ import annotations

from matching.allocation.placement.clock import Clock


def test_time_only_runs_down_and_never_below_zero() -> None:
    """Whatever the machine does meanwhile."""
    clock = Clock(60.0)
    first = clock.left

    assert 0.0 <= clock.left <= first <= 60.0
    assert Clock(0.0).left == 0.0
