"""Tests of `data.reading.word_decisions`."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DefectsError
from data.reading.word_decisions import DecidedWord, read_word_decisions

HEADER = "词,职业,职业代码,类别,决定\n"


def write(folder: Path, rows: str) -> Path:
    """Write a table of decisions."""
    path = folder / "建议.csv"
    path.write_text(HEADER + rows, encoding="utf-8-sig")
    return path


def test_decisions_are_read_as_people_write_them(tmp_path: Path) -> None:
    """Blank is undecided; other columns are passed over."""
    path = write(
        tmp_path, "打枣,缝纫工,sewer,方言,是\n企更,保安员,guard,,不用\n守夜,保安员,guard,,\n"
    )

    assert read_word_decisions(path) == (
        DecidedWord(2, "打枣", "sewer", "方言", "采用"),
        DecidedWord(3, "企更", "guard", None, "不采用"),
        DecidedWord(4, "守夜", "guard", None, None),
    )


def test_an_unknown_decision_is_a_defect(tmp_path: Path) -> None:
    """With its row, and the words that may stand there."""
    with pytest.raises(DefectsError) as caught:
        read_word_decisions(write(tmp_path, "打枣,缝纫工,sewer,,也许\n,缝纫工,sewer,,是\n"))

    told = [str(defect) for defect in caught.value.defects]
    assert len(told) == 2
    assert "第2行「决定」的值「也许」" in told[0]
    assert "第3行「词」" in told[1]
