"""The learning curve as a report: what a model is worth that learned from a share of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from matching.evaluation.measures import Figures
from matching.evaluation.questions import TARGET_NAMES, TARGETS
from matching.evaluation.report import Judge, over_markets
from matching.evaluation.text_table import BLANK, interval_cell, table, value_cell
from models.resampling import Estimate

SOURCE_WORDS: Final[Mapping[str, str]] = {"own": "记录", "blended": "两者", "prior": "先验"}
"""Who speaks for a side, in a word."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A model that learned from a share of the log.

    Parameters
    ----------
    share : float
        Share of the events, in [0, 1].
    events : int
        Events that training saw.
    samples, positives : mapping of side to int
        Labelled pairs, and those with a yes.
    sources : mapping of side to str
        Whether the log or the prior speaks (`Side.source`).
    figures : mapping of target to Figures
        What the model is worth.
    """

    share: float
    events: int
    samples: Mapping[str, int]
    positives: Mapping[str, int]
    sources: Mapping[str, str]
    figures: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class LearningCurve:
    """Points by market, by rising share.

    Parameters
    ----------
    markets : mapping of market name to sequence of CurvePoint
        One market or several.
    judge : {"truth", "log"}
        Whether the true probabilities were known, or what happened later.
    notes : tuple of str
        What a reader must know, in Chinese.
    """

    markets: Mapping[str, Sequence[CurvePoint]]
    judge: Judge
    notes: tuple[str, ...] = ()

    def as_numbers(self) -> dict[str, object]:
        """Give everything as plain numbers, for JSON; a figure is value, low and high."""
        return {
            "judge": self.judge,
            "markets": {
                name: [asdict(point) for point in points] for name, points in self.markets.items()
            },
            "notes": list(self.notes),
        }

    def at(self, share: float) -> list[CurvePoint]:
        """List the points of a share, market by market."""
        return [
            point for points in self.markets.values() for point in points if point.share == share
        ]

    def figure(self, share: float, target: str, name: str) -> Estimate | None:
        """Give a figure at a share: of one market with its interval, of several `over_markets`."""
        return over_markets([each.figures.get(target, {}).get(name) for each in self.at(share)])

    def lines(self) -> list[str]:
        """Lay the curve out as text, a table for each target."""
        points = [point for points in self.markets.values() for point in points]
        shares = sorted({point.share for point in points})
        present = {target for point in points for target in point.figures}
        spread = "最低和最高的市场" if len(self.markets) > 1 else "95% 区间（整个提问重抽）"
        lines = [
            f"学习曲线：{'、'.join(self.markets)}",
            f"按人抽取记录再训练，在同样的提问上评；方括号里是{spread}",
            "应聘、录用两栏是样本数：成了的／全部；依据是这一侧由谁说话",
        ]
        for target in TARGETS:
            if target in present:
                heading = ["记录", "条数", "应聘", "录用", "依据", "NDCG@10", "", "AUC"]
                rows = [self._cells(share, target) for share in shares]
                lines += ["", f"■ {TARGET_NAMES[target]}"]
                lines += table([[*heading, "ECE", "mean p", ""], *rows])
        return [*lines, "", *(f"※ {note}" for note in self.notes)]

    def _cells(self, share: float, target: str) -> list[str]:
        points = self.at(share)
        ndcg, ratio = (self.figure(share, target, name) for name in ("ndcg", "mean_ratio"))
        return [
            f"{share:.0%}",
            f"{np.mean([each.events for each in points]):,.0f}",
            *(_samples(points, side) for side in ("apply", "accept")),
            _sources(points),
            value_cell(ndcg),
            interval_cell(ndcg),
            value_cell(self.figure(share, target, "auc")),
            value_cell(self.figure(share, target, "ece"), 4),
            value_cell(ratio),
            interval_cell(ratio),
        ]


def _samples(points: Sequence[CurvePoint], side: str) -> str:
    """Say yes of how many, on average over markets."""
    yes, all_ = (
        np.mean([counts[side] for counts in column])
        for column in ([p.positives for p in points], [p.samples for p in points])
    )
    return f"{yes:,.0f} / {all_:,.0f}" if all_ else BLANK


def _sources(points: Sequence[CurvePoint]) -> str:
    sides = [
        {SOURCE_WORDS.get(point.sources[side], point.sources[side]) for point in points}
        for side in ("apply", "accept")
    ]
    words = ["或".join(sorted(words)) for words in sides]
    return words[0] if words[0] == words[1] else "＋".join(words)
