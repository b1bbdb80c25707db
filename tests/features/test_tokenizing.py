"""Tests of `features.tokenizing`."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.tokenizing import Tokenizer, default_tokenizer


@pytest.fixture(scope="module")
def plain() -> Tokenizer:
    """Return a tokenizer without words of ours."""
    return Tokenizer()


def test_lexicon_words_stay_whole() -> None:
    """The default tokenizer keeps shop-floor words together."""
    words = default_tokenizer().cut("踩电车,会打边,做过服装车位")
    assert {"踩电车", "打边", "服装车位"} <= set(words)


def test_extra_words_stay_in_their_tokenizer(plain: Tokenizer) -> None:
    """A word added to one tokenizer is unknown to another and to jieba's own."""
    assert Tokenizer(["打边车位工"]).cut("打边车位工") == ["打边车位工"]
    assert plain.cut("打边车位工") != ["打边车位工"]
    assert not jieba.dt.initialized


def test_stop_words_numbers_and_marks_are_dropped(plain: Tokenizer) -> None:
    """What carries no work is no word."""
    assert plain.cut("我想找的,3500。!! ") == ["找"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_cut_the_same_way_twice(text: str) -> None:
    """No text crashes the tokenizer and the result does not depend on history."""
    tokenizer = default_tokenizer()
    assert tokenizer.cut(text) == tokenizer.cut(text)


def test_a_tokenizer_travels_as_its_words() -> None:
    """In another process it is built once, and cuts the same way."""
    tokenizer = Tokenizer(["打边车位工"])
    build, words = tokenizer.__reduce__()

    assert words == (("打边车位工",),)
    assert build(*words) is build(*words)
    assert build(*words).cut("做过打边车位工") == tokenizer.cut("做过打边车位工")
