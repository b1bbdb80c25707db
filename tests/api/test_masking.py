"""What identifies a person does not reach a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.masking import mask_name, mask_numbers


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("李小花", "李**"),
        ("欧阳明", "欧阳*"),
        ("欧阳", "欧*"),
        ("𠮷田", "𠮷*"),
        ("", ""),
        (None, ""),
    ],
)
def test_name_shows_the_family_name_alone(name: str | None, shown: str) -> None:
    """The given name is hidden."""
    assert mask_name(name) == shown


@given(st.text(alphabet="0123456789", min_size=7, max_size=18))
def test_long_numbers_are_hidden(number: str) -> None:
    """A phone or identity number in free text is not repeated."""
    assert number not in mask_numbers(f"电话{number}，做过普工")


@pytest.mark.parametrize("text", ["月薪3000-5000元", "做过12年", "2019年到2023年"])
def test_pay_and_years_stay(text: str) -> None:
    """Numbers that say something about work stay readable."""
    assert mask_numbers(text) == text
