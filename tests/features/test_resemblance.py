"""Likeness to the terms of the lexicon."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from features.occupations import load_lexicon
from features.resemblance import RIDGE, SINGLE, Resemblance, fit_resemblance
from tests.features.builders import small_reader

LEXICON = load_lexicon()
FITTED = fit_resemblance(LEXICON)


def best(text: str) -> str:
    """Name the occupation that a text resembles most."""
    return LEXICON.occupations[int(FITTED.scores([text])[0].argmax())].name


@pytest.mark.parametrize(
    ("text", "occupation"),
    [("踩衫车", "缝纫工"), ("想去开钩车挖机", "挖掘机司机"), ("帮人家看护病人", "医院护工")],
)
def test_words_that_the_lexicon_lacks_resemble_those_that_it_holds(
    text: str, occupation: str
) -> None:
    """No term is the text, the letters of several are in it."""
    assert best(text) == occupation


def test_weights_are_those_of_a_dense_ridge_regression() -> None:
    """The sparse solution is the dense one, but for the half precision in which it is kept."""
    lexicon = small_reader().lexicon
    fitted = fit_resemblance(lexicon)
    terms = [(t.text, n) for n, o in enumerate(lexicon.occupations) for t in o.terms]
    names = fitted.grams.tolist()
    G = np.array(
        [[(g in text) * (SINGLE if len(g) == 1 else 1.0) for g in names] for text, _ in terms]
    )
    G /= np.linalg.norm(G, axis=1, keepdims=True)
    Y = np.eye(len(lexicon.occupations))[[n for _, n in terms]]

    expected = Ridge(alpha=RIDGE, fit_intercept=False, solver="cholesky").fit(G, Y).coef_.T

    np.testing.assert_allclose(fitted.weights.astype(float), expected, atol=2e-3)


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_text_has_scores_between_nothing_and_one(texts: list[str]) -> None:
    """A row a text, in [0, 1], the same alone or in a crowd."""
    scores = FITTED.scores(texts)

    assert scores.shape == (len(texts), len(LEXICON.occupations))
    assert ((scores >= 0) & (scores <= 1)).all()
    for row, text in enumerate(texts):
        assert FITTED.scores([text]).tobytes() == scores[row : row + 1].tobytes()


def test_a_text_scores_as_the_best_of_its_clauses() -> None:
    """A second clause takes nothing from the first."""
    first, second = FITTED.scores(["踩电车"]), FITTED.scores(["看大门"])

    assert np.array_equal(FITTED.scores(["踩电车,看大门"]), np.maximum(first, second))


def test_arrays_bring_it_back() -> None:
    """What was saved scores to the same bits."""
    again = Resemblance.from_arrays(FITTED.to_arrays())

    assert again.scores(["踩衫车"]).tobytes() == FITTED.scores(["踩衫车"]).tobytes()
