"""The whole protocol over fresh markets: generate, train, judge, seed by seed."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.reading import read_market
from data.synthetic import generate_market, write_synthetic
from data.writing import claim_folder
from matching.config import TrainingConfig
from matching.evaluation.artifact import FILES, evaluate_model, write_report
from matching.evaluation.measures import Measures
from matching.evaluation.report import EvaluationReport
from matching.evaluation.truth import read_truth
from matching.progress import Progress, silent
from matching.training import train


@dataclass(frozen=True, slots=True)
class MarketSize:
    """Size of the markets that are generated."""

    n_seekers: int = 5_000
    n_vacancies: int = 2_000


def evaluate_seeds(
    seeds: Sequence[int],
    out: Path,
    *,
    size: MarketSize = MarketSize(),  # frozen
    config: TrainingConfig,
    progress: Progress = silent,
) -> EvaluationReport:
    """Generate a market for each seed, train on its folder, judge on its truth.

    Parameters
    ----------
    seeds : sequence of int
        One market each. The model reads the written folder only.
    out : Path
        Folder for the report.
    size : MarketSize
        Size of each market.
    config : TrainingConfig
        `mask_lexicon_share` hides a part of the lexicon's colloquial terms.
    progress : Progress
        Told of each stage.

    Returns
    -------
    EvaluationReport

    Raises
    ------
    FolderError
        `out` holds other files; said before any work is done.
    """
    claim_folder(out, FILES)
    markets = {}
    for done, seed in enumerate(seeds):
        progress(f"市场 {seed}", done, len(seeds))
        with tempfile.TemporaryDirectory() as folder:
            markets[f"seed {seed}"] = _evaluate_seed(seed, Path(folder), size, config)
    progress("完成", len(seeds), len(seeds))
    report = EvaluationReport(
        markets,
        (f"评测时隐去词典中 {config.mask_lexicon_share:.0%} 的口语词条（随机种子与市场相同）",),
    )
    write_report(report, out)
    return report


def _evaluate_seed(
    seed: int, folder: Path, size: MarketSize, config: TrainingConfig
) -> dict[str, Measures]:
    write_synthetic(generate_market(seed, size.n_seekers, size.n_vacancies), folder)
    report = train(read_market(folder / "market").market, config, seed=seed)
    return evaluate_model(report.model, report.index, read_truth(folder / "truth", report.index))
