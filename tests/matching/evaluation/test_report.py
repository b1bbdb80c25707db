"""The report as numbers."""

from __future__ import annotations

import json

import pytest

from matching.evaluation.report import EvaluationReport, over_markets
from models.resampling import Estimate
from tests.matching.evaluation.cases import BINS, GAPS, GROUPS, figures, judgement

POOR = {"random": figures(ndcg=0.1), "model": figures(ndcg=0.6, ece=0.001)}
RICH = {"model": figures(ndcg=0.7, ece=0.003)}
REPORT = EvaluationReport(
    {"seed 0": {"match": judgement(POOR)}, "seed 1": {"match": judgement(RICH)}},
    notes=("一条说明",),
)


def test_methods_are_in_the_order_of_the_table() -> None:
    """From the poorest method to the ceiling, whatever the order of the numbers."""
    assert REPORT.methods("match") == ["random", "model"]
    assert REPORT.targets() == ["match"]
    assert REPORT.judgements("apply") == []


def test_several_markets_give_mean_least_and_greatest() -> None:
    """A single market its interval; what no market has is None."""
    assert REPORT.figure("match", "random", "ndcg") == POOR["random"]["ndcg"]
    both = REPORT.figure("match", "model", "ndcg")
    assert both is not None
    assert (both.value, both.low, both.high) == pytest.approx((0.65, 0.6, 0.7))
    assert REPORT.figure("match", "random", "ece") is None
    assert over_markets([]) is None


def test_groups_are_joined_by_their_names() -> None:
    """Queries add up, figures are means; a group that no market judged stays unjudged."""
    men, women, town = REPORT.groups("match")
    (gap,) = REPORT.gaps("match")

    assert (men.queries, women.queries, town.queries) == (240, 160, 24)
    assert women.ndcg is not None
    assert women.ndcg.value == pytest.approx(0.4)
    assert (town.ndcg, town.mean_ratio) == (None, None)
    assert gap.ndcg == Estimate(-0.1, -0.1, -0.1)


def test_the_curve_is_over_all_markets() -> None:
    """Bin by bin."""
    assert [each.rows for each in REPORT.reliability("match")] == [1_000, 1_000]


def test_numbers_survive_a_file() -> None:
    """What the JSON says is what was measured, groups and bins too."""
    numbers = json.loads(json.dumps(REPORT.as_numbers()))

    first = numbers["markets"]["seed 0"]["match"]
    assert first["methods"]["model"]["ndcg"] == {"value": 0.6, "low": 0.5, "high": 0.7}
    assert first["groups"][0]["group"] == GROUPS[0].group
    assert first["groups"][2]["ndcg"] is None
    assert first["gaps"][0]["facet"] == GAPS[0].facet
    assert first["reliability"][1]["rate"]["value"] == BINS[1].rate.value
    assert (numbers["judge"], numbers["notes"]) == ("truth", ["一条说明"])
