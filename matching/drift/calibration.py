"""Whether newer outcomes come as often as was promised: in all, by county, by kind of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from matching.drift.lights import Light, ratio_light, worst
from matching.drift.report import Finding
from matching.labels import Labels
from models.drift import ratio_interval

FEWEST_OUTCOMES: Final = 20
"""Outcomes that happened or were promised, below which a ratio says nothing."""
CONFIDENCE: Final = 0.95
CONFIDENCE_OF_GROUPS: Final = 0.99
"""Of many groups, one in twenty would be off by chance at the usual confidence."""
SHOWN_GROUPS: Final = 5

SIDE_NAMES: Final = {"apply": "看过后应聘", "accept": "应聘后录用"}


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Newer labelled pairs of one side.

    Parameters
    ----------
    side : {"apply", "accept"}
        The side.
    labels : Labels
        The pairs.
    p : ndarray of float64, shape (n,)
        What the model says of them.
    """

    side: str
    labels: Labels
    p: Floats

    def finding(self, marked: NDArray[np.bool_], name: str, confidence: float) -> Finding:
        """Compare promised and actual outcomes over some of the rows.

        Parameters
        ----------
        marked : ndarray of bool, shape (n,)
            Which rows.
        name : str
            What they are called.
        confidence : float
            Of the interval, in (0, 1).
        """
        looks = self.labels.looked(self.p)[marked]
        promised = float((looks * self.p[marked]).sum())
        happened = float(self.labels.y[marked].sum())
        total = float(looks.sum())
        if max(promised, happened) < FEWEST_OUTCOMES:
            return Finding(Light.UNKNOWN, f"{name}：新结果只有 {happened:.0f} 个，暂不比较")
        ratio = promised / happened if happened else float("inf")
        low, high = ratio_interval(promised, happened, confidence=confidence)
        return Finding(
            ratio_light(ratio, low, high),
            f"{name}：预测平均 {promised / total:.3f}，实际 {happened / total:.3f}，"
            f"预测与实际之比 {ratio:.2f}（{low:.2f} 到 {high:.2f}）",
        )


def overall_finding(judged: Judged, mean_at_training: float) -> Finding:
    """Compare a whole side, and say what its mean was when it was trained.

    Parameters
    ----------
    judged : Judged
        The newer pairs.
    mean_at_training : float
        Mean probability over the pairs of training; NaN where there was none.
    """
    everybody = np.ones(len(judged.labels), dtype=np.bool_)
    found = judged.finding(everybody, SIDE_NAMES[judged.side], CONFIDENCE)
    if np.isnan(mean_at_training):
        return found
    return Finding(found.light, f"{found.text}；训练时平均 {mean_at_training:.3f}")


def group_findings(
    judged: Judged, what: str, groups: Floats, names: Mapping[int, str]
) -> list[Finding]:
    """Compare each group that has enough outcomes; those that are off are told, worst first.

    Parameters
    ----------
    judged : Judged
        The newer pairs.
    what : str
        What the groups are.
    groups : ndarray of float64, shape (n,)
        Number of the group of each pair, NaN where not known.
    names : mapping of int to str
        Names of the groups; others are left out.

    Returns
    -------
    list of Finding
        A summary, then at most five groups; empty where no group has enough.
    """
    found = [
        judged.finding(groups == number, f"　{name}", CONFIDENCE_OF_GROUPS)
        for number, name in names.items()
    ]
    enough = [one for one in found if one.light is not Light.UNKNOWN]
    if not enough:
        return []
    off = [one for one in enough if one.light is not Light.STABLE]
    off.sort(key=lambda one: one.light is not Light.RETRAIN)
    summary = (
        f"{SIDE_NAMES[judged.side]}，分{what}：可比较 {len(enough)} 组，其中 {len(off)} 组偏离"
    )
    return [Finding(worst([one.light for one in enough]), summary), *off[:SHOWN_GROUPS]]
