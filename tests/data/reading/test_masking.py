"""Masking shows enough to find the cell and too little to find the person."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading.masking import masked


@settings(max_examples=60)
@given(st.from_regex(r"[1-9]\d{10,17}", fullmatch=True), st.text(max_size=5))
def test_long_numbers_never_show(number: str, around: str) -> None:
    """A phone or identity number is masked in any column."""
    assert number not in masked(f"{around}x{number}x{around}")
    assert number not in masked(number, "number")


def test_kinds_of_personal_cells() -> None:
    """Names keep the family name, texts nothing, short numbers two digits."""
    assert masked("黄秀英", "name") == "黄**"
    assert masked("想去深圳", "text") == "（内容不显示）"
    assert masked("12345", "number") == "12****"
    assert masked("", "name") == ""


def test_long_values_are_cut_and_lines_joined() -> None:
    """A defect is one line."""
    assert masked("a\nb") == "a b"
    assert len(masked("长" * 99)) == 41
