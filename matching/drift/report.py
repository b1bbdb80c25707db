"""The findings of a drift watch, as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass

from matching.drift.lights import Light, worst

ADVICE = {
    Light.UNKNOWN: "新记录太少，还看不出变化；过一段时间再看",
    Light.STABLE: "稳定：可以继续使用",
    Light.WATCH: "留意：可以继续使用；下次取得新记录时再看一次",
    Light.RETRAIN: "请重新训练：用 jobmatch train 依新的市场文件夹再训练一次",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure and what it means.

    Parameters
    ----------
    light : Light
        What it means.
    text : str
        What was measured, in Chinese.
    """

    light: Light
    text: str


@dataclass(frozen=True, slots=True)
class DriftReport:
    """What a newer market shows beside the one that was trained on.

    Parameters
    ----------
    heading : str
        What was compared, in Chinese.
    findings : tuple of Finding
        In the order of the report.
    """

    heading: str
    findings: tuple[Finding, ...]

    @property
    def light(self) -> Light:
        """The most serious light."""
        return worst([finding.light for finding in self.findings])

    def lines(self) -> list[str]:
        """Lay it out: the light in front, in columns of full width."""
        rows = [f"{finding.light:　<5}　{finding.text}" for finding in self.findings]
        return [self.heading, *rows, f"总的结论：{ADVICE[self.light]}"]
