"""The two ways to evaluate: one model on one market, or the protocol over fresh markets."""

from __future__ import annotations

from pathlib import Path

from api.command_line.progress import showing_progress
from data.errors import ConfigError
from matching.config import TrainingConfig
from matching.evaluation import (
    AblationReport,
    EvaluationReport,
    evaluate_ablation,
    evaluate_artifact,
    evaluate_seeds,
)


def evaluate_folders(
    artifact: Path | None, market: Path | None, truth: Path | None, out: Path
) -> EvaluationReport:
    """Judge one model on one market.

    Raises
    ------
    ConfigError
        If the model or the market is not given.
    """
    if artifact is None or market is None:
        raise ConfigError(
            "选项 --artifact、--market",
            "没有给全",
            "请两个都给出；或改用 --seeds 0,1,2 评估模拟市场",
        )
    with showing_progress() as progress:
        return evaluate_artifact(artifact, market, truth, out, progress)


def evaluate_fresh_markets(seeds: str, out: Path, mask_lexicon: float) -> EvaluationReport:
    """Generate, train and judge a market for each seed.

    Parameters
    ----------
    seeds : str
        Whole numbers from 0, with commas between.
    out : Path
        Folder for the report.
    mask_lexicon : float
        Share of the lexicon's colloquial terms to hide, in [0, 1].

    Raises
    ------
    ConfigError
        If the seeds cannot be read.
    """
    numbers = read_seeds(seeds)
    config = TrainingConfig(mask_lexicon_share=mask_lexicon)
    with showing_progress() as progress:
        return evaluate_seeds(numbers, out, config=config, progress=progress)


def evaluate_parts(seeds: str | None, out: Path, mask_lexicon: float) -> AblationReport:
    """Judge fresh markets with the whole reader and without each of its parts.

    Parameters
    ----------
    seeds : str or None
        Whole numbers from 0, with commas between.
    out : Path
        Folder for the report.
    mask_lexicon : float
        Share of the lexicon's colloquial terms to hide, in [0, 1].

    Raises
    ------
    ConfigError
        If the seeds are missing or cannot be read.
    """
    if seeds is None:
        raise ConfigError("选项 --ablation", "缺少 --seeds", "请同时给出种子，如 --seeds 0,1,2")
    numbers = read_seeds(seeds)
    config = TrainingConfig(mask_lexicon_share=mask_lexicon)
    with showing_progress() as progress:
        return evaluate_ablation(numbers, out, config=config, progress=progress)


def read_seeds(text: str) -> tuple[int, ...]:
    """Read seeds from an option.

    Raises
    ------
    ConfigError
        If it is anything but whole numbers with commas between.

    Examples
    --------
    >>> read_seeds("0, 1,2")
    (0, 1, 2)
    """
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ConfigError("选项 --seeds", f"「{text[:40]}」不是种子的列表", "请写成 0,1,2")
    return tuple(int(part) for part in parts)
