"""Occupations whose words a text resembles, where it holds none of them whole.

踩衫车 is not in the lexicon, but 踩电车 and 车衫 are: the letters that the terms of an occupation
share stand for it. A ridge regression from the character 1- and 2-grams of the lexicon's
terms to their occupations learns which letters tell and which do not. No label takes part and no
register, so a resemblance means the same in every office.

Notes
-----
With G the grams of the terms (1 for a pair of letters, `SINGLE` for a letter, rows brought to
length 1) and Y their occupations, W = (G'G + lambda I)^-1 G'Y, which is ridge regression. The
resemblance of a text is the greatest of its clauses, g W clipped to [0, 1]; g is divided by its
length like G, but by `LONGEST` at most: the filling words of a long clause do not weaken what it
names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from features.columnar import membership
from features.occupations import Lexicon
from features.ridge import solve_sparse_ridge
from features.term_counts import Csr, Vocabulary, character_grams

RIDGE: Final = 0.3
SINGLE: Final = 0.3
"""Weight of a single letter beside a pair of letters."""
LONGEST: Final = 3.0
CHUNK: Final = 4_096
"""Clauses scored at a time, so that memory does not grow with the register."""


@dataclass(frozen=True, slots=True, eq=False)
class Resemblance:
    """Learned from the terms of one lexicon.

    Parameters
    ----------
    grams : ndarray of str, shape (n_grams,)
        Character grams of the terms.
    weights : ndarray of float16, shape (n_grams, n_occupations)
        What each gram stands for.
    """

    grams: NDArray[np.str_]
    weights: NDArray[np.float16]
    _weights: NDArray[np.float32] = field(init=False, repr=False)
    _gram_weights: NDArray[np.float32] = field(init=False, repr=False)
    _vocabulary: Vocabulary = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Made once: for one person's text this would take far longer than the scores.
        object.__setattr__(self, "_weights", self.weights.astype(np.float32))
        object.__setattr__(self, "_gram_weights", _gram_weights(self.grams).astype(np.float32))
        object.__setattr__(self, "_vocabulary", Vocabulary(self.grams))

    def scores(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Say how much texts resemble the words of each occupation.

        Parameters
        ----------
        texts : sequence of n str
            Normalised texts, their clauses divided by commas.

        Returns
        -------
        ndarray of float32, shape (n, n_occupations)
            In [0, 1]; zeros where nothing was learned.
        """
        scores = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        if not len(self.grams):
            return scores
        clauses = [(row, c) for row, text in enumerate(texts) for c in text.split(",") if c]
        for start in range(0, len(clauses), CHUNK):
            rows, part = zip(*clauses[start : start + CHUNK], strict=True)
            counts = self._vocabulary.count(map(_grams, part))
            raw = _scaled(counts, self._gram_weights, LONGEST) @ self._weights
            people, firsts = np.unique(rows, return_index=True)
            best = np.maximum.reduceat(np.clip(raw, 0.0, 1.0), firsts)
            scores[people] = np.maximum(scores[people], best)
        return scores

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give the learned state as plain arrays."""
        return {"grams": self.grams, "weights": self.weights}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Resemblance:
        """Rebuild from `to_arrays`."""
        return cls(arrays["grams"], arrays["weights"])


@lru_cache(maxsize=2)
def fit_resemblance(lexicon: Lexicon) -> Resemblance:
    """Learn from the terms of a lexicon; takes a while, so an artifact keeps the result.

    Parameters
    ----------
    lexicon : Lexicon
        At least one term.

    Returns
    -------
    Resemblance
        The same bytes for the same lexicon.
    """
    owners: dict[str, list[int]] = {}
    for number, occupation in enumerate(lexicon.occupations):
        for term in occupation.terms:
            owners.setdefault(term.text, []).append(number)
    vectorizer = CountVectorizer(analyzer=_grams, binary=True, dtype=np.float32)
    counts = vectorizer.fit_transform(list(owners))
    names = np.asarray(vectorizer.get_feature_names_out(), dtype=np.str_)
    targets = membership([tuple(o) for o in owners.values()], len(lexicon.occupations))[:, :-1]
    rows = _scaled(counts.astype(np.float64), _gram_weights(names))
    weights = solve_sparse_ridge(rows.T @ rows, rows.T @ targets.astype(np.float64), RIDGE)
    return Resemblance(names, np.ascontiguousarray(weights, dtype=np.float16))


def _grams(text: str) -> list[str]:
    return character_grams(text, 1, 2)


def _gram_weights(grams: NDArray[np.str_]) -> NDArray[np.float64]:
    return np.where(np.char.str_len(grams) == 1, SINGLE, 1.0)


def _scaled(counts: Csr, gram_weights: NDArray[Any], longest: float = np.inf) -> Csr:
    """Weigh the grams and divide each row by its length, or by `longest` where that is less."""
    scaled = counts.copy()
    scaled.data = gram_weights[counts.indices]
    lengths = np.sqrt(np.asarray(scaled.multiply(scaled).sum(axis=1)).ravel())
    divisors = np.clip(lengths, np.finfo(np.float32).tiny, longest).astype(counts.dtype)
    scaled.data /= np.repeat(divisors, np.diff(counts.indptr))
    return scaled
