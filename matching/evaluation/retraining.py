"""Retraining on less of the log, again and again, for the learning curve."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from data.reading import read_market
from data.records import Market
from features.encoder import Reader
from matching.artifact import load_artifact
from matching.config import TrainingConfig
from matching.evaluation.artifact import judge_truth
from matching.evaluation.judging import Judgement
from matching.evaluation.learning_curve import CurvePoint, LearningCurve
from matching.evaluation.logged import NOTHING_LATER, judge_logged, logged_questions
from matching.evaluation.markets import GivenMarket, KnownMarket
from matching.evaluation.questions import MATCH
from matching.evaluation.report_folder import CURVE_FILES, as_json, claim_report, write_files
from matching.evaluation.thinning import thin_log
from matching.evaluation.trained import notes_on
from matching.evaluation.truth import read_truth
from matching.market_index import index_market
from matching.model import SIDES
from matching.progress import Progress, silent
from matching.training import TrainingReport, train

SHARES: Final = (0.0, 0.05, 0.15, 0.4, 1.0)
"""Nothing (the prior alone), and about 2.6 times as much each time."""

Train = Callable[[Market], TrainingReport]
JudgeTrained = Callable[[TrainingReport, Market], Mapping[str, Judgement]]


def evaluate_learning_curve(
    markets: Sequence[KnownMarket],
    out: Path,
    *,
    config: TrainingConfig,
    shares: Sequence[float] = SHARES,
    reader: Reader | None = None,
    progress: Progress = silent,
) -> LearningCurve:
    """Train on shares of each market's log, and judge on its truth.

    Parameters
    ----------
    markets : sequence of KnownMarket
        The model reads the records only.
    out : Path
        Folder for ``learning_curve.json`` and ``learning_curve.txt``, written anew after every
        market.
    config : TrainingConfig
        `mask_lexicon_share` hides a part of the lexicon's colloquial terms.
    shares : sequence of float
        Shares of the log, in [0, 1] (`thin_log`).
    reader : Reader, optional
        Reads the texts; by default with the lexicon that ships.
    progress : Progress
        Told of each training.

    Returns
    -------
    LearningCurve

    Raises
    ------
    FolderError
        `out` holds other files; said before any work is done.
    """
    claim_report(out)
    found: dict[str, list[CurvePoint]] = {}
    curve = LearningCurve({}, "truth")
    total = len(markets) * len(shares)
    for number, known in enumerate(markets):
        with known.opened() as (market, truth):
            thinned = ((each, thin_log(market, each, seed=known.seed)) for each in shares)
            points = _points(
                thinned,
                partial(train, config=config, seed=known.seed, reader=reader),
                partial(_judge_on_truth, truth),
            )
            found[known.name] = []
            for done, point in enumerate(points, number * len(shares) + 1):
                found[known.name].append(point)
                progress(f"市场 {known.name}，{point.share:.0%} 的记录", done, total)
        curve = LearningCurve(dict(found), "truth", notes_on(config))
        _write(curve, out)
    return curve


def evaluate_artifact_curve(
    artifact: Path,
    market: Path,
    truth: Path | None,
    out: Path,
    *,
    shares: Sequence[float] = SHARES,
    progress: Progress = silent,
) -> LearningCurve:
    """Train as an artifact was trained, on shares of the log, and judge each model.

    Parameters
    ----------
    artifact, market : Path
        The model, whose configuration, seed and words are taken, and the market.
    truth : Path or None
        The truth folder; without it, training sees shares of the events up to the artifact's
        cut-off, and the later ones are the judge.
    out : Path
        Folder for ``learning_curve.json`` and ``learning_curve.txt``.
    shares : sequence of float
        Shares of the log, in [0, 1].
    progress : Progress
        Told of each training.

    Returns
    -------
    LearningCurve
        Empty, with a note, where there is no truth and nothing came later.

    Raises
    ------
    FolderError
        `out` holds other files, or the truth is of another market.
    ArtifactError
        The artifact cannot be trusted.
    """
    model, manifest = load_artifact(artifact)
    config, reader = TrainingConfig.model_validate(manifest.config), model.encoder.reader
    if truth is not None:
        markets = [GivenMarket(market, truth, manifest.seed)]
        return evaluate_learning_curve(
            markets, out, config=config, shares=shares, reader=reader, progress=progress
        )
    records = read_market(market).market
    cutoff = manifest.training_cutoff
    claim_report(out)
    curve = LearningCurve({}, "log", (NOTHING_LATER,))
    if cutoff and logged_questions(index_market(records), cutoff):
        points = _points(
            ((each, _thin_until(records, each, manifest.seed, cutoff)) for each in shares),
            lambda thinned: train(
                _until(thinned, cutoff), config, seed=manifest.seed, reader=reader
            ),
            lambda trained, thinned: judge_logged(trained.model, index_market(thinned), cutoff),
        )
        found = []
        for point in points:
            found.append(point)
            progress(f"{point.share:.0%} 的记录", len(found), len(shares))
        curve = LearningCurve({market.resolve().name: found}, "log")
    _write(curve, out)
    return curve


def _points(
    markets: Iterator[tuple[float, Market]], train_on: Train, judge: JudgeTrained
) -> Iterator[CurvePoint]:
    for share, market in markets:
        report = train_on(market)
        labels = report.labels
        yield CurvePoint(
            share,
            len(report.index.market.interactions),
            {side: len(labels[side]) for side in SIDES},
            {side: labels[side].n_positive for side in SIDES},
            {side: getattr(report.model, side).source for side in SIDES},
            {target: judged.model for target, judged in judge(report, market).items()},
        )


def _judge_on_truth(
    truth: Path, trained: TrainingReport, _market: Market
) -> Mapping[str, Judgement]:
    pairs = read_truth(truth, trained.index)
    return judge_truth(trained.model, trained.index, pairs, targets=(MATCH,))


def _thin_until(market: Market, share: float, seed: int, cutoff: str) -> Market:
    return thin_log(market, share, seed=seed, until=date.fromisoformat(cutoff))


def _until(market: Market, cutoff: str) -> Market:
    last = date.fromisoformat(cutoff)
    kept = (event for event in market.interactions if event.occurred_on <= last)
    return replace(market, interactions=tuple(kept))


def _write(curve: LearningCurve, out: Path) -> None:
    texts = as_json(curve.as_numbers()), "\n".join(curve.lines()) + "\n"
    write_files(out, dict(zip(CURVE_FILES, texts, strict=True)))
