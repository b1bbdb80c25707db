"""Spelling: one honest text for a cell of any kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from data.reading.spelling import CellTrouble, folded, spelled


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" x ", " x "),
        (None, ""),
        (False, "false"),
        (3, "3"),
        (2.0, "2"),
        (0.1, "0.1"),
        (-0.5, "-0.5"),
        (date(2025, 3, 1), "2025-03-01"),
        (datetime(2025, 3, 1, tzinfo=UTC), "2025-03-01"),
        (datetime(2025, 3, 1, 8, 30, tzinfo=UTC), "2025-03-01 08:30:00+00:00"),
    ],
)
def test_cells_have_a_text(cell: object, text: str) -> None:
    """Whole numbers lose their point, days their midnight."""
    assert spelled(cell) == text


@pytest.mark.parametrize(
    "cell", [1e15, -1e20, float("nan"), float("inf"), timedelta(1), time(8), b"x", [1]]
)
def test_cells_without_an_honest_text_are_refused(cell: object) -> None:
    """Digits were lost, or it is no value of a register."""
    with pytest.raises(CellTrouble) as trouble:
        spelled(cell)
    assert trouble.value.remedy


def test_width_folds() -> None:
    """Full width letters and digits are letters and digits."""
    assert folded("　ＡＢ１２／") == "AB12/"
