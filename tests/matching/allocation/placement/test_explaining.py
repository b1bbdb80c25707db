"""Why here, and why not there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.placement.batch import Batch, Limit, Plan
from matching.allocation.placement.clock import Clock
from matching.allocation.placement.explaining import Explainer
from matching.allocation.placement.search import search
from tests.matching.allocation.placement.builders import make_batch
from tests.matching.allocation.placement.cases import random_prepared


def _explainer(batch: Batch, chosen: list[int]) -> Explainer:
    ids = [f"V{j}" for j in range(batch.arcs.n_vacancies)]
    return Explainer(batch, Plan(np.array(chosen, dtype=np.int64)), ids)


def test_the_likeliest_post_needs_no_excuse_and_a_full_one_is_named() -> None:
    """One place, which the other has."""
    explainer = _explainer(make_batch([[0.9, 0.5], [0.8, 0.1]], [1, 1]), [1, 2])

    assert (
        explainer.reason(0)
        == "岗位 V0（90%）把握更大，没有安排：名额已由其他人用满，全批合计把握更大"
    )
    assert explainer.reason(1) == "这是本人把握最大的岗位"


def test_who_is_left_is_told_why() -> None:
    """Nothing at all, or the best post is full; a post without places is not held out."""
    batch = make_batch([[0.9, -1, 0.95], [0.8, -1, -1], [-1, -1, 0.9]], [1, 1, 0])
    explainer = _explainer(batch, [0])

    assert "V0（80%）" in explainer.reason_unplaced(1)
    assert "名额已由其他人用满" in explainer.reason_unplaced(1)
    assert explainer.reason_unplaced(2) == "本批没有依法可以推荐、又有名额的岗位"
    assert explainer.reason(0) == "这是本人把握最大的岗位"


def test_batches_too_small_and_batches_that_would_break() -> None:
    """Too few for the better post; or where they are needs them."""
    few = make_batch([[0.9, 0.5], [-1, 0.4]], [2, 2], packs=[(0, [0, 1], 2)])
    needed = make_batch([[0.9, 0.5], [-1, 0.4]], [2, 2], packs=[(1, [0, 1], 2)])

    assert "不足起送人数" in _explainer(few, [1, 2]).reason(0)
    assert "离开现在的岗位" in _explainer(needed, [1, 2]).reason(0)


def test_households() -> None:
    """The mate cannot go there; or together the other is better."""
    apart = make_batch([[0.9, 0.5], [-1, 0.4]], [2, 2], households=[[0, 1]])
    less = make_batch([[0.9, 0.5], [0.1, 0.8]], [2, 2], households=[[0, 1]])

    assert "同户的人不能一起去" in _explainer(apart, [1, 2]).reason(0)
    assert "同户的人一起算" in _explainer(less, [1, 3]).reason(0)


def test_what_counsellors_fixed_is_said_so() -> None:
    """Of the person, not of the rules."""
    batch = make_batch([[0.9, 0.5]], [1, 1], fixed=[(0, 1)])

    assert _explainer(batch, [1]).reason(0) == "由工作人员指定"


@pytest.mark.parametrize(
    ("kind", "ceiling", "words"),
    [
        ("carer", 0.0, "只能在本县就业"),
        ("carer", 1.0, "都去外县"),
        ("bus", 0.0, "没有安排班车座位"),
        ("bus", 1.0, "班车座位已满"),
        ("seats", 1.0, "同一来源地去那里的人数已到上限"),
        ("ceiling", 1.0, "推荐人数已到上限"),
    ],
)
def test_each_ceiling_has_its_words(kind: str, ceiling: float, words: str) -> None:
    """The first person is kept from vacancy 0 by the rule alone."""
    batch = make_batch([[0.9, 0.5], [0.8, 0.1]], [2, 2])
    limit = Limit(kind, np.array([0, 2]), np.ones(2), ceiling)  # type: ignore[arg-type]
    chosen = [1, 2] if ceiling else [1]
    explainer = _explainer(replace(batch, limits=(*batch.limits, limit)), chosen)

    assert words in explainer.reason(0)


@given(st.integers(0, 10**6))
def test_everybody_gets_a_reason_and_the_plan_stays_as_it_is(seed: int) -> None:
    """Over random batches: trying leaves no trace."""
    ready = random_prepared(seed, 10, 4)
    plan = search(ready.batch, ready.start, 0.0, Clock(60)).plan
    explainer = _explainer(ready.batch, plan.chosen.tolist())
    placed = set(ready.batch.arcs.seekers[plan.chosen].tolist())

    said = [
        explainer.reason(i) if i in placed else explainer.reason_unplaced(i)
        for i in range(ready.batch.arcs.n_seekers)
    ]

    again = [
        explainer.reason(i) if i in placed else explainer.reason_unplaced(i)
        for i in range(ready.batch.arcs.n_seekers)
    ]
    assert all(said)
    assert said == again
