"""The protocol over markets with a known truth."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import FolderError
from matching.config import TrainingConfig
from matching.evaluation.markets import FreshMarket, GivenMarket, MarketSize
from matching.evaluation.questions import MATCH, TARGETS
from matching.evaluation.trained import evaluate_markets, notes_on
from tests.worlds import SMALL_CONFIG, SMALL_PRIOR, World

CONFIG = TrainingConfig(prior=SMALL_PRIOR, mask_lexicon_share=0.4)


@pytest.mark.slow
def test_each_seed_is_a_market_and_the_folder_tells(tmp_path: Path) -> None:
    """A row of figures a seed, the mask in the notes, every step told."""
    told: list[tuple[str, int, int]] = []

    report = evaluate_markets(
        [FreshMarket(4, MarketSize(120, 40))],
        tmp_path,
        config=CONFIG,
        progress=lambda *step: told.append(step),
    )

    assert list(report.markets) == ["seed 4"]
    assert list(report.markets["seed 4"]) == list(TARGETS)
    assert "ece" in report.markets["seed 4"][MATCH].model
    assert "40%" in report.notes[0]
    assert [done for _, done, _ in told] == [0, 1]
    assert "seed 4" in (tmp_path / "report.txt").read_text("utf-8")


@pytest.mark.slow
def test_a_given_market_may_be_learned_from_in_part(world: World, tmp_path: Path) -> None:
    """Less of the log, another model, the same questions; the notes say what was withheld."""
    known = [GivenMarket(world.market, world.truth)]

    whole, part = (
        evaluate_markets(known, tmp_path / str(share), config=SMALL_CONFIG, log_share=share)
        for share in (1.0, 0.3)
    )

    first, second = whole.markets["market"][MATCH], part.markets["market"][MATCH]
    assert (first.queries, first.pairs) == (second.queries, second.pairs)
    assert first.model["ndcg"] != second.model["ndcg"]
    assert first.methods["attainable"]["ndcg"] == second.methods["attainable"]["ndcg"]
    assert whole.notes == ()
    assert "30%" in part.notes[0]


def test_foreign_files_are_noticed_before_any_work(tmp_path: Path) -> None:
    """An hour of training must not end in a refusal that was due at once."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")
    told: list[str] = []

    with pytest.raises(FolderError):
        evaluate_markets(
            [FreshMarket(1)],
            tmp_path,
            config=CONFIG,
            progress=lambda stage, *_: told.append(stage),
        )

    assert told == []


def test_notes_say_what_was_withheld() -> None:
    """Words, log, both or neither."""
    assert notes_on(TrainingConfig()) == ()
    assert len(notes_on(CONFIG, 0.05)) == 2
    assert "5%" in notes_on(TrainingConfig(), 0.05)[0]
