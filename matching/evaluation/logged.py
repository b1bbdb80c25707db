"""Questions out of the log: what was asked after training, and what came of it.

- Apply: one pair per look (`matching.labels`), 1 where an application followed.
- Accept: one pair per application, 1 where a hire followed.
- Match: one pair per look, 1 where it led to a hire. A look whose application is censored or
  still unanswered counts as much as such applications came off on average: without it, looks
  that led to an application would be too few among the rest.

Where looks are not logged, what was shown counts by the probability that somebody looked
(`Labels.looked`), so that chances are judged as what they are: given a look.

A query is a person: everything that they looked at, or applied for, after the training cut-off.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from matching.evaluation.judging import Judgement, judge
from matching.evaluation.pair_scores import score_questions
from matching.evaluation.questions import ACCEPT, APPLY, MATCH, Questions
from matching.labels import Labels, accept_labels, apply_labels
from matching.market_index import MarketIndex
from matching.model import MatchModel
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket
from models.metrics import sizes_of_runs

NOTHING_LATER = (
    "训练截止日之后没有新记录，无法在没见过的记录上评测。请给出更新的市场文件夹，或给出 --truth"
)


LOOKS_UNKNOWN = (
    "有的名单没有“看过”的记录：概率按“看过之后”来评，展示过的岗位按所在位次折算看过的可能；"
    "名次（NDCG、MRR、召回）仍按展示过的来算"
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
    judged = {}
    for target, asked in logged_questions(index, cutoff).items():
        scores = score_questions(scored, asked, progress)
        weighed = asked.weighed(scores.model.p_apply)
        judged[target] = judge(scores.of(asked, target), weighed, index)
    return judged


def notes_on_log(index: MarketIndex) -> tuple[str, ...]:
    """Say in Chinese what a reader must know of how the log was read."""
    return () if apply_labels(index.log).examination is None else (LOOKS_UNKNOWN,)


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
    looks = _later(apply_labels(index.log), after)
    applications = _later(accept_labels(index.log), after)
    labels = {APPLY: looks, ACCEPT: applications}
    if applications.n_positive:
        labels = {MATCH: match_labels(looks, applications), **labels}
    return {
        target: _questions(each)
        for target, each in labels.items()
        if 0.0 < each.y.sum() < len(each)
    }


def match_labels(looks: Labels, applications: Labels) -> Labels:
    """Label looks by whether they led to a hire.

    Parameters
    ----------
    looks, applications : Labels
        `apply_labels` and `accept_labels` of one log, of the latter at least one.

    Returns
    -------
    Labels
        The looks; `y` is the mean of the applications' where the end of one is not known. Who
        applied has looked.
    """
    width = 1 + max(looks.vacancy_rows.max(initial=0), applications.vacancy_rows.max(initial=0))
    pairs = looks.seeker_rows * width + looks.vacancy_rows
    ended = applications.seeker_rows * width + applications.vacancy_rows
    hired = np.isin(pairs, ended[applications.y > 0])
    y = np.where(np.isin(pairs, ended), hired, applications.y.mean())
    applied, seen = looks.y > 0, looks.examination
    return replace(
        looks,
        y=np.where(applied, y, 0.0),
        examination=None if seen is None else np.where(applied, 1.0, seen),
    )


def _later(labels: Labels, after: int) -> Labels:
    """Take the rows after a day, a person's together and by day."""
    rows = np.flatnonzero(labels.days > after)
    rows = rows[np.lexsort((labels.days[rows], labels.seeker_rows[rows]))]
    return labels.take(rows)


def _questions(labels: Labels) -> Questions:
    return Questions(
        labels.seeker_rows,
        labels.vacancy_rows,
        labels.days,
        sizes_of_runs(labels.seeker_rows),
        labels.y,
        chosen=labels.chosen,
        examination=labels.examination,
    )
