"""The protocol over markets with a known truth: train on each, judge on its truth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matching.config import TrainingConfig
from matching.evaluation.artifact import judge_truth
from matching.evaluation.markets import KnownMarket
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_folder import claim_report, write_report
from matching.evaluation.thinning import thin_log
from matching.evaluation.truth import read_truth
from matching.progress import Progress, silent
from matching.training import train


def evaluate_markets(
    markets: Sequence[KnownMarket],
    out: Path,
    *,
    config: TrainingConfig,
    log_share: float = 1.0,
    progress: Progress = silent,
) -> EvaluationReport:
    """Train on each market's folder, and judge on its truth.

    Parameters
    ----------
    markets : sequence of KnownMarket
        The model reads the records only.
    out : Path
        Folder for the report, written anew after every market.
    config : TrainingConfig
        `mask_lexicon_share` hides a part of the lexicon's colloquial terms.
    log_share : float
        Share of each log that training sees, in [0, 1] (`thin_log`).
    progress : Progress
        Told of each market.

    Returns
    -------
    EvaluationReport

    Raises
    ------
    FolderError
        `out` holds other files; said before any work is done.
    """
    claim_report(out)
    found = {}
    report = EvaluationReport({})
    for done, known in enumerate(markets):
        progress(f"市场 {known.name}", done, len(markets))
        with known.opened() as (market, truth):
            trained = train(thin_log(market, log_share, seed=known.seed), config, seed=known.seed)
            pairs = read_truth(truth, trained.index)
            found[known.name] = judge_truth(trained.model, trained.index, pairs)
        report = EvaluationReport(dict(found), "truth", notes_on(config, log_share))
        write_report(report, out)
    progress("完成", len(markets), len(markets))
    return report


def notes_on(config: TrainingConfig, log_share: float = 1.0) -> tuple[str, ...]:
    """Say in Chinese what was withheld from training.

    Parameters
    ----------
    config : TrainingConfig
        The configuration.
    log_share : float
        Share of the log that training saw.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> notes_on(TrainingConfig(), 0.05)
    ('训练只用了 5% 的记录（按人抽取，整个人的记录一起留下或去掉）',)
    """
    notes = []
    if config.mask_lexicon_share:
        share = f"{config.mask_lexicon_share:.0%}"
        notes.append(f"评测时隐去词典中 {share} 的口语词条（随机种子与市场相同）")
    if log_share < 1.0:
        notes.append(f"训练只用了 {log_share:.0%} 的记录（按人抽取，整个人的记录一起留下或去掉）")
    return tuple(notes)
