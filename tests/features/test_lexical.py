"""Text as vectors."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from features.lexical import LexicalConfig, LexicalSpace, fit_lexical_space

POSTS = [["挖掘机", "司机"], ["服装", "车位"], ["商场", "保洁", "保洁"]]
PEOPLE = [["保洁", "商场"], ["挖掘机"], []]


def fit(n_topics: int = 2) -> LexicalSpace:
    """Fit on three posts and three people."""
    return fit_lexical_space(
        POSTS,
        ["".join(post) for post in POSTS],
        PEOPLE,
        ["".join(person) for person in PEOPLE],
        config=LexicalConfig(n_topics=n_topics),
        seed=0,
    )


def test_rows_have_length_one_or_none() -> None:
    """TF-IDF and LSA rows are unit vectors; an empty text is a zero row."""
    vectors = fit().encode(PEOPLE, ["".join(person) for person in PEOPLE])

    norms = np.sqrt(vectors.words.multiply(vectors.words).sum(axis=1)).ravel()
    assert np.asarray(norms).ravel()[2] == 0.0
    assert np.asarray(norms).ravel()[0] == pytest.approx(1.0)
    assert np.linalg.norm(vectors.topics[2]) == 0.0


def test_bm25_equals_the_formula_by_hand() -> None:
    """One word of one document: idf tf (k1 + 1) / (tf + k1 (1 - b + b len / mean))."""
    space = fit()
    counts = space.encode(POSTS, ["".join(post) for post in POSTS]).counts
    state = space.to_arrays()
    column = state["word_terms"].tolist().index("保洁")

    weight = space.bm25_documents(counts)[2, column]

    idf, mean = state["word_idf"][column] - 1.0, float(state["mean_length"])
    assert weight == pytest.approx(idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / mean)), rel=1e-6)
    assert mean == pytest.approx(7 / 3)
    assert not math.isclose(weight, 0.0)


def test_state_round_trip_encodes_to_the_same_bits() -> None:
    """A space rebuilt from its arrays is the same space."""
    space = fit()
    again = LexicalSpace.from_arrays(space.to_arrays(), LexicalConfig(n_topics=2))

    one, two = (s.encode(PEOPLE, ["保洁商场", "挖掘机", ""]) for s in (space, again))

    assert one.topics.tobytes() == two.topics.tobytes()
    assert one.grams.toarray().tobytes() == two.grams.toarray().tobytes()
    assert one.words.toarray().tobytes() == two.words.toarray().tobytes()


def test_a_text_encodes_alone_as_in_a_crowd() -> None:
    """Serving one text gives the bits that training gave it among others."""
    space = fit()
    crowd = space.encode(PEOPLE, ["保洁商场", "挖掘机", ""])
    alone = space.encode(PEOPLE[:1], ["保洁商场"])

    assert alone.topics.tobytes() == crowd.topics[:1].tobytes()
    assert alone.words.toarray().tobytes() == crowd.words[:1].toarray().tobytes()


@pytest.mark.parametrize("posts", [[], [[]], [["保洁"]]])
def test_nearly_nothing_to_fit_on_still_encodes(posts: list[list[str]]) -> None:
    """No text, an empty one, or a single word give a space without topics."""
    space = fit_lexical_space(
        posts, ["".join(p) for p in posts], [], [], config=LexicalConfig(), seed=0
    )

    vectors = space.encode([["保洁"], []], ["保洁", ""])

    assert vectors.topics.shape == (2, space.n_topics)
    assert np.isfinite(vectors.words.toarray()).all()


def peer_of(space: LexicalSpace, part: str, **analysis: object) -> TfidfVectorizer:
    """Give scikit-learn's vectorizer with the terms and weights of a space."""
    state = space.to_arrays()
    peer = TfidfVectorizer(
        vocabulary=state[f"{part}_terms"].tolist(), sublinear_tf=True, dtype=np.float32, **analysis
    )
    peer.idf_ = state[f"{part}_idf"]
    return peer


@given(st.lists(st.text("商场保洁挖掘机司 ,a", max_size=40), min_size=1, max_size=6))
def test_vectors_have_the_bits_of_scikit_learn(texts: list[str]) -> None:
    """Words and grams, counted and weighed without it, are those that it gives."""
    space = fit()
    words = [[*text.split(), text[:2], text[2:4], *[text[:3]] * 3] for text in texts]
    vectors = space.encode(words, texts)
    peers = (
        peer_of(space, "word", analyzer=list).transform(words),
        peer_of(space, "gram", analyzer="char", ngram_range=(1, 3), lowercase=False).transform(
            texts
        ),
    )

    for ours, theirs in zip((vectors.words, vectors.grams), peers, strict=True):
        for name in ("data", "indices", "indptr"):
            assert getattr(ours, name).tobytes() == getattr(theirs, name).tobytes(), name
