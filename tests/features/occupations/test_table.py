"""Tests of `features.occupations.table`."""

from __future__ import annotations

import pytest

from data.errors import InputError
from features.occupations import Lexicon, load_lexicon
from features.occupations.table import read, write
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
        ("family\t乙", "列数"),
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
