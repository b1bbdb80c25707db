"""Tests of `features.suggesting`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from features.suggesting import LEAST, seeker_evidence, suggest_terms, wilson_bound
from tests.features.builders import GUARD, SEWER, make_seeker, small_reader
from tests.worlds import World

READER = small_reader()
# Seamstresses say 打枣 and guards 守夜, which no lexicon holds; most others say neither.
REGISTER = (
    [("打枣", "缝纫")] * 10 + [("守夜", "看门")] * 8 + [("在家乡", "操作工"), ("", "保洁")] * 20
)


def suggested(
    register: list[tuple[str, str]], refused: frozenset[tuple[str, str]] = frozenset()
) -> list[tuple[str, int]]:
    """Give words and occupations that a register suggests."""
    people = [make_seeker(experience_text=past, wish_text=wish) for past, wish in register]
    evidence = list(seeker_evidence(READER.seekers(people)))
    found = suggest_terms(evidence, READER.lexicon, READER.tokenizer, refused)
    return [(each.word, each.occupation) for each in found]


def test_a_word_of_the_register_finds_its_occupation() -> None:
    """What stands beside one wish again and again stands for it."""
    assert set(suggested(REGISTER)) == {("打枣", SEWER), ("守夜", GUARD)}


def test_what_was_refused_is_not_suggested_again() -> None:
    """For this occupation only."""
    found = suggested(REGISTER, frozenset({("sewer", "打枣"), ("cleaner", "守夜")}))

    assert ("打枣", SEWER) not in found
    assert ("守夜", GUARD) in found


def test_parts_of_what_was_refused_are_not_suggested_either() -> None:
    """Who refuses a word has seen its parts."""
    assert suggested(REGISTER, frozenset({("sewer", "去打枣了"), ("guard", "守夜")})) == []


def test_a_person_who_writes_a_word_twice_counts_once() -> None:
    """Three people are three, however often they say it."""
    register = [("缝纫打枣", "缝纫打枣")] * 3 + [("", "看门")] * 40

    assert suggested(register) == []


def test_few_records_and_words_of_everybody_suggest_nothing() -> None:
    """Less than five is chance; a word that all say tells nothing."""
    few = [("打枣", "缝纫")] * (LEAST - 1) + [("守夜", "看门")] * 20
    common = [("在家乡", "缝纫"), ("在家乡", "看门"), ("在家乡", "保洁")] * 20

    assert [word for word, _ in suggested(few)] != ["打枣"]
    assert suggested(common) == []


def test_known_words_are_not_suggested() -> None:
    """Nor a word that crosses the edge of one."""
    assert all("车位" not in word for word, _ in suggested([("车位打枣", "缝纫")] * 10 + REGISTER))


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_bound_is_that_of_scipy(counts: tuple[int, int]) -> None:
    """An independent implementation of Wilson's interval agrees."""
    k, n = counts
    expected = binomtest(k, n).proportion_ci(0.95, method="wilson").low

    assert wilson_bound(k, n) == pytest.approx(max(expected, 0.0), abs=1e-4)


def test_suggestions_of_a_market_come_with_falling_confidence(world: World) -> None:
    """Each is supported by its records; hidden words of the lexicon itself come back right."""
    lexicon = READER.lexicon
    found = suggest_terms(
        list(seeker_evidence(READER.seekers(world.index.market.seekers))),
        lexicon,
        READER.tokenizer,
    )
    confidence = np.array([each.confidence for each in found])

    assert (np.diff(confidence) <= 0).all()
    assert all(each.n_agreeing <= each.n_records for each in found)
    assert all(lexicon.find(each.word) == () for each in found)
