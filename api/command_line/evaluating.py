"""The ways to evaluate: one model on one market, the protocol over known markets, and by parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.command_line.progress import showing_progress
from data.errors import ConfigError
from matching.config import TrainingConfig
from matching.evaluation import (
    FreshMarket,
    GivenMarket,
    KnownMarket,
    evaluate_ablation,
    evaluate_artifact,
    evaluate_artifact_curve,
    evaluate_learning_curve,
    evaluate_markets,
    report_lines,
)
from matching.progress import Progress

MASKED: Final = 0.4
"""Share of the lexicon's colloquial terms hidden on generated markets where nothing is said."""


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """What `jobmatch evaluate` was told; None is not told.

    Parameters
    ----------
    artifact, market, truth : Path or None
        Folders.
    seeds : str or None
        Whole numbers from 0, with commas between.
    mask_lexicon : float or None
        Share of the lexicon's colloquial terms to hide, in [0, 1].
    log_share : float
        Share of the log that training sees, in [0, 1].
    ablation, learning_curve : bool
        Whether to leave out parts of the reader, or of the log, one after the other.
    """

    artifact: Path | None = None
    market: Path | None = None
    truth: Path | None = None
    seeds: str | None = None
    mask_lexicon: float | None = None
    log_share: float = 1.0
    ablation: bool = False
    learning_curve: bool = False

    @property
    def config(self) -> TrainingConfig:
        """Configuration of training where this command trains."""
        masked = self.mask_lexicon
        if masked is None:
            masked = 0.0 if self.seeds is None else MASKED
        return TrainingConfig(mask_lexicon_share=masked)


def evaluate(options: EvaluationOptions, out: Path) -> list[str]:
    """Evaluate as told, write the report, and give its lines.

    Parameters
    ----------
    options : EvaluationOptions
        What was told.
    out : Path
        Folder for the report.

    Returns
    -------
    list of str
        The report, in Chinese.

    Raises
    ------
    ConfigError
        What was told does not go together, or is not enough.
    """
    _refuse_contradictions(options)
    with showing_progress() as progress:
        if options.artifact is not None:
            return _of_artifact(options.artifact, options, out, progress)
        markets = known_markets(options)
        if options.ablation:
            return evaluate_ablation(markets, out, config=options.config, progress=progress).lines()
        if options.learning_curve:
            return evaluate_learning_curve(
                markets, out, config=options.config, progress=progress
            ).lines()
        return report_lines(
            evaluate_markets(
                markets,
                out,
                config=options.config,
                log_share=options.log_share,
                progress=progress,
            )
        )


def known_markets(options: EvaluationOptions) -> Sequence[KnownMarket]:
    """List the markets with a known truth that were named.

    Parameters
    ----------
    options : EvaluationOptions
        What was told.

    Returns
    -------
    sequence of KnownMarket

    Raises
    ------
    ConfigError
        None was named, or the seeds cannot be read.
    """
    if options.seeds is not None:
        return [FreshMarket(seed) for seed in read_seeds(options.seeds)]
    if options.market is None or options.truth is None:
        raise ConfigError(
            "选项 --artifact、--market",
            "没有给全",
            "请给出模型和市场文件夹；要当场训练再评，请给出 --market 和 --truth，"
            "或用 --seeds 0,1,2 生成模拟市场",
        )
    return [GivenMarket(options.market, options.truth)]


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


def _of_artifact(
    artifact: Path, options: EvaluationOptions, out: Path, progress: Progress
) -> list[str]:
    if options.market is None:
        raise ConfigError("选项 --artifact", "缺少 --market", "请同时给出市场文件夹")
    folders = artifact, options.market, options.truth, out
    if options.learning_curve:
        return evaluate_artifact_curve(*folders, progress=progress).lines()
    return report_lines(evaluate_artifact(*folders, progress))


def _refuse_contradictions(options: EvaluationOptions) -> None:
    trains = options.artifact is None
    told_folders = (options.artifact, options.market, options.truth)
    for is_wrong, place, reason, remedy in (
        (
            options.seeds is not None and any(folder is not None for folder in told_folders),
            "选项 --seeds",
            "不能与市场或模型文件夹一起用",
            "请只留一种：要么 --seeds，要么文件夹",
        ),
        (
            options.ablation and options.learning_curve,
            "选项 --ablation、--learning-curve",
            "不能一起用",
            "请分两次运行，可以写到同一个文件夹",
        ),
        (
            not trains and (options.ablation or options.mask_lexicon is not None),
            "选项 --ablation、--mask-lexicon",
            "要当场训练，用不上做好的模型",
            "请去掉 --artifact",
        ),
        (
            options.log_share < 1.0 and (not trains or options.ablation or options.learning_curve),
            "选项 --log-share",
            "只用于当场训练的主表",
            "请去掉它，或去掉 --artifact、--ablation、--learning-curve",
        ),
    ):
        if is_wrong:
            raise ConfigError(place, reason, remedy)
