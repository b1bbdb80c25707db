"""The options of `jobmatch evaluate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.command_line.evaluating import EvaluationOptions, evaluate, known_markets, read_seeds
from api.command_line.running import run
from data.errors import ConfigError
from matching.evaluation import FreshMarket, GivenMarket
from tests.worlds import World

HERE = Path("somewhere")


@pytest.mark.parametrize("text", ["", "1,", "a", "-1", "1.5", "１"])
def test_what_is_no_list_of_seeds_is_refused(text: str) -> None:
    """The message shows how a list is written."""
    with pytest.raises(ConfigError, match="0,1,2"):
        read_seeds(text)


def test_markets_are_those_that_were_named() -> None:
    """Seeds, or folders with a truth."""
    seeds = known_markets(EvaluationOptions(seeds="3,1"))
    given = known_markets(EvaluationOptions(market=HERE, truth=HERE / "truth"))

    assert seeds == [FreshMarket(3), FreshMarket(1)]
    assert given == [GivenMarket(HERE, HERE / "truth")]


def test_words_are_hidden_on_generated_markets_unless_told_otherwise() -> None:
    """The generator's words were known when the lexicon was made; an office's were not."""
    shares = [
        EvaluationOptions(seeds="1").config.mask_lexicon_share,
        EvaluationOptions(seeds="1", mask_lexicon=0.0).config.mask_lexicon_share,
        EvaluationOptions(market=HERE, truth=HERE).config.mask_lexicon_share,
        EvaluationOptions(market=HERE, truth=HERE, mask_lexicon=0.2).config.mask_lexicon_share,
    ]

    assert shares == [0.4, 0.0, 0.0, 0.2]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (EvaluationOptions(), "--seeds 0,1,2"),
        (EvaluationOptions(market=HERE), "--truth"),
        (EvaluationOptions(market=HERE, ablation=True), "--truth"),
        (EvaluationOptions(artifact=HERE), "缺少 --market"),
        (EvaluationOptions(seeds="1", market=HERE), "只留一种"),
        (EvaluationOptions(seeds="1", ablation=True, learning_curve=True), "分两次"),
        (EvaluationOptions(artifact=HERE, market=HERE, ablation=True), "去掉 --artifact"),
        (EvaluationOptions(artifact=HERE, market=HERE, mask_lexicon=0.4), "去掉 --artifact"),
        (EvaluationOptions(artifact=HERE, market=HERE, log_share=0.05), "--log-share"),
        (EvaluationOptions(seeds="1", learning_curve=True, log_share=0.5), "--log-share"),
    ],
)
def test_what_does_not_go_together_is_refused(
    options: EvaluationOptions, words: str, tmp_path: Path
) -> None:
    """Before any work, with what to do instead."""
    with pytest.raises(ConfigError, match=words):
        evaluate(options, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


def test_evaluate_without_anything_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad arguments write nothing."""
    assert run(["evaluate", "--out", str(tmp_path / "out")]) == 2
    assert "--market" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_market_with_its_truth_is_trained_on_at_once(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a model: the same report, and the share of the log is told."""
    folders = ["--market", str(world.market), "--truth", str(world.truth)]

    assert run(["evaluate", *folders, "--log-share", "0.5", "--out", str(tmp_path)]) == 0
    assert "50% 的记录" in capsys.readouterr().out
    assert (tmp_path / "report.json").is_file()
