"""The yardstick of training measures the same work on both sides."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bench import training
from matching.model import SIDES
from matching.training import TrainingReport
from tests.worlds import World


def test_time_is_that_of_the_work() -> None:
    """A part that computes takes processor time, and its result comes back."""
    part, total = training.timed("sum", lambda: sum(range(3_000_000)))

    assert total == 4_499_998_500_000
    assert part.cpu_seconds > 0.0
    assert part.wall_seconds > 0.0


def leave_matrices(report: TrainingReport, folder: Path, rounds: int) -> None:
    """Leave what the trained process leaves."""
    for name in SIDES:
        rows = report.labels[name]
        np.savez(
            folder / f"{name}.npz", X=report.features[name], y=rows.y, days=rows.days, rounds=rounds
        )


def test_the_bare_fit_grows_the_rounds_that_ours_grew(world: World, tmp_path: Path) -> None:
    """And none where a side has no trees."""
    leave_matrices(world.report, tmp_path, 7)
    assert training.fit_bare("apply", tmp_path, 0) == 7

    leave_matrices(world.report, tmp_path, 0)
    assert training.fit_bare("apply", tmp_path, 0) == 0


def test_every_text_of_the_market_is_vectorised(world: World) -> None:
    """Of people and of vacancies."""
    market = world.index.market
    texts = training.market_texts(market)

    assert len(texts) == len(market.seekers) + len(market.vacancies)
    assert (market.vacancies[-1].description or "") in texts[-1]


@pytest.mark.slow
def test_a_small_run_prints_the_ratio_and_writes_it(root: Path, tmp_path: Path) -> None:
    """Both processes are started, and the figures are in the file too."""
    out = tmp_path / "training.json"
    done = subprocess.run(
        [sys.executable, "-m", "bench.training", "--seekers", "120", "--vacancies", "40",
         "--out", str(out)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(out.read_text("utf-8"))

    assert "ratio; " in done.stdout
    assert "vectorising" in done.stdout
    ours, bare = (found[part]["parts"][0]["cpu_seconds"] for part in ("train", "bare"))
    assert found["ratio"]["cpu_seconds"] == pytest.approx(ours / bare)
    assert min(found[part]["peak_mib"] for part in ("train", "bare")) > 50
