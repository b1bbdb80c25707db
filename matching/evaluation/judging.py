"""Judging every method on one set of questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from matching.evaluation.facets import groups_of
from matching.evaluation.groups import GroupFigures, judge_groups
from matching.evaluation.measures import (
    Figures,
    compared_figures,
    ndcg_figures,
    ndcg_of_queries,
    order_figures,
    probability_figures,
)
from matching.evaluation.methods import MODEL
from matching.evaluation.questions import Questions
from matching.evaluation.reliability import ReliabilityBin, reliability_bins
from matching.market_index import MarketIndex
from models.resampling import draw_resamples

SEED: Final = 0
"""Of the resamples: the same questions are always resampled alike."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found about one target on one market.

    Parameters
    ----------
    queries, ordered_queries, pairs : int
        Number of queries, of those among them whose pairs differ, and of pairs.
    rate : float
        Mean of the truth, or share of pairs that came off, each as much as it counts.
    methods : mapping of method to Figures
        `METHODS`, as far as they were asked.
    groups, gaps : tuple of GroupFigures
        The model by group of people.
    reliability : tuple of ReliabilityBin
        The model's reliability curve.
    """

    queries: int
    ordered_queries: int
    pairs: int
    rate: float
    methods: Mapping[str, Figures]
    groups: tuple[GroupFigures, ...]
    gaps: tuple[GroupFigures, ...]
    reliability: tuple[ReliabilityBin, ...]

    @property
    def model(self) -> Figures:
        """Figures of the model."""
        return self.methods[MODEL]


def judge(scores: Mapping[str, Floats], questions: Questions, index: MarketIndex) -> Judgement:
    """Judge the scores of every method.

    Parameters
    ----------
    scores : mapping of method to ndarray of float64, shape (n,)
        Higher is better; those of `MODEL`, which must be among them, are probabilities.
    questions : Questions
        The pairs, at least one.
    index : MarketIndex
        The market, which knows the people and who was new.

    Returns
    -------
    Judgement
    """
    drawn = draw_resamples(len(questions.group), rng=np.random.default_rng(SEED))
    is_cold = cold_queries(index, questions)
    ndcg = {method: ndcg_of_queries(values, questions) for method, values in scores.items()}
    methods = {
        method: {
            **ndcg_figures(ndcg[method], is_cold, drawn),
            **order_figures(values, questions, drawn),
        }
        for method, values in scores.items()
    }
    p = scores[MODEL]
    methods[MODEL] |= compared_figures(ndcg, drawn) | probability_figures(p, questions, drawn)
    starts = questions.starts
    facets = groups_of(index.market, questions.seeker_rows[starts], questions.days[starts])
    groups, gaps = judge_groups(p, ndcg[MODEL], questions, facets, drawn)
    return Judgement(
        len(questions.group),
        int(questions.can_be_ordered.sum()),
        len(questions),
        float(np.average(questions.outcome, weights=questions.weights)),
        methods,
        groups,
        gaps,
        reliability_bins(p, questions, drawn),
    )


def cold_queries(index: MarketIndex, questions: Questions) -> NDArray[np.bool_]:
    """Mark the queries of people without any event before their first question.

    Parameters
    ----------
    index : MarketIndex
        The market and its log.
    questions : Questions
        The pairs.

    Returns
    -------
    ndarray of bool, shape (n_queries,)
    """
    first = np.full(len(index.market.seekers), np.iinfo(np.int64).max)
    np.minimum.at(first, index.log.seeker_rows, index.log.days)
    starts = questions.starts
    cold: NDArray[np.bool_] = first[questions.seeker_rows[starts]] >= questions.days[starts]
    return cold
