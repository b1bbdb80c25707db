"""Tests of `features.occupations.terms`."""

from __future__ import annotations

import pytest

from features.occupations import Condition, Lexicon
from tests.features.occupations.small import SMALL


@pytest.mark.parametrize(
    ("text", "holds"),
    [("车间开机", True), ("开机", False), ("车间手机开机", False), ("开机开机", False)],
)
def test_a_condition_looks_around_the_term(text: str, holds: bool) -> None:
    """Company is required, forbidden words end it, the term is not its own company."""
    assert Condition("开机", ("车间", "开机"), ("手机",)).holds(text) is holds


def test_a_conditional_term_needs_its_company() -> None:
    """The context decides, within the text or around it."""
    small = Lexicon.from_text(SMALL)
    assert small.find("缝纫") == ()
    assert len(small.find("缝纫", context="厂里缝纫")) == 1
    assert small.find("厂里家用缝纫") == ()
