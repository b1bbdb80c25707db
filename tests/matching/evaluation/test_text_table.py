"""Tables for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.evaluation.text_table import display_width, interval_cell, table, value_cell
from models.resampling import Estimate

CELL = st.text(st.sampled_from("模型，a1. ÷—"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_columns_stand_under_each_other(rows: list[list[str]]) -> None:
    """Whatever is Chinese in them: a last column that is filled ends where the widest row ends."""
    lines = table([[*row, "x"] for row in rows])

    assert len({display_width(line) for line in lines}) == 1
    assert all(line.startswith("  ") and line.endswith("x") for line in lines)


def test_sides_of_columns_can_be_chosen() -> None:
    """The first column is flush left unless another is asked for."""
    rows = [["方法", "数", "说明"], ["随机", "12", "好"]]

    assert table(rows) == ["  方法  数  说明", "  随机  12    好"]
    assert table(rows, left=(0, 2)) == ["  方法  数  说明", "  随机  12  好"]


def test_figures_are_written_with_their_digits() -> None:
    """Differences carry their sign on both ends; nothing known is a dash without an interval."""
    gap = Estimate(-0.0314, -0.0629, 0.0)

    assert value_cell(gap) == "-0.031"
    assert value_cell(Estimate(0.1, 0.0, 0.2), 4, signed=True) == "+0.1000"
    assert interval_cell(gap, 2, signed=True) == "[-0.06, +0.00]"
    assert (value_cell(None), interval_cell(None)) == ("—", "")
