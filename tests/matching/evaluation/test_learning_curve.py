"""The learning curve as a report."""

from __future__ import annotations

import json

import pytest

from matching.evaluation.learning_curve import CurvePoint, LearningCurve
from matching.evaluation.text_table import display_width
from models.resampling import Estimate
from tests.matching.evaluation.cases import figures


def point(share: float, ndcg: float, source: str = "own") -> CurvePoint:
    """Make a point of a log of ten thousand events."""
    return CurvePoint(
        share,
        round(10_000 * share),
        {"apply": round(1_000 * share), "accept": round(100 * share)},
        {"apply": round(100 * share), "accept": round(30 * share)},
        {"apply": source, "accept": "own" if share == 1.0 else "prior"},
        {"match": figures(ndcg=ndcg, auc=0.7, ece=0.002, mean_ratio=1.1)},
    )


ONE = LearningCurve({"河源": (point(0.0, 0.4, "prior"), point(1.0, 0.5))}, "truth", ("说明",))
TWO = LearningCurve({"a": (point(1.0, 0.5),), "b": (point(1.0, 0.7),)}, "truth")


def test_points_are_read_share_by_share() -> None:
    """One market keeps its interval, several give mean, least and greatest."""
    assert [each.share for each in ONE.at(1.0)] == [1.0]
    assert ONE.figure(1.0, "match", "ndcg") == Estimate(0.5, 0.4, 0.6)
    both = TWO.figure(1.0, "match", "ndcg")
    assert both is not None
    assert (both.value, both.low, both.high) == pytest.approx((0.6, 0.5, 0.7))
    assert ONE.figure(0.5, "match", "ndcg") is None


def test_the_table_says_how_much_was_learned_from_and_who_speaks() -> None:
    """Nothing: no sample, the prior. Everything: counts, the log. All on one screen."""
    lines = ONE.lines()

    nothing, everything = (line.split() for line in lines if line.startswith("  ") and "%" in line)
    assert nothing[:6] == ["0%", "0", "—", "—", "先验", "0.400"]
    assert everything[:8] == ["100%", "10,000", "100", "/", "1,000", "30", "/", "100"]
    assert everything[8:10] == ["记录", "0.500"]
    assert lines[-1] == "※ 说明"
    assert max(map(display_width, lines)) <= 110
    assert "最低和最高" in "\n".join(TWO.lines())


def test_sides_that_differ_are_both_named() -> None:
    """The person's side first."""
    mixed = LearningCurve({"a": (point(0.05, 0.3),)}, "log")

    assert any("记录＋先验" in line for line in mixed.lines())


def test_numbers_survive_a_file() -> None:
    """Every point with its figures."""
    numbers = json.loads(json.dumps(ONE.as_numbers()))

    first, last = numbers["markets"]["河源"]
    assert (first["share"], last["events"]) == (0.0, 10_000)
    assert last["figures"]["match"]["ndcg"]["value"] == 0.5
    assert (numbers["judge"], numbers["notes"]) == ("truth", ["说明"])
