"""Words of a register that hint at an occupation, learned without any label.

People wish for work near what they have done. So the letters of a wish whose words the
lexicon does not know still hint at occupations read in the same person's past, and the other
way round: a ridge regression from character 2- and 3-grams of one part of a record to the
occupations recognised in the other part. A hint is weaker than a word that is known.

Notes
-----
With G the grams (rows of length 1 in the sense of a binary count over its square root) and Y
the occupations of the other part, W = (G'G + lambda I)^-1 G'(Y - mean Y). A hint is
`HINT` * min(max(g W, 0), `CEILING`) / `CEILING`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from features.columnar import membership
from features.reading import SeekerReading
from features.ridge import solve_ridge
from features.term_counts import Csr, Vocabulary, character_grams

RIDGE: Final = 3.0
CEILING: Final = 0.12
HINT: Final = 0.6
MIN_RECORDS: Final = 300
"""Fewest records with both parts read; below, chance would speak."""
MAX_GRAMS: Final = 4_000


@dataclass(frozen=True, slots=True, eq=False)
class Expansion:
    """Learned hints.

    Parameters
    ----------
    grams : ndarray of str, shape (n_grams,)
        Character grams of the register.
    weights : ndarray of float32, shape (n_grams, n_occupations)
        What each gram hints at.
    """

    grams: NDArray[np.str_]
    weights: NDArray[np.float32]
    _vocabulary: Vocabulary = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_vocabulary", Vocabulary(self.grams))

    def hints(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Read hints in texts.

        Parameters
        ----------
        texts : sequence of n str
            Normalised parts of records.

        Returns
        -------
        ndarray of float32, shape (n, n_occupations)
            In [0, HINT]; zeros where nothing was learned.
        """
        if not len(self.grams) or not texts:
            return np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        raw = _scaled(self._vocabulary.count(map(_grams, texts))) @ self.weights
        hints: NDArray[np.float32] = np.clip(raw, 0.0, CEILING) * np.float32(HINT / CEILING)
        return hints

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give the learned state as plain arrays."""
        return {"grams": self.grams, "weights": self.weights}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Expansion:
        """Rebuild from `to_arrays`."""
        return cls(arrays["grams"], arrays["weights"])


def fit_expansion(readings: Sequence[SeekerReading], n_occupations: int) -> Expansion:
    """Learn hints from a register.

    Parameters
    ----------
    readings : sequence of SeekerReading
        The people's texts as read.
    n_occupations : int
        Number of occupations of the lexicon.

    Returns
    -------
    Expansion
        Empty where fewer than `MIN_RECORDS` records have both parts.
    """
    texts = [r.wish_characters for r in readings] + [r.past_characters for r in readings]
    others = [(*r.past, *r.skilled) for r in readings] + [r.wished for r in readings]
    kept = [row for row, text in enumerate(texts) if len(text) > 2 and others[row]]
    if len(kept) < MIN_RECORDS:
        return Expansion(np.zeros(0, "<U3"), np.zeros((0, n_occupations), np.float32))
    vectorizer = CountVectorizer(
        analyzer=_grams, binary=True, dtype=np.float32, min_df=4, max_features=MAX_GRAMS
    )
    grams = _scaled(vectorizer.fit_transform([texts[row] for row in kept])).astype(np.float64)
    targets = membership([others[row] for row in kept], n_occupations)[:, :-1].astype(np.float64)
    sums = grams.T @ (targets - targets.mean(axis=0))
    weights = solve_ridge(grams.T @ grams, sums, RIDGE)
    return Expansion(
        np.asarray(vectorizer.get_feature_names_out(), dtype=np.str_), weights.astype(np.float32)
    )


def _grams(text: str) -> list[str]:
    return character_grams(text, 2, 3)


def _scaled(counts: Csr) -> Csr:
    """Take each gram of a text once, divided by the root of their number."""
    sizes = np.diff(counts.indptr)
    scaled = counts.copy()
    scaled.data = (1 / np.repeat(np.sqrt(sizes), sizes)).astype(np.float32)
    return scaled
