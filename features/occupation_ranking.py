"""How strongly a person's texts stand for each occupation: letters alike, and words that were read.

The ranking answers "what work does this person speak of?" where one answer, or the best three, are
wanted: on a screen, in a check against hand-labelled text. The model's features do not pass
through it; they keep wishes, past and hints apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from features.occupations import Lexicon
from features.reading import SeekerReading
from features.work_mentions import GENERIC_FAMILY

DONE: Final = 0.8
"""Share of what was done or is known beside what is wished."""
READ: Final = 0.05
"""Worth of a word that was read, in units of the likeness of letters."""
GENERAL: Final = 0.45
"""Share that remains of both where the words name work in general (在厂里)."""
REFUSED: Final = -1.0


def score_occupations(readings: Sequence[SeekerReading], lexicon: Lexicon) -> NDArray[np.float64]:
    """Score every occupation for each person.

    Parameters
    ----------
    readings : sequence of n SeekerReading
        Texts as read with `lexicon`.
    lexicon : Lexicon
        Occupations.

    Returns
    -------
    ndarray of float64, shape (n, n_occupations)
        In [0, 1.05], greatest for what is wished, then done; `REFUSED` for what is refused,
        whatever else the text says of it.

    Notes
    -----
    The likeness is the cosine of TF-IDF weights of 1 to 3 letters between what a person says and
    all terms of an occupation. It weighs the whole saying, where single words tie: of the
    occupations that share 打磨 the one is meant whose other words are near.
    """
    alike = np.maximum(
        _likeness([r.wish_characters for r in readings], lexicon),
        DONE * _likeness([r.past_characters for r in readings], lexicon),
    )
    generic = np.array([o.family == GENERIC_FAMILY for o in lexicon.occupations])
    share = np.where(generic, GENERAL, 1.0)
    scores: NDArray[np.float64] = share * alike
    worth = READ * share
    for row, reading in zip(scores, readings, strict=True):
        done = [*{*reading.past, *reading.skilled} - {*reading.wished}]
        row[done] += DONE * worth[done]
        row[list(reading.wished)] += worth[list(reading.wished)]
        row[list(reading.refused)] = REFUSED
    return scores


def _likeness(texts: Sequence[str], lexicon: Lexicon) -> NDArray[np.float64]:
    vectorizer, terms = _letters(lexicon)
    scores: NDArray[np.float64] = (vectorizer.transform(texts) @ terms.T).toarray()
    return scores


@lru_cache(maxsize=2)
def _letters(lexicon: Lexicon) -> tuple[Any, Any]:
    """Weigh the letters of every occupation's terms; takes half a second."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, analyzer="char", ngram_range=(1, 3))
    return vectorizer, vectorizer.fit_transform(
        " ".join(term.text for term in o.terms) for o in lexicon.occupations
    )


def best_families(scores: NDArray[np.float64], lexicon: Lexicon, k: int) -> list[str]:
    """Name the k families whose best occupation scores highest.

    Parameters
    ----------
    scores : ndarray of float64, shape (n_occupations,)
        Scores of one person.
    lexicon : Lexicon
        Occupations.
    k : int
        How many at most.

    Returns
    -------
    list of str
        Best first; families without any evidence are left out.
    """
    best = np.full(len(lexicon.families), REFUSED)
    np.maximum.at(best, lexicon.family_of, scores)
    order = np.argsort(-best, kind="stable")[:k]
    return [lexicon.families[family] for family in order if best[family] > 0]
