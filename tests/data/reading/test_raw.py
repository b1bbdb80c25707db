"""Files that are no tables."""

from __future__ import annotations

from data.reading.raw import unusable


def test_an_unusable_file_is_one_defect() -> None:
    """It names the file and, where known, the row and column at which reading stopped."""
    (defect,) = unusable("x.csv", "坏", "改", row=3, column="a").defects
    assert str(defect) == "x.csv 第3行「a」：坏。改"
    assert str(unusable("x.csv", "坏", "改")) == "x.csv：坏。改"
