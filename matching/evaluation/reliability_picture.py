"""The reliability curve as a picture: what was said against what was true, on two log scales.

Most pairs have a chance well below one in a hundred, and the bins would lie on top of each
other in a corner of a plain scale.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from matching.evaluation.methods import MODEL
from matching.evaluation.questions import TARGET_NAMES
from matching.evaluation.reliability import ReliabilityBin
from matching.evaluation.report import EvaluationReport
from matching.evaluation.text_table import interval_cell, value_cell

TEMPLATES: Final = Path(__file__).parent / "templates"
MARKS: Final = (*(step * 10.0**power for power in range(-9, 0) for step in (1, 2, 5)), 1.0)
"""Where a scale may begin, end and carry a line."""
FIGURES: Final = (("ece", "平均相差 ECE", 4), ("mean_ratio", "说的 ÷ 真的", 3), ("auc", "AUC", 3))
NAMES_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Box:
    """The plot's edges in the picture, and the ends of both its scales.

    Parameters
    ----------
    lowest, highest : float
        Of `MARKS`.
    """

    lowest: float
    highest: float
    left: float = 110.0
    right: float = 590.0
    top: float = 122.0
    bottom: float = 562.0

    def x(self, p: float) -> float:
        """Place a probability from left to right."""
        return round(self.left + (self.right - self.left) * self._share(p), 2)

    def y(self, p: float) -> float:
        """Place a probability from the bottom to the top."""
        return round(self.bottom - (self.bottom - self.top) * self._share(p), 2)

    def _share(self, p: float) -> float:
        if p <= 0.0:
            return 0.0
        share = math.log(p / self.lowest) / math.log(self.highest / self.lowest)
        return min(max(share, 0.0), 1.0)


def draw_reliability(report: EvaluationReport, target: str) -> str:
    """Draw the model's reliability curve.

    Parameters
    ----------
    report : EvaluationReport
        What was found.
    target : str
        One of its targets.

    Returns
    -------
    str
        An SVG picture.
    """
    bins = report.reliability(target)
    box = box_around(bins)
    figures = [(title, report.figure(target, MODEL, name), d) for name, title, d in FIGURES]
    is_truth = report.judge == "truth"
    pairs = sum(each.rows for each in bins)
    title = f"说的概率可信吗：{TARGET_NAMES[target]}"
    return _template().render(
        title=title,
        subtitle=f"{_names(report)}；{pairs:,} 对人岗，按概率从低到高分成 {len(bins)} 箱",
        summary=f"{len(bins)} 箱人岗，模型说的平均概率与{'真实概率' if is_truth else '实际比例'}",
        bars="95% 区间" if len(report.markets) == 1 else "最低到最高的市场",
        happened="真实概率的平均" if is_truth else "实际成了的比例",
        happened_short="真的" if is_truth else "实际",
        box=box,
        ticks=_ticks(box),
        dots=[_dot(box, each) for each in bins],
        has_zero=any(each.rate.value <= 0.0 for each in bins),
        figures=[
            (name, f"{value_cell(each, digits)} {interval_cell(each, digits)}")
            for name, each, digits in figures
        ],
    )


def box_around(bins: Sequence[ReliabilityBin]) -> Box:
    """Choose the shortest scale that holds every bin, and at least a whole decade.

    Parameters
    ----------
    bins : sequence of ReliabilityBin
        At least one.

    Returns
    -------
    Box
    """
    values = [value for each in bins for value in (each.mean_p, each.rate.value) if value > 0.0]
    most = max([*values, 10.0 * MARKS[0]]) if values else 1.0
    highest = next(mark for mark in MARKS if mark >= most * (1.0 - 1e-9) or mark == 1.0)
    least = min([*values, highest / 10.0]) * (1.0 + 1e-9)
    return Box(max([MARKS[0], *(mark for mark in MARKS if mark <= least)]), highest)


def say_percent(p: float) -> str:
    """Write a probability in percent with two telling digits.

    Parameters
    ----------
    p : float
        In [0, 1].

    Returns
    -------
    str

    Examples
    --------
    >>> say_percent(0.234), say_percent(0.0123), say_percent(0.00005), say_percent(0.0)
    ('23.4%', '1.23%', '0.005%', '0')
    """
    if p <= 0.0:
        return "0"
    digits = max(1, 1 - math.floor(math.log10(100.0 * p)) + (p < 0.1))
    text = f"{100.0 * p:.{digits}f}"
    return f"{text.rstrip('0').rstrip('.') if p < 0.001 else text}%"


def _ticks(box: Box) -> list[dict[str, object]]:
    shown = [mark for mark in MARKS if box.lowest <= mark <= box.highest]
    # Where there is room every line has its number, else those of the decades alone.
    return [
        {
            "x": box.x(mark),
            "y": box.y(mark),
            "label": f"{100 * mark:g}%" if len(shown) <= 9 or _is_decade(mark) else "",
        }
        for mark in shown
    ]


def _is_decade(mark: float) -> bool:
    return math.isclose(math.log10(mark), round(math.log10(mark)))


def _dot(box: Box, each: ReliabilityBin) -> dict[str, object]:
    rate = each.rate
    return {
        "x": box.x(each.mean_p),
        "y": box.y(rate.value),
        "low": box.y(rate.low),
        "high": box.y(rate.high),
        "is_zero": rate.value <= 0.0,
        "said": say_percent(each.mean_p),
        "came": say_percent(rate.value),
        "rows": f"{each.rows:,}",
    }


def _names(report: EvaluationReport) -> str:
    names = list(report.markets)
    more = f"等 {len(names)} 个市场" if len(names) > NAMES_SHOWN else ""
    return "、".join(names[:NAMES_SHOWN]) + more


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("reliability.svg")
