"""Tests of `features.tracing`."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.normalising import normalise, trace
from features.tracing import Traced, differences, rewrite, substitutions
from tests.features.test_normalising import RULE_CHARACTERS

MIXED = RULE_CHARACTERS + "ＡＢｃ１２①㈱ﬁｶﾞe\u0301一二三十百千万元年个月,。！ \n\u200b🏠學體"


@settings(max_examples=200, deadline=None)
@given(st.text() | st.text(alphabet=MIXED, max_size=20))
def test_tracing_is_normalising(text: str) -> None:
    """The traced text is the normalised one, whatever was typed."""
    assert trace(text).text == normalise(text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=MIXED, max_size=20))
def test_spans_point_into_the_source(text: str) -> None:
    """Every character came from a piece of the source that is there, in the source's order."""
    traced = trace(text)
    spans = list(zip(traced.starts, traced.ends, strict=True))

    assert len(spans) == len(traced.text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(traced.starts) == sorted(traced.starts)
    assert list(traced.ends) == sorted(traced.ends)


@pytest.mark.parametrize(
    ("source", "word", "phrase"),
    [
        ("我，唔想再去電子廠！！", "电子厂", "電子廠"),
        ("ＣＮＣ　操作員", "cnc", "ＣＮＣ"),
        ("想搵嘢做", "想找", "想搵"),
        ("三千五百元，做咗两年", "3500", "三千五百"),
        ("三千五百元，做咗两年", "2年", "两年"),
        ("🏠包吃住🏠五险", "五险", "五险"),
        ("应聘保按", "保安", "保按"),
    ],
)
def test_a_word_leads_to_what_was_typed(source: str, word: str, phrase: str) -> None:
    """The phrase shown to a person is the person's own."""
    traced = trace(source)
    start = traced.text.index(word)

    assert traced.phrase(start, start + len(word)) == phrase


@given(st.text(alphabet="甲乙丙 ", max_size=12), st.text(alphabet="甲乙丙 ", max_size=12))
def test_differences_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    """Edits rebuild the second text, and none of them replaces nothing."""
    if not before and after:  # nothing to anchor to
        return
    edits = differences(before, after)

    assert rewrite(before, edits) == after
    assert all(start < end for start, end, _ in edits)


@given(st.text(alphabet="ab ", max_size=12))
def test_substitutions_are_those_of_the_pattern(text: str) -> None:
    """The edits do what the pattern's own substitution does."""
    pattern = re.compile(r"(a)\1+|\s+")
    edits = substitutions(pattern, "-", text)

    assert rewrite(text, edits) == pattern.sub("-", text)
    assert Traced.of(text).rewritten(edits).text == pattern.sub("-", text)
