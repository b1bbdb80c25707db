"""The `evaluate` job: one artifact, one market, and its truth where that is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.reading import read_market
from matching.artifact import load_artifact
from matching.evaluation.judging import Judgement, judge
from matching.evaluation.logged import NOTHING_LATER, judge_logged, notes_on_log
from matching.evaluation.methods import MODEL
from matching.evaluation.pair_scores import score_questions
from matching.evaluation.questions import MATCH, TARGETS
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_folder import claim_report, write_report
from matching.evaluation.truth import TruePairs, read_truth
from matching.market_index import MarketIndex, index_market
from matching.model import MatchModel
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket


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
        Folder for the report (`report_folder`).
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
    claim_report(out)
    name = market.resolve().name
    if pairs is None:
        judged = judge_logged(model, index, manifest.training_cutoff, progress)
        notes = notes_on_log(index) if judged else (NOTHING_LATER,)
        report = EvaluationReport({name: judged} if judged else {}, "log", notes)
    else:
        report = EvaluationReport({name: judge_truth(model, index, pairs, progress)})
    write_report(report, out)
    return report


def judge_truth(
    model: MatchModel,
    index: MarketIndex,
    truth: TruePairs,
    progress: Progress = silent,
    *,
    targets: Sequence[str] = TARGETS,
) -> dict[str, Judgement]:
    """Judge a model on the truth's pairs: the product beside every method, and each side.

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
    targets : sequence of str
        What to judge, of `TARGETS`.

    Returns
    -------
    dict of target to Judgement
    """
    scores = score_questions(ScoredMarket(model, index), truth.questions(MATCH), progress)
    judged = {}
    for target in targets:
        questions = truth.questions(target)
        methods = scores.of(questions, target)
        # What one would use instead makes no difference between the sides.
        kept = methods if target == MATCH else {MODEL: methods[MODEL]}
        judged[target] = judge(kept, questions, index)
    return judged
