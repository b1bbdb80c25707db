"""Judging without a truth: on events after the training cut-off, each side on its own labels."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.evaluation.measures import Measures
from matching.evaluation.report import EvaluationReport
from matching.label_features import label_features
from matching.labels import Labels, accept_labels, apply_labels
from matching.market_index import MarketIndex
from matching.model import MatchModel, Side
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket
from models.metrics import auc, expected_calibration_error, mean_p_ratio, ndcg_by_query, top_p_ratio

NOTHING_LATER = (
    "训练截止日之后没有新记录，无法在没见过的记录上评测。请给出更新的市场文件夹，或给出 --truth"
)


def judge_logged(
    model: MatchModel, index: MarketIndex, cutoff: str | None, progress: Progress = silent
) -> EvaluationReport:
    """Judge each side on the labels that came after training.

    Parameters
    ----------
    model : MatchModel
        The model.
    index : MarketIndex
        The market with its later events.
    cutoff : str or None
        ISO date of the last event that training saw.
    progress : Progress
        Told of each side.

    Returns
    -------
    EvaluationReport
        One "market" a side; its NDCG is over each person's looked-at list of a day. Empty,
        with a note, where nothing came later.
    """
    after = date.fromisoformat(cutoff).toordinal() if cutoff else 0
    scored = ScoredMarket(model, index)
    sides = {}
    for done, (name, side, labels) in enumerate(
        (
            ("apply", model.apply, apply_labels(index.log)),
            ("accept", model.accept, accept_labels(index.log)),
        )
    ):
        progress("评测", done, 2)
        later = _later(labels, after)
        if 0 < later.n_positive < len(later):
            sides[name] = {"model": _judge_side(side, scored, later)}
    return EvaluationReport(sides, () if sides else (NOTHING_LATER,))


def _later(labels: Labels, after: int) -> Labels:
    kept = np.flatnonzero(labels.days > after)
    # A person's list of a day lies together.
    kept = kept[np.lexsort((labels.days[kept], labels.seeker_rows[kept]))]
    return Labels(
        labels.seeker_rows[kept],
        labels.vacancy_rows[kept],
        labels.days[kept],
        labels.y[kept],
        labels.chosen[kept],
    )


def _judge_side(side: Side, scored: ScoredMarket, labels: Labels) -> Measures:
    X = label_features(labels, scored.people.table, scored.posts.table, scored.index)
    p = side.probabilities(X)
    ndcg = ndcg_by_query(p, labels.y, _lists(labels), 10)
    return Measures(
        ndcg=float(ndcg.mean()),
        ndcg_cold=None,
        ndcg_warm=None,
        auc=auc(p, labels.y),
        ece=expected_calibration_error(p, labels.y),
        mean_ratio=mean_p_ratio(p, labels.y),
        top_ratio=top_p_ratio(p, labels.y),
    )


def _lists(labels: Labels) -> NDArray[np.int64]:
    changes = np.flatnonzero(np.diff(labels.seeker_rows) | np.diff(labels.days)) + 1
    return np.diff(np.concatenate(([0], changes, [len(labels)]))).astype(np.int64)
