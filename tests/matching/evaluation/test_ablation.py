"""The ablation table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import FolderError
from matching.config import TrainingConfig
from matching.evaluation.ablation import WHOLE, evaluate_ablation
from matching.evaluation.lesser_readers import ALL
from matching.evaluation.seeds import MarketSize, evaluate_seeds
from tests.worlds import SMALL_PRIOR

CONFIG = TrainingConfig(prior=SMALL_PRIOR, mask_lexicon_share=0.4)
SIZE = MarketSize(120, 40)


@pytest.mark.slow
def test_the_whole_reader_is_the_one_that_is_evaluated(tmp_path: Path) -> None:
    """The first row is what `evaluate --seeds` says, and every part left out has a row."""
    report = evaluate_ablation(
        [4], tmp_path / "parts", size=SIZE, config=CONFIG, parts=("occupations", ALL)
    )
    plain = evaluate_seeds([4], tmp_path / "plain", size=SIZE, config=CONFIG)

    assert report.readers[WHOLE]["4"] == plain.markets["seed 4"]
    assert report.losses(WHOLE) == [0.0]
    assert [line.split()[0] for line in report.lines()[1:4]] == [WHOLE, "occupations", ALL]
    written = json.loads((tmp_path / "parts" / "ablation.json").read_text("utf-8"))
    assert set(written["readers"]) == {WHOLE, "occupations", ALL}


def test_foreign_files_are_noticed_before_any_work(tmp_path: Path) -> None:
    """Hours of training must not end in a refusal that was due at once."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")

    with pytest.raises(FolderError):
        evaluate_ablation([1], tmp_path, config=CONFIG)
