"""The rule by which a new model takes over from the one that serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from matching.challenging.judging import CalibrationCheck
from models.evaluation import Interval

MARGIN: Final = 0.02
"""A mean that is worse by more than this is worse, whatever the interval says."""
SHORT_NAMES: Final = {"apply": "求职人员一侧", "accept": "用人单位一侧"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the newest rows say about the new model (first) and the one that serves.

    Parameters
    ----------
    order : Interval or None
        By how much the new NDCG@10 is better; None where too few people could judge.
    log_loss : mapping of side to Interval
        How many nats less the new model loses on a row; sides that could not judge are absent.
    calibration : mapping of side to pair of CalibrationCheck
        Of the new model and of the one that serves.
    """

    order: Interval | None = None
    log_loss: Mapping[str, Interval] = field(default_factory=dict)
    calibration: Mapping[str, tuple[CalibrationCheck, CalibrationCheck]] = field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the new model serves, and why.

    Parameters
    ----------
    serves : bool
        Whether it serves from now on.
    reason : str
        Why, in one Chinese sentence without its full stop.
    figures : tuple of str
        What was compared, a Chinese line each; empty where nothing was.
    """

    serves: bool
    reason: str
    figures: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Say it in Chinese, a line each."""
        word = "新模型已投入使用" if self.serves else "新模型没有投入使用，仍用原来的模型"
        return [f"{word}：{self.reason}", *(f"  {figure}" for figure in self.figures)]


def decide(evidence: Evidence) -> Decision:
    """Decide by the newest rows.

    The new model serves unless something speaks against it: a measure (order, log-loss of a
    side) whose mean is worse by more than `MARGIN` or whose whole interval is below 0, or a
    side whose promises miss their limits where those of the serving model keep them. Where both
    miss them, log-loss decides, which punishes wrong promises.

    Parameters
    ----------
    evidence : Evidence
        What the newest rows say.

    Returns
    -------
    Decision

    Examples
    --------
    >>> decide(Evidence(order=Interval(-0.004, -0.02, 0.012))).serves
    True
    >>> decide(Evidence(order=Interval(-0.03, -0.06, 0.01))).serves
    False
    """
    against = [
        *(["名次变差"] if evidence.order and is_worse(evidence.order) else []),
        *(
            f"{SHORT_NAMES[side]}的对数损失变大"
            for side, lead in evidence.log_loss.items()
            if is_worse(lead)
        ),
        *(
            f"{SHORT_NAMES[side]}的可能性与实际不符"
            for side, (new, old) in evidence.calibration.items()
            if old.is_calibrated and not new.is_calibrated
        ),
    ]
    reason = "、".join(against) or "在双方都没学过的最近记录上不比原来的差"
    return Decision(not against, reason, tuple(_figures(evidence)))


def is_worse(lead: Interval) -> bool:
    """Say whether a lead speaks against the new model.

    Examples
    --------
    >>> [is_worse(Interval(m, l, h)) for m, l, h in ((0, -1, 1), (-.002, -.003, -.001))]
    [False, True]
    """
    return lead.mean < -MARGIN or lead.high < 0.0


def _figures(evidence: Evidence) -> list[str]:
    figures = ["与原来的模型相比（正数是胜过它，95% 区间在括号内）："] if evidence.log_loss else []
    if evidence.order is not None:
        figures.append(f"名次（NDCG@10）{_apart(evidence.order)}")
    for side, lead in evidence.log_loss.items():
        figures.append(f"{SHORT_NAMES[side]}对数损失{_apart(lead)}")
    for side, (new, old) in evidence.calibration.items():
        figures.append(
            f"{SHORT_NAMES[side]}预测均值与实际之比：新 {new.ratio:.2f}，原 {old.ratio:.2f}；"
            f"校准误差：新 {new.ece:.4f}，原 {old.ece:.4f}"
        )
    return figures


def _apart(lead: Interval) -> str:
    return f"{lead.mean:+.4f}（95% 区间 {lead.low:+.4f} 至 {lead.high:+.4f}）"
