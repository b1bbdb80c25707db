"""Scores of the same pairs by the model and by what one would use instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from features.columnar import Floats
from features.pair_features import FEATURE_NAMES, Pairs, build_columns
from matching.evaluation.methods import ATTAINABLE, MODEL, baseline_scores
from matching.evaluation.questions import ACCEPT, APPLY, MATCH, Questions
from matching.model import Scores
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket

CHUNK: Final = 50_000


@dataclass(frozen=True, slots=True, eq=False)
class PairScores:
    """Scores of n pairs.

    Parameters
    ----------
    baselines : mapping of method to ndarray of float64, shape (n,)
        What one would use instead.
    model : Scores
        Probabilities of both sides.
    """

    baselines: Mapping[str, Floats]
    model: Scores

    def of(self, questions: Questions, target: str) -> dict[str, Floats]:
        """Give the scores that answer a target, by method.

        Parameters
        ----------
        questions : Questions
            May know the attainable ceiling, which counts as a method.
        target : str
            One of `TARGETS`.

        Returns
        -------
        dict of method to ndarray of float64, shape (n,)
        """
        answer = {
            MATCH: self.model.p_match,
            APPLY: self.model.p_apply,
            ACCEPT: self.model.p_accept,
        }
        scores = {**self.baselines, MODEL: answer[target]}
        if questions.attainable is not None:
            scores[ATTAINABLE] = questions.attainable
        return scores


def score_questions(
    scored: ScoredMarket, questions: Questions, progress: Progress = silent
) -> PairScores:
    """Score pairs by every method, a chunk at a time.

    Parameters
    ----------
    scored : ScoredMarket
        The market and the model.
    questions : Questions
        The pairs, each asked about on its own day.
    progress : Progress
        Told how far scoring is.

    Returns
    -------
    PairScores
    """
    rng = np.random.default_rng(0)
    baselines: list[dict[str, Floats]] = []
    sides: list[Scores] = []
    for start in range(0, len(questions), CHUNK):
        progress("评测", start, len(questions))
        columns = build_columns(_pairs(scored, questions, slice(start, start + CHUNK)))
        X = np.column_stack([columns[name] for name in FEATURE_NAMES]).astype(np.float32)
        baselines.append(baseline_scores(columns, rng))
        sides.append(scored.model.score(X))
    return PairScores(
        {method: np.concatenate([part[method] for part in baselines]) for method in baselines[0]},
        Scores(
            np.concatenate([side.p_apply for side in sides]),
            np.concatenate([side.p_accept for side in sides]),
        ),
    )


def _pairs(scored: ScoredMarket, questions: Questions, part: slice) -> Pairs:
    return Pairs(
        scored.people.table,
        scored.posts.table,
        questions.seeker_rows[part],
        questions.vacancy_rows[part],
        questions.days[part],
        scored.index.history,
        scored.people.log_rows,
        scored.posts.log_rows,
        None if questions.chosen is None else questions.chosen[part],
    )
