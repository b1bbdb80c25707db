"""Tests of `features.occupations.lexicon` and the shipped tables."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.normalising import normalise
from features.occupations import Lexicon, Mention, load_lexicon
from tests.features.occupations.small import SMALL


@pytest.fixture
def small() -> Lexicon:
    """Return a lexicon of two occupations."""
    return Lexicon.from_text(SMALL)


def names(text: str) -> list[str]:
    """Return the occupations that the shipped lexicon finds."""
    lexicon = load_lexicon()
    mentions = lexicon.find(normalise(text))
    return [lexicon.occupations[mention.occupation].name for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("踩电车", {"缝纫工"}),
        ("服装车位", {"缝纫工"}),
        ("停车位", set()),
        ("车位收费", set()),
        ("揸钩机", {"挖掘机司机"}),
        ("挖掘机司机", {"挖掘机司机"}),
        ("帮人睇档", {"营业员"}),
        ("营业员", {"营业员"}),
        ("啤机", {"注塑工"}),
        ("睇更", {"保安员"}),
        ("湊仔", {"育婴员"}),
        ("落地盘", {"建筑小工"}),
        ("扎铁", {"钢筋工"}),
        ("CNC操作员", {"数控操作工"}),
        ("电脑锣", {"数控操作工"}),
        ("打螺丝", {"电子装配工"}),
        ("陪月", {"月嫂"}),
        ("睇牛", {"家畜饲养员"}),
        ("烧焊", {"焊工"}),
        ("扇灰", {"油漆工"}),
        ("批荡", {"砌筑工"}),
        ("土木工程专业", set()),
        ("做会计", {"会计"}),
        ("社会计划", set()),
        ("负责维护工作", set()),
        ("people", set()),
        ("做qc", {"质检员"}),
        ("开机", set()),
        ("车间机台开机", {"普工"}),
        ("手机开机", set()),
    ],
)
def test_words_of_the_region_are_known(text: str, expected: set[str]) -> None:
    """Shop-floor, Cantonese and Hakka words find the work, look-alikes do not."""
    assert set(names(text)) == expected


def test_the_shipped_lexicon_is_broad() -> None:
    """It holds the breadth that the product promises."""
    lexicon = load_lexicon()
    assert len(lexicon.occupations) >= 250
    assert len(lexicon.words) >= 6000
    assert len(lexicon.families) >= 40
    registers = [term.register for o in lexicon.occupations for term in o.terms]
    assert registers.count("dialect") >= 800


def test_every_occupation_answers_to_its_own_name() -> None:
    """No longer term or blocker of another trade swallows a name."""
    lexicon = load_lexicon()
    for number, occupation in enumerate(lexicon.occupations):
        found = lexicon.find(normalise(occupation.name))
        assert number in {mention.occupation for mention in found}, occupation.name


def test_no_term_is_blocked_or_foreign_to_its_spelling() -> None:
    """A term is normal and is not a blocker at the same time."""
    lexicon = load_lexicon()
    assert not set(lexicon.words) & set(lexicon.blockers)
    assert [word for word in lexicon.words if normalise(word) != word] == []


def test_the_longest_term_wins(small: Lexicon) -> None:
    """踩电车 is found, not 电车 inside it; blockers consume their text."""
    assert small.find("我踩电车,停车位") == (Mention(0, 1, 4, "踩电车", "dialect"),)


def test_an_ambiguous_term_names_all_its_occupations(small: Lexicon) -> None:
    """A term of two occupations gives two mentions of one span."""
    assert [(m.occupation, m.start, m.end) for m in small.find("电车")] == [(0, 0, 2), (1, 0, 2)]


def test_families_follow_the_occupations(small: Lexicon) -> None:
    """`family_of` maps each occupation to the place of its family."""
    assert small.families == ("缝制", "看管")
    assert small.family_of.tolist() == [0, 1]


def test_masking_drops_the_share_of_colloquial_terms() -> None:
    """Formal terms and indexes stay, the seeded share of the rest goes."""
    lexicon = load_lexicon()
    masked = lexicon.masked(np.random.default_rng(1), 0.4)
    same = lexicon.masked(np.random.default_rng(1), 0.4)

    def colloquial(of: Lexicon) -> set[str]:
        return {t.text for o in of.occupations for t in o.terms if t.register != "formal"}

    assert masked == same
    assert [o.code for o in masked.occupations] == [o.code for o in lexicon.occupations]
    assert len(colloquial(masked)) == pytest.approx(0.6 * len(colloquial(lexicon)), abs=1)
    assert masked.sha256 != lexicon.sha256


def spans_by_brute_force(text: str, terms: set[str]) -> list[tuple[int, int]]:
    """Return leftmost-longest spans the slow way."""
    spans, position = [], 0
    while position < len(text):
        ends = [position + n for n in range(len(text) - position, 0, -1)]
        end = next((end for end in ends if text[position:end] in terms), None)
        if end is not None:
            spans.append((position, end))
        position = end or position + 1
    return spans


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("踩电车位停保安全看门口睇,"), max_size=20).map("".join))
def test_search_agrees_with_brute_force(text: str) -> None:
    """The indexed search finds the spans of a search over every slice."""
    lexicon = Lexicon.from_text(SMALL)
    terms = set(lexicon.words) | set(lexicon.blockers)
    expected = [
        span
        for span in spans_by_brute_force(text, terms)
        if text[slice(*span)] not in lexicon.blockers
    ]
    found = list(dict.fromkeys((m.start, m.end) for m in lexicon.find(text)))
    assert found == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_spans_point_into_the_text(text: str) -> None:
    """Any text is searched; what is found is where it says."""
    for mention in load_lexicon().find(text):
        assert text[mention.start : mention.end] == mention.term
