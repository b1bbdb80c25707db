"""Likeness of letters."""

from __future__ import annotations

import math

import numpy as np
import pytest

from features.pair_features.wording import TOPIC_NAMES, wording_columns
from tests.features.builders import ask, make_seeker, make_vacancy, small_encoder


def wording(person: str, title: str) -> dict[str, float]:
    """Compare one text with one title."""
    pairs = ask([make_seeker(wish_text=person)], [make_vacancy(title=title)])
    return {name: float(column[0]) for name, column in wording_columns(pairs).items()}


def test_cosines_are_inner_products_of_unit_rows() -> None:
    """Each cosine equals the product of the two dense rows."""
    pairs = ask([make_seeker(wish_text="想做缝纫工")], [make_vacancy(title="缝纫工")])
    people, posts = pairs.seekers.text, pairs.vacancies.text

    found = wording_columns(pairs)

    for name, left, right in (
        ("word_cosine", people.words, posts.words),
        ("gram_cosine", people.grams, posts.grams),
        ("bm25", people.counts, pairs.vacancies.bm25),
    ):
        expected = float(left.toarray()[0] @ right.toarray()[0])
        assert found[name][0] == pytest.approx(expected, abs=1e-6), name
    expected = float(people.topics[0].astype(float) @ posts.topics[0].astype(float))
    assert found["topic_cosine"][0] == pytest.approx(expected, abs=1e-6)


def test_the_same_words_are_alike_and_others_are_not() -> None:
    """A post in the person's own words is nearer than one without any of them."""
    same, other = wording("保洁员", "保洁员"), wording("保洁员", "熨烫")

    for name in ("bm25", "word_cosine", "gram_cosine"):
        assert same[name] > other[name] >= 0.0, name
    assert same["word_cosine"] == pytest.approx(1.0, abs=1e-6)
    assert -1.0 - 1e-6 <= other["topic_cosine"] <= 1.0 + 1e-6


def test_refused_words_are_not_alike() -> None:
    """不想做保洁员 shares no word with a cleaning post."""
    assert wording("不想做保洁员", "保洁员")["word_cosine"] == 0.0


def test_products_of_topics_add_up_to_the_cosine() -> None:
    """The space bears three topics: three products, the others zero."""
    found = wording("想做缝纫工", "熨烫工")

    assert small_encoder().space.n_topics == 3
    products = [found[name] for name in TOPIC_NAMES]
    assert sum(products) == pytest.approx(found["topic_cosine"], abs=1e-12)
    assert products[3:] == [0.0] * (len(TOPIC_NAMES) - 3)


def test_lengths_are_counted_in_words() -> None:
    """An empty text has no words and is like nothing."""
    found = wording("", "缝纫工")

    assert found["seeker_words"] == 0.0
    assert found["vacancy_words"] == pytest.approx(math.log1p(1))
    assert not np.any([found[name] for name in ("bm25", "word_cosine", "gram_cosine")])
