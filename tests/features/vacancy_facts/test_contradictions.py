"""Tests of `features.vacancy_facts.contradictions`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.normalising import normalise
from features.vacancy_facts import find_contradictions


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("包吃住。食宿自理", "住宿"),
        ("无需经验，要3年以上焊工经验", "经验"),
        ("长白班，两班倒", "班次"),
        ("周末双休，月休4天", "休息日"),
        ("厂家直招，签劳务派遣合同", "合同"),
        ("年龄50-18岁", "年龄"),
    ],
)
def test_a_clash_is_said_with_what_to_ask(text: str, word: str) -> None:
    """The counsellor reads what to verify."""
    assert any(word in sentence and "核实" in sentence for sentence in _clashes(text))


@pytest.mark.parametrize(
    "text", ["包吃住", "不包住", "无夜班、倒班", "非劳务派遣，公司直招", "年龄18-50岁", "双休"]
)
def test_one_statement_never_clashes(text: str) -> None:
    """A denial alone, and a list of denials, are no contradiction."""
    assert _clashes(text) == ()


@given(st.text(max_size=40))
def test_any_text_is_judged(text: str) -> None:
    """No text crashes it."""
    _clashes(text)


def _clashes(text: str) -> tuple[str, ...]:
    return find_contradictions(normalise(text))
