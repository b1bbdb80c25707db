"""The table that a person reads."""

from __future__ import annotations

from matching.drift.lights import Light
from matching.drift.report import ADVICE, DriftReport, Finding


def test_lights_stand_in_front_in_one_column_and_the_worst_concludes() -> None:
    """Five full-width characters, whatever the light."""
    findings = tuple(Finding(light, f"第{i}项") for i, light in enumerate(Light))
    report = DriftReport("与训练时相比：", findings)

    first, *rows, last = report.lines()

    assert first == "与训练时相比："
    assert {row.index("第") for row in rows} == {6}
    assert [row[:2] for row in rows] == ["记录", "稳定", "留意", "请重"]
    assert last == f"总的结论：{ADVICE[Light.RETRAIN]}"


def test_no_finding_is_no_verdict() -> None:
    """Nothing new says nothing, and the conclusion says so."""
    assert DriftReport("", ()).light is Light.UNKNOWN
    assert "太少" in DriftReport("", ()).lines()[-1]


def test_every_light_has_its_advice() -> None:
    """What to do next."""
    assert set(ADVICE) == set(Light)
    assert "jobmatch train" in ADVICE[Light.RETRAIN]
