"""Tests of `features.work_mentions`."""

from __future__ import annotations

import pytest

from features.occupations import load_lexicon
from features.work_mentions import find_work, is_generic

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("种过柑橘", "果树种植工", "种过柑橘"),
        ("做开保安", "保安员", "保安"),
        ("想种下菜", "农艺工", "种下菜"),
        ("踩电车", "缝纫工", "踩电车"),
        ("搬不了货", "装卸搬运工", "搬不了货"),
        ("碗我也不洗了", "洗碗工", "碗我也不洗"),
    ],
)
def test_particles_do_not_hide_the_work(text: str, name: str, phrase: str) -> None:
    """The span holds the words as they stand, particle and all."""
    found = {
        (LEXICON.occupations[m.occupation].name, text[m.start : m.end])
        for m in find_work(text, LEXICON, text)
    }

    assert (name, phrase) in found


def test_a_general_word_yields_to_a_particular_one() -> None:
    """In one clause 在厂里 says nothing beside 踩电车; alone it says something."""
    both = find_work("在厂里踩电车", LEXICON, "")
    alone = find_work("在厂里", LEXICON, "")

    assert not any(is_generic(m.occupation, LEXICON) for m in both)
    assert alone
    assert all(is_generic(m.occupation, LEXICON) for m in alone)


def test_who_refuses_a_word_refuses_its_general_meaning_too() -> None:
    """流水线 is electronics and any line; 在厂里 elsewhere in the clause is neither."""
    kept = find_work("在厂里坐流水线", LEXICON, "", keep_general=True)

    assert {m.term for m in kept if is_generic(m.occupation, LEXICON)} == {"流水线"}
