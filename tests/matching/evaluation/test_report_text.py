"""The report as a person reads it."""

from __future__ import annotations

import pytest

from matching.evaluation.groups import GroupFigures
from matching.evaluation.judging import Judgement
from matching.evaluation.methods import METHOD_NAMES, METHODS
from matching.evaluation.report import EvaluationReport
from matching.evaluation.report_text import COUNTIES_SHOWN, HEADLINES, report_lines
from matching.evaluation.text_table import display_width
from models.resampling import Estimate
from tests.matching.evaluation.cases import figures, judgement

WHOLE = {name: 0.1234 for name, *_ in HEADLINES} | {"ndcg_cold": 0.5, "ndcg_warm": 0.5}
METHOD_FIGURES = {method: figures(**WHOLE) for method in METHODS}
ALL = judgement(METHOD_FIGURES)
SIDE = judgement({"model": figures(**WHOLE)})
ONE = EvaluationReport({"河源": {"match": ALL, "apply": SIDE, "accept": SIDE}}, notes=("说明",))
TWO = EvaluationReport({"seed 0": {"match": ALL}, "seed 1": {"match": ALL}})
LOG = EvaluationReport({"河源": {"match": SIDE, "apply": SIDE, "accept": SIDE}}, "log")


@pytest.mark.parametrize("report", [ONE, TWO, LOG])
def test_every_line_fits_a_terminal(report: EvaluationReport) -> None:
    """At most 100 columns, a Chinese character counting two; nothing trails."""
    lines = report_lines(report)

    assert max(map(display_width, lines)) <= 100
    assert [line for line in lines if line != line.rstrip()] == []


def test_one_market_shows_figures_with_their_intervals() -> None:
    """Every headline has its value, its interval and how to read it; every method a row."""
    text = "\n".join(report_lines(ONE))

    for _, title, digits, meaning in HEADLINES:
        (line,) = [each for each in text.split("\n") if meaning in each and title in each]
        assert f"{0.1234:.{digits}f}" in line
    assert "[0.023, 0.223]" in text
    assert all(f"  {name} " in text for name in METHOD_NAMES.values())
    assert "95% 区间" in text
    assert "※ 说明" in text
    assert "逐个市场" not in text


def test_several_markets_have_a_row_each() -> None:
    """Mean and spread on top, then one by one with the ceiling and the rules beside."""
    lines = report_lines(TWO)

    start = next(number for number, line in enumerate(lines) if "逐个市场" in line)
    assert [line.split()[:2] for line in lines[start + 2 : start + 4]] == [
        ["seed", "0"],
        ["seed", "1"],
    ]
    assert "最低和最高" in "\n".join(lines)


def test_a_log_is_judged_target_by_target() -> None:
    """No ceiling, no floor: they are not known."""
    text = "\n".join(report_lines(LOG))

    assert text.count("■ 模型：") == 3
    assert "真值" not in text
    assert "训练截止之后" in text


def test_groups_and_gaps_are_shown_and_small_ones_only_counted() -> None:
    """Sex says what it is for; a gap carries its sign."""
    lines = report_lines(ONE)

    (men,) = [line for line in lines if "性别" in line and "男" in line]
    (town,) = [line for line in lines if "源城区" in line]
    (gap,) = [line for line in lines if "与其余人之差" in line]
    assert "0.500" in men
    assert town.split() == ["所在县区", "源城区", "12", "—", "—"]
    assert "-0.100" in gap
    assert "+0.100" in gap
    assert any("性别只用于公平性核查" in line for line in lines)


def test_many_counties_do_not_fill_the_screen() -> None:
    """A dozen are shown; all are in the numbers."""
    counties = tuple(GroupFigures("county", f"第{n}县", 40, None, None) for n in range(20))
    base = ALL
    many = Judgement(
        base.queries, base.ordered_queries, base.pairs, base.rate, base.methods, counties, (),
        base.reliability,
    )  # fmt: skip

    lines = report_lines(EvaluationReport({"省": {"match": many}}))

    assert sum("县 " in line and "第" in line for line in lines) == COUNTIES_SHOWN


def test_an_empty_report_says_why() -> None:
    """Nothing measured: the note alone."""
    lines = report_lines(EvaluationReport({}, "log", ("没有新记录",)))

    assert lines == ["人岗匹配评测报告", "", "没有新记录"]


def test_what_is_not_defined_has_no_row() -> None:
    """A log of lists too short for recall shows none."""
    bare = judgement({"model": {"auc": Estimate(0.7, 0.6, 0.8)}})

    text = "\n".join(report_lines(EvaluationReport({"x": {"apply": bare}}, "log")))

    assert "0.700" in text
    assert "前十个" not in text
