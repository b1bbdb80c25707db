"""The `evaluate` job: one artifact, one market, and its truth where that is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.reading import read_market
from data.writing import claim_folder, write_text
from features.columnar import Floats
from features.pair_features import FEATURE_NAMES, Pairs, build_columns
from matching.artifact import load_artifact
from matching.evaluation.logged import judge_logged
from matching.evaluation.measures import Measures, judge
from matching.evaluation.methods import ATTAINABLE, MODEL, baseline_scores
from matching.evaluation.report import EvaluationReport
from matching.evaluation.truth import TruePairs, read_truth
from matching.market_index import MarketIndex, index_market
from matching.model import MatchModel
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket

CHUNK: Final = 50_000
FILES: Final = ("report.json", "report.txt")


def evaluate_artifact(
    artifact: Path,
    market: Path,
    truth: Path | None,
    out: Path,
    progress: Progress = silent,
) -> EvaluationReport:
    """Evaluate an artifact and write the report.

    Parameters
    ----------
    artifact, market : Path
        The model and the market it is asked about.
    truth : Path or None
        The truth folder; without it, events after the training cut-off are the judge.
    out : Path
        Folder for ``report.json`` and ``report.txt``.
    progress : Progress
        Told how far scoring is.

    Returns
    -------
    EvaluationReport
        What was written.

    Raises
    ------
    FolderError
        `out` holds other files, or the truth is of another market.
    ArtifactError
        The artifact cannot be trusted.
    """
    model, manifest = load_artifact(artifact)
    index = index_market(read_market(market).market)
    pairs = None if truth is None else read_truth(truth, index)
    # Only now: bad input leaves nothing behind, not even an empty folder.
    claim_folder(out, FILES)
    if pairs is None:
        report = judge_logged(model, index, manifest.training_cutoff, progress)
    else:
        report = EvaluationReport({market.name: evaluate_model(model, index, pairs, progress)})
    write_report(report, out)
    return report


def write_report(report: EvaluationReport, out: Path) -> None:
    """Write a report as JSON and as text."""
    claim_folder(out, FILES)
    numbers = json.dumps(report.as_numbers(), ensure_ascii=False, indent=1, sort_keys=True)
    write_text(numbers + "\n", out / FILES[0])
    write_text("\n".join(report.lines()) + "\n", out / FILES[1])


def evaluate_model(
    model: MatchModel, index: MarketIndex, truth: TruePairs, progress: Progress = silent
) -> dict[str, Measures]:
    """Judge the model and the baselines on the truth's pairs.

    Parameters
    ----------
    model : MatchModel
        The model.
    index : MarketIndex
        The market.
    truth : TruePairs
        The pairs and their true probabilities.
    progress : Progress
        Told how far scoring is.

    Returns
    -------
    dict of method to Measures
    """
    scores = _scores(ScoredMarket(model, index), truth, progress)
    if truth.attainable is not None:
        scores[ATTAINABLE] = truth.attainable
    is_cold = _cold_queries(index, truth)
    return {
        method: judge(values, truth, is_cold, are_probabilities=method == MODEL)
        for method, values in scores.items()
    }


def _cold_queries(index: MarketIndex, truth: TruePairs) -> NDArray[np.bool_]:
    """Mark the queries of people without any event before the question."""
    first = np.full(len(index.market.seekers), np.iinfo(np.int64).max)
    np.minimum.at(first, index.log.seeker_rows, index.log.days)
    starts = np.concatenate(([0], np.cumsum(truth.group)[:-1]))
    cold: NDArray[np.bool_] = first[truth.seeker_rows[starts]] >= truth.days[starts]
    return cold


def _scores(scored: ScoredMarket, truth: TruePairs, progress: Progress) -> dict[str, Floats]:
    rng = np.random.default_rng(0)
    parts: list[dict[str, Floats]] = []
    n = len(truth.p_match)
    for start in range(0, n, CHUNK):
        progress("评测", start, n)
        part = slice(start, start + CHUNK)
        pairs = Pairs(
            scored.people.table,
            scored.posts.table,
            truth.seeker_rows[part],
            truth.vacancy_rows[part],
            truth.days[part],
            scored.index.history,
            scored.people.log_rows,
            scored.posts.log_rows,
        )
        columns = build_columns(pairs)
        X = np.column_stack([columns[name] for name in FEATURE_NAMES]).astype(np.float32)
        parts.append(baseline_scores(columns, rng) | {MODEL: scored.model.score(X).p_match})
    return {method: np.concatenate([part[method] for part in parts]) for method in parts[0]}
