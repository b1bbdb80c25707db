"""Cells: every usual spelling is understood, everything else is refused with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.codes import code_list
from data.reading.cells import (
    coded,
    parse_boolean,
    parse_date,
    parse_id_number,
    parse_identifier,
    parse_text,
)
from data.reading.spelling import CellTrouble, UnknownWord

DAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    "cell",
    ["2025-03-01", "2025-3-1", "2025/3/1", "2025.3.1", "2025年3月1日", "20250301", 20250301.0,
     "２０２５－０３－０１", " 2025-03-01 ", "2025-03-01 08:30:00", "2025-03-01T08:30:00Z", DAY,
     datetime(2025, 3, 1, 8, 30, tzinfo=UTC)],
)  # fmt: skip
def test_a_day_in_any_usual_spelling(cell: object) -> None:
    """All of these are the first of March."""
    assert parse_date(cell) == DAY
    assert type(parse_date(cell)) is date


@pytest.mark.parametrize(
    "cell",
    ["去年", "2025-02-30", "2025年3月", "03/01/2025", "45000", 45000.0, "2025-13-01", True,
     "0025-01-01", timedelta(days=1), float("nan"), "2025-03-01-"],
)  # fmt: skip
def test_what_is_no_day_is_refused(cell: object) -> None:
    """A serial number, a month or a day off the calendar is not guessed at."""
    with pytest.raises(CellTrouble):
        parse_date(cell)


@settings(max_examples=50)
@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    """ISO, slashes, Chinese and eight digits all give the day that was written."""
    for spelling in ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"):
        assert parse_date(day.strftime(spelling)) == day


@pytest.mark.parametrize(
    ("cell", "value"),
    [("true", True), ("TRUE", True), ("False", False), ("是", True), ("否", False), ("1", True),
     ("0", False), (1.0, True), (0, False), (True, True), ("", None), ("无", None), (None, None),
     ("１", True)],
)  # fmt: skip
def test_yes_and_no(cell: object, value: bool | None) -> None:
    """The spellings of the exchange format."""
    assert parse_boolean(cell) is value


@pytest.mark.parametrize("cell", ["有", "yes", "2", "对", 0.5])
def test_other_words_are_neither_yes_nor_no(cell: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(CellTrouble):
        parse_boolean(cell)


@pytest.mark.parametrize(
    ("cell", "value"),
    [(" 无 ", "无"), ("不详", None), ("/", None), ("－", None), ("　", None), ("a\nb", "a\nb"),
     ("=1+1", "=1+1"), ("𠮷·买买提", "𠮷·买买提"), (15.0, "15"), (1.5, "1.5"), (DAY, "2025-03-01"),
     (True, "true"), (None, None)],
)  # fmt: skip
def test_text_stays_as_written(cell: object, value: str | None) -> None:
    """Only the space around goes; 无 is a statement."""
    assert parse_text(cell) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [("00123", "00123"), (13812345678.0, "13812345678"), ("无", None), ("E5", "E5")],
)
def test_identifiers_are_text(cell: object, value: str | None) -> None:
    """Leading zeros stay, and a number loses its decimal point."""
    assert parse_identifier(cell) == value


@pytest.mark.parametrize("cell", ["1.38E+10", 1e16, timedelta(1), float("inf")])
def test_identifiers_that_lost_digits_are_refused(cell: object) -> None:
    """Scientific notation and numbers beyond 15 digits cannot be trusted."""
    with pytest.raises(CellTrouble):
        parse_identifier(cell)


@pytest.mark.parametrize("cell", [441624197304110000.0, 441624730411000, 4.41624e17])
def test_identity_numbers_that_excel_holds_as_numbers_are_refused(cell: object) -> None:
    """Fifteen digits and more: the last may be gone, whatever they look like."""
    with pytest.raises(CellTrouble, match="存成了数字"):
        parse_id_number(cell)
    assert parse_id_number("44162419730411002X") == "44162419730411002X"


def test_coded_cells_know_codes_names_and_aliases() -> None:
    """A number code from Excel is the same code; an unknown word says which are known."""
    education = coded(code_list("education"))
    assert education(71.0) == education("初中") == education("初级中学") == "初级中学"
    assert education("不详") is None
    with pytest.raises(UnknownWord) as trouble:
        education("幼儿园")
    assert "小学" in trouble.value.remedy
