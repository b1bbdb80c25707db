"""Judging every method on one set of questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.columns import Kinds
from features.pair_features import FEATURE_NAMES
from matching.evaluation.judging import cold_queries, judge
from matching.evaluation.methods import BM25, MODEL
from matching.evaluation.questions import Questions
from matching.market_index import index_market
from tests.features.builders import make_event, make_seeker
from tests.matching.builders import EVENTS, make_market
from tests.matching.evaluation.cases import random_questions

DAY = date(2025, 3, 10)
QUESTIONS, FORECAST = random_questions(80, 12)
PEOPLE = tuple(make_seeker(f"P{number}", sex="女" if number % 2 else "男") for number in range(80))
INDEX = index_market(make_market(seekers=PEOPLE, interactions=()))
METHODS = {MODEL: FORECAST, BM25: np.random.default_rng(0).random(len(FORECAST))}


def test_every_method_has_its_order_and_the_model_its_probabilities() -> None:
    """And the model alone its groups, its gaps and its curve."""
    found = judge(METHODS, QUESTIONS, INDEX)

    assert (found.queries, found.ordered_queries, found.pairs) == (80, 80, 960)
    assert found.rate == pytest.approx(QUESTIONS.outcome.mean())
    assert {"ndcg", "mrr", "recall", "auc"} <= set(found.methods[BM25]) & set(found.model)
    assert {"ece", "log_loss_gain", "lift_over_bm25"} <= set(found.model)
    assert "ece" not in found.methods[BM25]
    assert found.model["lift_over_bm25"].low > 0.0
    assert sum(each.rows for each in found.reliability) == 960


def test_the_same_questions_are_always_judged_alike() -> None:
    """To the last digit of every interval."""
    assert judge(METHODS, QUESTIONS, INDEX) == judge(METHODS, QUESTIONS, INDEX)


def test_sex_is_audited_although_it_is_no_feature() -> None:
    """The report says how men and women fare; no model could have read it."""
    found = judge(METHODS, QUESTIONS, INDEX)

    by_sex = {each.group: each for each in found.groups if each.facet == "sex"}
    assert {group: each.queries for group, each in by_sex.items()} == {"男": 40, "女": 40}
    assert all(each.ndcg is not None and each.mean_ratio is not None for each in by_sex.values())
    assert [(each.facet, each.group) for each in found.gaps] == [("sex", "女")]
    assert [name for name in FEATURE_NAMES if "sex" in name or "gender" in name] == []


def test_cold_is_who_had_no_event_before_the_first_question() -> None:
    """S1 has looked on 6 March, S2 never; an event on the day itself makes nobody warm."""
    asked = Questions(
        np.array([0, 0, 1]), np.array([0, 1, 0]), np.full(3, DAY.toordinal()),
        np.array([2, 1]), np.array([0.1, 0.2, 0.3]),
    )  # fmt: skip
    today = make_event("S2", "V1", Kinds.VIEWED, DAY)

    for events in (EVENTS, (*EVENTS, today)):
        index = index_market(make_market(interactions=events))
        assert cold_queries(index, asked).tolist() == [False, True]
        later = replace(asked, days=asked.days + 1)
        assert cold_queries(index, later).tolist() == [False, today not in events]
