"""Quality by group of people."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from matching.evaluation.facets import UNKNOWN, WOMEN
from matching.evaluation.groups import FEWEST, judge_groups
from matching.evaluation.measures import ndcg_of_queries
from tests.matching.evaluation.cases import drawn, random_questions

QUESTIONS, FORECAST = random_questions(200, 12)
NDCG = ndcg_of_queries(FORECAST, QUESTIONS)


def facets(women: int, blanks: int = 0) -> dict[str, NDArray[np.str_]]:
    """Call the first queries women's, the last nobody's, all others men's."""
    sex = np.full(200, "男", dtype="<U10")
    sex[:women], sex[200 - blanks :] = WOMEN, UNKNOWN
    return {facet: sex if facet == "sex" else np.full(200, UNKNOWN, dtype="<U10")
            for facet in ("sex", "age", "care_duty")}  # fmt: skip


def test_each_group_has_its_own_mean_and_ratio() -> None:
    """As computed on its queries alone."""
    groups, _ = judge_groups(FORECAST, NDCG, QUESTIONS, facets(80), drawn(200))

    women = next(each for each in groups if each.group == WOMEN)
    rows = QUESTIONS.queries < 80
    assert women.queries == 80
    assert women.ndcg is not None
    assert women.mean_ratio is not None
    assert women.ndcg.value == pytest.approx(NDCG[:80].mean())
    expected = FORECAST[rows].sum() / QUESTIONS.outcome[rows].sum()
    assert women.mean_ratio.value == pytest.approx(expected)
    assert women.ndcg.low < women.ndcg.value < women.ndcg.high
    assert [each.group for each in groups if each.facet == "sex"] == ["男", WOMEN]


def test_a_gap_is_the_group_less_those_known_to_be_of_another() -> None:
    """Blanks are on neither side."""
    _, gaps = judge_groups(FORECAST, NDCG, QUESTIONS, facets(80, blanks=50), drawn(200))

    (gap,) = gaps
    assert (gap.facet, gap.group, gap.queries) == ("sex", WOMEN, 80)
    assert gap.ndcg is not None
    assert gap.ndcg.value == pytest.approx(NDCG[:80].mean() - NDCG[80:150].mean())
    assert gap.ndcg.low < gap.ndcg.value < gap.ndcg.high


def test_a_disadvantage_of_a_group_is_found_and_chance_is_not() -> None:
    """Women's lists in a random order: the gap's whole interval lies below zero."""
    spoiled = FORECAST.copy()
    rows = QUESTIONS.queries < 100
    spoiled[rows] = np.random.default_rng(0).permutation(spoiled[rows])

    def gap(p: NDArray[np.float64]) -> tuple[float, float]:
        ndcg = ndcg_of_queries(p, QUESTIONS)
        _, (found,) = judge_groups(p, ndcg, QUESTIONS, facets(100), drawn(200))
        assert found.ndcg is not None
        return found.ndcg.low, found.ndcg.high

    assert gap(spoiled)[1] < 0.0
    low, high = gap(FORECAST)
    assert low < 0.0 < high


def test_small_groups_are_counted_and_not_judged() -> None:
    """Below thirty queries a mean says nothing; nor does a gap to them."""
    groups, gaps = judge_groups(FORECAST, NDCG, QUESTIONS, facets(FEWEST - 1), drawn(200))

    women = next(each for each in groups if each.group == WOMEN)
    assert (women.queries, women.ndcg, women.mean_ratio) == (FEWEST - 1, None, None)
    assert [(each.ndcg, each.mean_ratio) for each in gaps] == [(None, None)]


def test_queries_without_an_order_count_for_calibration_alone() -> None:
    """A group of single pairs has a ratio and no NDCG."""
    ndcg = NDCG.copy()
    ndcg[:80] = np.nan

    groups, (gap,) = judge_groups(FORECAST, ndcg, QUESTIONS, facets(80), drawn(200))

    women = next(each for each in groups if each.group == WOMEN)
    assert women.ndcg is None
    assert women.mean_ratio is not None
    assert gap.ndcg is None
    assert gap.mean_ratio is not None
