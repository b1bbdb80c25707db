"""The whole protocol over fresh markets."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import FolderError
from matching.config import TrainingConfig
from matching.evaluation.seeds import MarketSize, evaluate_seeds
from tests.worlds import SMALL_PRIOR

CONFIG = TrainingConfig(prior=SMALL_PRIOR, mask_lexicon_share=0.4)


@pytest.mark.slow
def test_each_seed_is_a_market_and_the_folder_tells(tmp_path: Path) -> None:
    """A row of measures a seed, the mask in the notes, every step told."""
    told: list[tuple[str, int, int]] = []

    report = evaluate_seeds(
        [4],
        tmp_path,
        size=MarketSize(120, 40),
        config=CONFIG,
        progress=lambda *step: told.append(step),
    )

    assert list(report.markets) == ["seed 4"]
    assert report.markets["seed 4"]["model"].ece is not None
    assert "40%" in report.notes[0]
    assert [done for _, done, _ in told] == [0, 1]
    assert (tmp_path / "report.txt").read_text("utf-8").startswith("markets: seed 4")


def test_foreign_files_are_noticed_before_any_work(tmp_path: Path) -> None:
    """An hour of training must not end in a refusal that was due at once."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")
    told: list[str] = []

    with pytest.raises(FolderError):
        evaluate_seeds([1], tmp_path, config=CONFIG, progress=lambda stage, *_: told.append(stage))

    assert told == []
