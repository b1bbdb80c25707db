"""Tests of `features.tokenizing`."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.synthetic import generate_market
from features.normalising import normalise
from features.occupations import load_lexicon
from features.tokenizing import Tokenizer, default_tokenizer, tells


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


@given(st.text(max_size=60))
def test_any_text_is_cut_the_same_way_twice(text: str) -> None:
    """No text crashes the tokenizer and the result does not depend on history."""
    tokenizer = default_tokenizer()
    assert tokenizer.cut(text) == tokenizer.cut(text)


def cut_by_jieba(text: str) -> list[str]:
    """Cut with jieba alone, with the lexicon's words, and leave out what tells nothing."""
    return [word for word in default_tokenizer()._jieba.lcut(text) if tells(word)]


WORDS = st.sampled_from(sorted(load_lexicon().words))
MARKS = st.sampled_from(
    [*"-._+#&%a1b0z9,。 ;/()\n", "b2", "3000", "㓥", "\U00020000", "ア", "\ud800"]
)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(st.lists(st.one_of(WORDS, MARKS, MARKS, HAN, st.text(max_size=3)), max_size=12).map("".join))
def test_any_text_is_cut_as_by_jieba(text: str) -> None:
    """The faster way and jieba's give the same words."""
    assert default_tokenizer().cut(text) == cut_by_jieba(text)


def test_a_market_is_cut_as_by_jieba() -> None:
    """Every text of a market, as written and normalised, on both sides."""
    market = generate_market(5, 400, 200).market
    people = (text for s in market.seekers for text in (s.experience_text, s.profile_text))
    posts = (text for v in market.vacancies for text in (v.title, v.description, v.pay_text))
    written = [text for text in (*people, *posts) if text]

    for text in (*written, *map(normalise, written)):
        assert default_tokenizer().cut(text) == cut_by_jieba(text), text


@pytest.mark.parametrize(
    "text",
    ["会node.js和vue3.js", "a-1-b区b2-3楼,8000-12000元", "c++/c#,1.5t叉车", "a_b㓥猪的b.2%a"],
)
def test_joined_letters_are_cut_as_by_jieba(text: str) -> None:
    """Where the two ways differ, jieba's holds."""
    assert default_tokenizer().cut(text) == cut_by_jieba(text)


@pytest.mark.parametrize("after", ["", "一", "一十七岁", "一十七岁硬朗", "一十七岁硬朗结实炆繀"])
def test_words_that_weigh_the_same_are_cut_as_by_jieba(after: str) -> None:
    """Where 机压 and 压机 are as likely, the last bit of the sums decides."""
    assert default_tokenizer().cut(f"机压机{after}") == cut_by_jieba(f"机压机{after}")


def test_both_ways_weigh_words_alike() -> None:
    """The frequencies suggested for new words, which follow the total, are the same."""
    tokenizer = default_tokenizer()
    new = ["的了", "是的", "了在", "工人的", "做的人"]

    assert [tokenizer._rust.suggest_freq(word) for word in new] == [
        tokenizer._jieba.suggest_freq(word) for word in new
    ]


def test_a_tokenizer_travels_as_its_words() -> None:
    """In another process it is built once, and cuts the same way."""
    tokenizer = Tokenizer(["打边车位工"])
    build, words = tokenizer.__reduce__()

    assert words == (("打边车位工",),)
    assert build(*words) is build(*words)
    assert build(*words).cut("做过打边车位工") == tokenizer.cut("做过打边车位工")
