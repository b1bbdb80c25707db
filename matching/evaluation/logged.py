"""Questions out of the log: what was asked after training, and what came of it.

- Apply: one pair per look (`matching.labels`), 1 where an application followed.
- Accept: one pair per application, 1 where a hire followed.
- Match: one pair per look, 1 where it led to a hire; a look whose application is censored or
  still unanswered is left out.

A query is a person: everything that they looked at, or applied for, after the training cut-off.
"""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from features.history import Ints
from matching.evaluation.judging import Judgement, judge
from matching.evaluation.pair_scores import score_questions
from matching.evaluation.questions import ACCEPT, APPLY, MATCH, Questions, sizes_of_runs
from matching.labels import Labels, accept_labels, apply_labels
from matching.market_index import MarketIndex
from matching.model import MatchModel
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket

NOTHING_LATER = (
    "训练截止日之后没有新记录，无法在没见过的记录上评测。请给出更新的市场文件夹，或给出 --truth"
)


def judge_logged(
    model: MatchModel, index: MarketIndex, cutoff: str | None, progress: Progress = silent
) -> dict[str, Judgement]:
    """Judge a model on what came after its training.

    Parameters
    ----------
    model : MatchModel
        The model.
    index : MarketIndex
        The market with its later events.
    cutoff : str or None
        ISO date of the last event that training saw.
    progress : Progress
        Told how far scoring is.

    Returns
    -------
    dict of target to Judgement
        Of the targets of which both kinds of answer came later.
    """
    scored = ScoredMarket(model, index)
    return {
        target: judge(score_questions(scored, asked, progress).of(asked, target), asked, index)
        for target, asked in logged_questions(index, cutoff).items()
    }


def logged_questions(index: MarketIndex, cutoff: str | None) -> dict[str, Questions]:
    """Read the later events as questions.

    Parameters
    ----------
    index : MarketIndex
        The market with its later events.
    cutoff : str or None
        ISO date of the last event that training saw; None asks about every event.

    Returns
    -------
    dict of target to Questions
        Of the targets of which both kinds of answer came later.
    """
    after = date.fromisoformat(cutoff).toordinal() if cutoff else 0
    looks, applications = apply_labels(index.log), accept_labels(index.log)
    labels = {MATCH: match_labels(looks, applications), APPLY: looks, ACCEPT: applications}
    asked = {target: _later(each, after) for target, each in labels.items()}
    return {
        target: questions
        for target, questions in asked.items()
        if 0.0 < questions.outcome.sum() < len(questions)
    }


def match_labels(looks: Labels, applications: Labels) -> Labels:
    """Label looks by whether they led to a hire.

    Parameters
    ----------
    looks, applications : Labels
        `apply_labels` and `accept_labels` of one log.

    Returns
    -------
    Labels
        The looks without those whose application has no known end.
    """
    width = 1 + max(looks.vacancy_rows.max(initial=0), applications.vacancy_rows.max(initial=0))
    ended = applications.seeker_rows * width + applications.vacancy_rows
    hired = np.isin(looks.seeker_rows * width + looks.vacancy_rows, ended[applications.y > 0]) & (
        looks.y > 0
    )
    known = np.isin(looks.seeker_rows * width + looks.vacancy_rows, ended) | (looks.y == 0)
    return _rows_of(looks, np.flatnonzero(known), hired.astype(float))


def _later(labels: Labels, after: int) -> Questions:
    rows = np.flatnonzero(labels.days > after)
    # A person's pairs lie together, by day.
    rows = rows[np.lexsort((labels.days[rows], labels.seeker_rows[rows]))]
    kept = _rows_of(labels, rows, labels.y)
    return Questions(
        kept.seeker_rows,
        kept.vacancy_rows,
        kept.days,
        sizes_of_runs(kept.seeker_rows),
        kept.y,
        chosen=kept.chosen,
    )


def _rows_of(labels: Labels, rows: NDArray[np.intp], y: NDArray[np.float64]) -> Labels:
    def taken(column: Ints) -> Ints:
        return column[rows]

    return Labels(
        taken(labels.seeker_rows),
        taken(labels.vacancy_rows),
        taken(labels.days),
        y[rows],
        labels.chosen[rows],
    )
