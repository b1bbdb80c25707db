"""The yardstick of batches draws what it says, and its plans are checked."""

from __future__ import annotations

import sys

import pytest

from bench import batch_placement
from bench.batch_placement import draw_batch


def test_a_batch_has_couples_minima_and_scarce_places() -> None:
    """The shape of the batch, whatever the seed."""
    ready = draw_batch(3, 100, 40, 15, "expected")
    batch = ready.batch

    assert len(batch.households) == 12
    assert batch.packs
    assert batch.floors
    assert sum(row.headcount for row in ready.problem.participants.places) == 35
    assert len(batch.arcs) <= 1_500
    assert 0.02 < batch.arcs.p_match.mean() < 0.25


def test_it_prints_a_checked_line_a_batch(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a small batch, both ways of overbooking."""
    small = ["--seeds", "1", "--people", "60", "--vacancies", "25", "--pairs", "10"]
    monkeypatch.setattr(sys, "argv", ["batch_placement.py", *small, "--seconds", "20"])

    batch_placement.main()

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(line.endswith("14 passed") for line in lines[1:])
