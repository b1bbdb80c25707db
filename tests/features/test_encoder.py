"""One way to encode records."""

from __future__ import annotations

from data.records import EmployerId
from features.encoder import fit_encoder
from features.lexical import LexicalConfig
from tests.features.builders import SEWER, make_employer, make_seeker, make_vacancy, small_reader

PEOPLE = [make_seeker("S1", wish_text="想踩电车"), make_seeker("S2", profile_text="做过保洁")]
POSTS = [make_vacancy("V1", title="车位"), make_vacancy("V2", title="保洁员")]
OWNERS = {EmployerId("E1"): make_employer()}


def test_fitting_encodes_as_the_fitted_encoder_does() -> None:
    """The tables that fitting returns are those of encoding again, to the bit."""
    encoder, people, posts = fit_encoder(
        small_reader(), PEOPLE, POSTS, OWNERS, config=LexicalConfig(n_topics=2), seed=1
    )

    again, posts_again = encoder.seekers(PEOPLE), encoder.vacancies(POSTS, OWNERS)

    assert people.text.topics.tobytes() == again.text.topics.tobytes()
    assert people.text.words.toarray().tobytes() == again.text.words.toarray().tobytes()
    assert posts.bm25.toarray().tobytes() == posts_again.bm25.toarray().tobytes()
    assert people.records == tuple(PEOPLE)
    assert posts.records == tuple(POSTS)


def test_fitting_again_gives_the_same_space() -> None:
    """Same texts, same seed, same arrays."""
    states = [
        fit_encoder(
            small_reader(), PEOPLE, POSTS, OWNERS, config=LexicalConfig(n_topics=2), seed=1
        )[0].space.to_arrays()
        for _ in range(2)
    ]

    assert states[0].keys() == states[1].keys()
    for name, array in states[0].items():
        assert array.tobytes() == states[1][name].tobytes(), name


def test_the_reader_knows_the_words_of_its_lexicon() -> None:
    """踩电车 is one word, and means sewing, on both sides."""
    person = small_reader().seekers([PEOPLE[0]])[0]
    post = small_reader().vacancies([POSTS[0]])[0]

    assert "踩电车" in person.tokens
    assert person.wished == post.titled == (SEWER,)


def test_an_unseen_person_is_encoded_in_the_same_space() -> None:
    """Widths do not depend on who is encoded."""
    encoder, people, _ = fit_encoder(
        small_reader(), PEOPLE, POSTS, OWNERS, config=LexicalConfig(n_topics=2), seed=1
    )

    fresh = encoder.seekers([make_seeker("new", wish_text="从来没见过的字")])

    assert fresh.text.words.shape[1] == people.text.words.shape[1]
    assert fresh.text.topics.shape == (1, encoder.space.n_topics)
