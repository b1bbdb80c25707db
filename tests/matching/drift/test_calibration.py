"""Promises and outcomes: in all and by group, and silence where there are too few."""

from __future__ import annotations

import math

import numpy as np

from features.columnar import Floats
from matching.drift.calibration import Judged, group_findings, overall_finding
from matching.drift.lights import Light
from matching.labels import Labels


def judged(p: float, y: Floats, examination: float | None = None) -> Judged:
    """Promise every pair the same."""
    rows, chosen = np.zeros(len(y), dtype=np.int64), np.zeros(len(y))
    looked = None if examination is None else np.full(len(y), examination)
    return Judged("apply", Labels(rows, rows, rows, y, chosen, looked), np.full(len(y), p))


def outcomes(n: int, n_yes: int) -> Floats:
    """So many yeses first."""
    return (np.arange(n) < n_yes).astype(float)


def test_a_promise_that_is_kept_is_stable_and_names_both_means() -> None:
    """One in ten promised, one in ten came."""
    found = overall_finding(judged(0.1, outcomes(1_000, 100)), 0.12)

    assert found.light is Light.STABLE
    assert "预测平均 0.100，实际 0.100，预测与实际之比 1.00" in found.text
    assert "训练时平均 0.120" in found.text


def test_a_promise_of_twice_as_many_asks_for_training() -> None:
    """Beyond what chance explains."""
    found = overall_finding(judged(0.2, outcomes(1_000, 100)), math.nan)

    assert found.light is Light.RETRAIN
    assert "训练时" not in found.text


def test_rows_that_nobody_may_have_looked_at_are_weighed() -> None:
    """Half looked: of 1,000 shown rows at p = 0.2, a hundred apply, and nothing has drifted."""
    y = outcomes(1_000, 100)

    assert overall_finding(judged(0.2, y, examination=0.5), math.nan).light is Light.STABLE


def test_few_outcomes_say_nothing() -> None:
    """Neither promised nor happened twenty times."""
    found = overall_finding(judged(0.1, outcomes(100, 19)), 0.1)

    assert found.light is Light.UNKNOWN


def test_groups_that_are_off_are_named_worst_first() -> None:
    """Three counties: one kept, one off, one far off; one too small; one without a name."""
    y = np.concatenate([outcomes(1_000, yes) for yes in (200, 150, 60)] + [outcomes(20, 20)])
    groups = np.repeat([1.0, 2.0, 3.0, np.nan], [1_000, 1_000, 1_000, 20])
    names = {1: "甲县", 2: "乙县", 3: "丙县", 4: "丁县"}

    summary, *off = group_findings(judged(0.2, y), "县区", groups, names)

    assert "可比较 3 组，其中 2 组偏离" in summary.text
    assert summary.light is Light.RETRAIN
    assert [one.text.strip("　")[:2] for one in off] == ["丙县", "乙县"]


def test_no_group_with_enough_outcomes_is_not_mentioned() -> None:
    """A table of empty lines helps nobody."""
    assert group_findings(judged(0.1, outcomes(50, 5)), "县区", np.ones(50), {1: "甲县"}) == []
