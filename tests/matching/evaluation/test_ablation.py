"""The ablation table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import FolderError
from matching.config import TrainingConfig
from matching.evaluation.ablation import WHOLE, evaluate_ablation
from matching.evaluation.lesser_readers import ALL
from matching.evaluation.markets import FreshMarket, MarketSize
from matching.evaluation.questions import MATCH
from matching.evaluation.text_table import display_width
from matching.evaluation.trained import evaluate_markets
from tests.worlds import SMALL_PRIOR

CONFIG = TrainingConfig(prior=SMALL_PRIOR, mask_lexicon_share=0.4)
MARKETS = [FreshMarket(4, MarketSize(120, 40))]


@pytest.mark.slow
def test_the_whole_reader_is_the_one_that_is_evaluated(tmp_path: Path) -> None:
    """The first row is what `evaluate --seeds` says, and every part left out has a row."""
    report = evaluate_ablation(
        MARKETS, tmp_path / "parts", config=CONFIG, parts=("occupations", ALL)
    )
    plain = evaluate_markets(MARKETS, tmp_path / "plain", config=CONFIG)

    assert report.readers[WHOLE]["seed 4"] == plain.markets["seed 4"][MATCH].methods
    whole, poorest = (report.readers[part]["seed 4"]["model"]["ndcg"] for part in (WHOLE, ALL))
    loss = report.losses[ALL]["seed 4"]
    assert loss.value == pytest.approx(whole.value - poorest.value)
    assert loss.low < loss.value < loss.high
    assert WHOLE not in report.losses
    lines = report.lines()
    assert [line.split()[0] for line in lines[3:6]] == [WHOLE, "occupations", ALL]
    assert max(map(display_width, lines)) <= 100
    assert "40%" in lines[-1]
    written = json.loads((tmp_path / "parts" / "ablation.json").read_text("utf-8"))
    assert set(written["readers"]) == {WHOLE, "occupations", ALL}
    assert written["losses"][ALL]["seed 4"]["value"] == loss.value


def test_foreign_files_are_noticed_before_any_work(tmp_path: Path) -> None:
    """Hours of training must not end in a refusal that was due at once."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")

    with pytest.raises(FolderError):
        evaluate_ablation([FreshMarket(1)], tmp_path, config=CONFIG)
