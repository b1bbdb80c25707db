"""Numbers: width and thousands are read, units and words refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.numbers import parse_integer, parse_number, within
from data.reading.spelling import CellTrouble, Parser

DAY = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("2500", 2500.0), ("2,500.5", 2500.5), (2500, 2500.0), ("１２", 12.0), ("-3", -3.0),
     ("1e3", 1000.0), (".5", 0.5), ("", None), ("不详", None), ("/", None), ("无", None)],
)  # fmt: skip
def test_numbers(cell: object, value: float | None) -> None:
    """Width and thousands do not matter; a blank is None, never 0."""
    assert parse_number(cell) == value


@pytest.mark.parametrize(
    "cell",
    ["3500元", "面议", "nan", "inf", float("nan"), float("inf"), "1_000", "1,00", "1e999", True,
     "+", ".", "3-5k", DAY],
)  # fmt: skip
def test_what_is_no_finite_number_is_refused(cell: object) -> None:
    """Units, words, NaN and infinity are defects."""
    with pytest.raises(CellTrouble):
        parse_number(cell)


@settings(max_examples=80)
@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_reads_back_to_the_last_bit(number: float) -> None:
    """The shortest spelling gives the same float."""
    assert parse_number(repr(number)) == number


@pytest.mark.parametrize("cell", ["1.5", 1.5, "1e20", "一"])
def test_what_is_no_whole_number_is_refused(cell: object) -> None:
    """15.0 is 15, 1.5 is nothing."""
    assert parse_integer("15.0") == parse_integer(15.0) == 15
    with pytest.raises(CellTrouble):
        parse_integer(cell)


def test_bounds_are_included() -> None:
    """A range takes both its ends and refuses what is outside."""
    latitude: Parser = within(parse_number, -90, 90)
    assert [latitude(cell) for cell in ("-90", "90", "")] == [-90, 90, None]
    for cell in ("90.1", "-91"):
        with pytest.raises(CellTrouble, match="超出范围"):
            latitude(cell)
