"""The rule, as a table and as laws."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.challenging.deciding import MARGIN, Decision, Evidence, decide, is_worse
from matching.challenging.judging import CalibrationCheck
from models.evaluation import Interval

GOOD = CalibrationCheck(1.0, 0.01, is_calibrated=True)
BAD = CalibrationCheck(1.4, 0.05, is_calibrated=False)
BETTER, LEVEL = Interval(0.01, 0.001, 0.02), Interval(-0.004, -0.02, 0.012)
PROVED_WORSE, FAR_WORSE = Interval(-0.002, -0.003, -0.001), Interval(-0.021, -0.05, 0.03)

TABLE = {
    "nothing judged": (Evidence(), True, "不比原来的差"),
    "better in all": (Evidence(BETTER, {"apply": BETTER}, {"apply": (GOOD, GOOD)}), True, "不比"),
    "level": (Evidence(LEVEL, {"apply": LEVEL, "accept": LEVEL}), True, "不比原来的差"),
    "order proved worse": (Evidence(PROVED_WORSE), False, "名次变差"),
    "order far worse": (Evidence(FAR_WORSE), False, "名次变差"),
    "one side's loss": (
        Evidence(BETTER, {"apply": BETTER, "accept": PROVED_WORSE}), False, "用人单位一侧的对数",
    ),
    "promises fail": (Evidence(BETTER, {}, {"apply": (BAD, GOOD)}), False, "求职人员一侧的可能性"),
    "promises mend": (Evidence(LEVEL, {}, {"apply": (GOOD, BAD)}), True, "不比原来的差"),
    "both fail": (Evidence(LEVEL, {"apply": BETTER}, {"apply": (BAD, BAD)}), True, "不比"),
    "two reasons": (
        Evidence(FAR_WORSE, {}, {"accept": (BAD, GOOD)}), False, "名次变差、用人单位一侧的可能性",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_the_table(case: str) -> None:
    """Each case, with the words that say why."""
    evidence, serves, words = TABLE[case]

    decision = decide(evidence)

    assert decision.serves is serves
    assert words in decision.reason


INTERVALS = st.tuples(*[st.floats(-0.05, 0.05)] * 3).map(
    lambda ends: Interval(sum(ends) - min(ends) - max(ends), min(ends), max(ends))
)
CHECKS = st.sampled_from([GOOD, BAD])
EVIDENCE = st.builds(
    Evidence,
    st.none() | INTERVALS,
    st.dictionaries(st.sampled_from(["apply", "accept"]), INTERVALS),
    st.dictionaries(st.sampled_from(["apply", "accept"]), st.tuples(CHECKS, CHECKS)),
)


@given(evidence=EVIDENCE, gain=st.floats(0.0, 0.1))
def test_doing_better_never_costs_the_place(evidence: Evidence, gain: float) -> None:
    """Raise every lead and keep every promise: who served still serves."""

    def lift(lead: Interval) -> Interval:
        return Interval(lead.mean + gain, lead.low + gain, lead.high + gain)

    better = replace(
        evidence,
        order=evidence.order and lift(evidence.order),
        log_loss={side: lift(lead) for side, lead in evidence.log_loss.items()},
        calibration={side: (GOOD, old) for side, (_, old) in evidence.calibration.items()},
    )

    assert decide(better).serves >= decide(evidence).serves


@given(lead=INTERVALS)
def test_a_lead_is_worse_by_its_mean_or_by_proof(lead: Interval) -> None:
    """Nothing else counts."""
    assert is_worse(lead) == (lead.mean < -MARGIN or max(lead.low, lead.high) < 0.0)


def test_who_waits_is_told_so() -> None:
    """The sentence says which model serves; the figures follow."""
    decision = decide(TABLE["one side's loss"][0])

    first, *figures = decision.lines()
    assert first.startswith("新模型没有投入使用，仍用原来的模型：")
    assert any("-0.0020（95% 区间 -0.0030 至 -0.0010）" in line for line in figures)
    assert Decision(serves=True, reason="好").lines() == ["新模型已投入使用：好"]
