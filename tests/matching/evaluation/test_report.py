"""One table."""

from __future__ import annotations

import json

from matching.evaluation.measures import Measures
from matching.evaluation.report import HEADINGS, EvaluationReport

POOR = Measures(ndcg=0.1, ndcg_cold=0.2, ndcg_warm=None, auc=0.5)
GOOD = Measures(0.6, 0.5, 0.7, 0.8, ece=0.001, mean_ratio=1.01, top_ratio=1.2)
BETTER = Measures(0.7, 0.6, 0.8, 0.9, ece=0.003, mean_ratio=0.99, top_ratio=1.1)
REPORT = EvaluationReport(
    {"seed 0": {"model": GOOD, "random": POOR}, "seed 1": {"model": BETTER}}, ("一条说明",)
)


def test_rows_are_in_the_order_of_the_table() -> None:
    """From the poorest method to the ceiling, whatever the order of the numbers."""
    assert REPORT.methods() == ["random", "model"]


def test_several_markets_give_mean_and_spread() -> None:
    """Mean, lowest and highest; a single market its value; what does not apply a dash."""
    lines = REPORT.lines()

    assert lines[0] == "markets: seed 0, seed 1"
    assert all(heading in lines[1] for heading in HEADINGS.values())
    random, model = lines[2], lines[3]
    assert random.split()[:4] == ["random", "0.1000", "0.2000", "-"]
    assert "0.6500 [0.6000,0.7000]" in model
    assert "0.0020 [0.0010,0.0030]" in model
    assert lines[-1] == "一条说明"


def test_columns_stand_under_their_headings() -> None:
    """Every row is as wide as the header."""
    header, *rows = REPORT.lines()[1:-1]

    assert {len(row) for row in rows} == {len(header)}


def test_values_leave_out_what_does_not_apply() -> None:
    """None is no number, and a method that a market lacks is not counted."""
    assert REPORT.values("model", "ndcg") == [0.6, 0.7]
    assert REPORT.values("random", "ndcg") == [0.1]
    assert REPORT.values("random", "ece") == []


def test_numbers_survive_a_file() -> None:
    """What the JSON says is what was measured."""
    numbers = json.loads(json.dumps(REPORT.as_numbers()))

    assert numbers["markets"]["seed 0"]["model"]["ndcg"] == 0.6
    assert numbers["markets"]["seed 0"]["random"]["ece"] is None
    assert numbers["notes"] == ["一条说明"]


def test_an_empty_report_says_why() -> None:
    """Nothing measured: the note alone."""
    empty = EvaluationReport({}, ("没有新记录",))

    assert empty.lines()[-1] == "没有新记录"
    assert empty.methods() == []
