"""Known terms counted in texts, against scikit-learn."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer

from features.term_counts import Vocabulary, character_grams

LETTERS = "踩电车保洁a1 \n,"
TERMS = [*"踩电车 a", "电车", "保洁", "a1", " ,", "踩电车"]


@given(st.lists(st.text(LETTERS, max_size=20), min_size=1, max_size=8))
def test_counts_are_those_of_scikit_learn(texts: list[str]) -> None:
    """Same columns, same order, same numbers; unknown grams do not count."""
    peer = CountVectorizer(
        analyzer="char", ngram_range=(1, 3), lowercase=False, vocabulary=TERMS, dtype=np.float32
    ).transform(texts)

    counts = Vocabulary(np.array(TERMS)).count(character_grams(text, 1, 3) for text in texts)

    assert counts.shape == peer.shape
    for name in ("data", "indices", "indptr"):
        assert getattr(counts, name).tobytes() == getattr(peer, name).tobytes(), name


def test_nothing_to_count_makes_empty_rows() -> None:
    """No text, a text without words, and a text of unknown words."""
    vocabulary = Vocabulary(np.array(["保洁"]))

    assert vocabulary.count([]).shape == (0, 1)
    assert vocabulary.count([[], ["车位"]]).nnz == 0
    assert len(vocabulary) == 1
