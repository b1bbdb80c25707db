"""New terms: counted by hand on small texts, and expected rightly of fresh ones."""

from __future__ import annotations

import numpy as np
import pytest

from data.records import EmployerId
from features.encoder import fit_encoder
from features.lexical import LexicalConfig
from matching.drift.new_terms import new_terms, new_terms_expected
from tests.features.builders import make_employer, make_seeker, make_vacancy, small_reader

EMPLOYERS = {EmployerId("E1"): make_employer()}


def test_terms_are_counted_once_a_text() -> None:
    """Two texts, each known term by term: the shares are those of counting by hand."""
    learned = [make_seeker(f"S{i}", wish_text="想做缝纫工") for i in range(3)]
    config = LexicalConfig(n_topics=2)
    encoder, people, _ = fit_encoder(
        small_reader(), learned, [make_vacancy()], EMPLOYERS, config=config, seed=0
    )
    fresh = [make_seeker("S8", wish_text="想做缝纫工"), make_seeker("S9", wish_text="玻璃玻璃")]
    table = encoder.seekers(fresh)
    known = [set(reading.tokens) & set(people.readings[0].tokens) for reading in table.readings]
    total = sum(len(set(reading.tokens)) for reading in table.readings)

    found = new_terms(table, np.arange(2))

    assert found.words == pytest.approx(1.0 - sum(map(len, known)) / total)
    assert new_terms(table, np.array([0])).words == 0.0
    assert new_terms(table, np.array([0])).grams == 0.0
    assert new_terms(table, np.array([1])).words == 1.0
    assert np.isnan(new_terms(table, np.array([], dtype=np.intp)).grams)


def test_a_term_of_two_texts_would_not_have_been_learned_without_one_of_them() -> None:
    """Seen from each of its texts it is new; a term of three is known."""
    twice = [make_seeker(f"S{i}", wish_text="想做缝纫工") for i in range(2)]
    posts = [make_vacancy("V1", title="保安员")]
    config = LexicalConfig(n_topics=2)

    def expected(n_people: int) -> float:
        people = [*twice, make_seeker("S2", wish_text="想做缝纫工")][:n_people]
        _, seekers, vacancies = fit_encoder(
            small_reader(), people, posts, EMPLOYERS, config=config, seed=0
        )
        return new_terms_expected(seekers, vacancies)[0].words

    assert expected(2) == 1.0
    assert expected(3) == 0.0
