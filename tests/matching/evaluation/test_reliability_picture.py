"""The reliability curve as a picture."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from matching.evaluation.reliability import ReliabilityBin
from matching.evaluation.reliability_picture import MARKS, box_around, draw_reliability, say_percent
from matching.evaluation.report import EvaluationReport
from models.resampling import Estimate
from tests.matching.evaluation.cases import BINS, figures, judgement

MODEL = {"model": figures(ece=0.1, mean_ratio=1.2, auc=0.7)}
REPORT = EvaluationReport({"河源 & 龙川": {"match": judgement(MODEL)}})
SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture: str) -> ET.Element:
    """Read a picture as XML, or fail."""
    return ET.fromstring(picture)  # noqa: S314  # our own


def test_it_is_one_well_formed_picture_with_a_dot_a_bin() -> None:
    """Names are escaped, Chinese is there, the numbers stand beside."""
    picture = draw_reliability(REPORT, "match")

    root = parsed(picture)
    assert root.tag == f"{SVG}svg"
    assert len(root.findall(f"{SVG}circle")) == len(BINS)
    text = "".join(root.itertext())
    for words in ("河源 & 龙川", "双方都愿意", "0.400%", "9.00%", "500", "1.200 [1.100, 1.300]"):
        assert words in text
    assert "空心点" not in text


def test_a_kept_promise_lies_on_the_diagonal() -> None:
    """Below it too much was said, above it too little; on a screen y grows downwards."""
    box = box_around(BINS)

    def height(p: float) -> float:
        return (box.bottom - box.y(p)) / (box.bottom - box.top)

    def along(p: float) -> float:
        return (box.x(p) - box.left) / (box.right - box.left)

    assert height(0.02) == pytest.approx(along(0.02), abs=1e-3)
    assert box.lowest <= 0.003
    assert box.highest >= 0.09
    assert height(0.003) < along(0.004)
    assert height(0.09) > along(0.08)


@pytest.mark.parametrize("p", [1e-12, 3e-6, 0.004, 0.2, 0.99, 1.0])
def test_every_bin_lies_inside_the_box(p: float) -> None:
    """Even one alone, and whatever the power of ten; at least a decade is shown."""
    box = box_around([ReliabilityBin(1, p, Estimate(p, 0.0, 1.0))])

    assert {box.lowest, box.highest} <= set(MARKS)
    assert box.highest / box.lowest >= 10.0 - 1e-9
    assert box.left <= box.x(p) <= box.right
    assert box.top <= box.y(1.0) <= box.y(p) <= box.y(0.0) == box.bottom


def test_a_bin_in_which_nothing_came_off_is_hollow_and_explained() -> None:
    """Zero has no place on a log scale: it lies on the lower edge."""
    bins = (ReliabilityBin(10, 0.0, Estimate(0.0, 0.0, 0.0)), *BINS)
    report = EvaluationReport({"a": {"match": judgement(MODEL, bins)}}, "log")

    picture = draw_reliability(report, "match")

    assert "空心点" in picture
    assert re.search(r'cy="562.0" r="4.5" fill="#fff"', picture)
    assert "实际成了的比例" in picture
    only = EvaluationReport({"a": {"match": judgement(MODEL, bins[:1])}}, "log")
    assert len(parsed(draw_reliability(only, "match")).findall(f"{SVG}circle")) == 1


def test_bars_of_several_markets_say_so() -> None:
    """From the lowest market to the highest, not an interval."""
    many = {f"seed {seed}": {"match": judgement(MODEL)} for seed in range(9)}

    picture = draw_reliability(EvaluationReport(many), "match")

    assert "最低到最高的市场" in picture
    assert "等 9 个市场" in picture


@pytest.mark.parametrize(
    ("p", "words"),
    [(1.0, "100.0%"), (0.5, "50.0%"), (0.0999, "9.99%"), (0.001, "0.100%"), (2e-6, "0.0002%")],
)
def test_percents_keep_two_telling_digits(p: float, words: str) -> None:
    """However small."""
    assert say_percent(p) == words
