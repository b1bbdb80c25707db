"""Tests of `features.occupations.table`."""

from __future__ import annotations

import pytest

from data.errors import InputError
from features.occupations import Lexicon, load_lexicon
from features.occupations.table import decided_in, faults, read, words_of, write
from tests.features.occupations.small import SMALL


def test_small_round_trip() -> None:
    """What is written is read back: occupations, blockers and conditions."""
    content = read(SMALL)
    assert content[2]
    assert read(write(*content)) == content


def test_text_round_trip_keeps_content_and_version() -> None:
    """A lexicon read from its own text is the same and has the same hash."""
    lexicon = load_lexicon()
    again = Lexicon.from_text(lexicon.to_text())
    assert again == lexicon
    assert again.sha256 == lexicon.sha256


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "第1行"),
        ("occupation\ta\t甲\t无\t\t\t\t\t", "没有先声明"),
        ("family\t乙", "应有 3 格"),
    ],
)
def test_a_bad_line_is_named(line: str, words: str) -> None:
    """The message says which line and what is wrong."""
    with pytest.raises(InputError, match=words):
        Lexicon.from_text(line)


def test_a_repeated_code_is_refused() -> None:
    """Two occupations may not share a code."""
    with pytest.raises(InputError, match="重复"):
        Lexicon.from_text(SMALL + "occupation\tguard\t别的\t看管\t\t\t\t\t\n")


def test_further_terms_add_to_an_occupation() -> None:
    """Words that it holds already stay as they are; refused ones name nothing."""
    base = read(SMALL)
    wider = read("term\tguard\tdialect\t睇場 看门\nrefuse\tguard\t企更", base)
    before, after = base[0][1].terms, wider[0][1].terms

    assert [t for t in after if t in before] == list(before)
    assert [(t.text, t.register) for t in after if t not in before] == [("看场", "dialect")]
    assert read(write(*wider)) == wider


def test_a_table_tells_its_words_and_what_it_refused() -> None:
    """Words as they are written, with their lines; refusals in the one spelling."""
    text = "# 说明\nterm\tguard\tshop\t睇場 守夜\nrefuse\tguard\t企更 看門"

    assert list(words_of(text)) == [(2, "guard", "睇場"), (2, "guard", "守夜")]
    assert decided_in(text)["guard", "企更"] is False
    assert decided_in(text)["guard", "守夜"] is True
    assert faults(text, read(SMALL)) == []


def test_an_error_names_the_table() -> None:
    """An office looks for the line in its own file."""
    with pytest.raises(InputError, match=r"office\.tsv第2行"):
        Lexicon.from_text(SMALL).extended("# 说明\nterm\tx", "office.tsv")


def test_a_sign_within_a_word_parts_it() -> None:
    """What normalising turns into a blank may not come back as another word."""
    lexicon = Lexicon.from_text(SMALL).extended("term\tguard\tshop\t守夜★巡更\nblock\t停★车场")

    assert Lexicon.from_text(lexicon.to_text()) == lexicon
    assert lexicon.find("巡更")
