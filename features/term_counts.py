"""Known terms counted in texts: the sparse rows that every vector of words or letters starts from.

scikit-learn learns which terms to know. To count them for one text at a time it is too slow: its
checks of a single query take many times as long as cutting that query into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat
from typing import Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Csr = sp.csr_matrix
UNKNOWN: Final = -1
"""Column of a term that is not known."""

_SPACES = re.compile(r"\s\s+")


class Vocabulary:
    """Terms, each with its column.

    Parameters
    ----------
    terms : ndarray of str, shape (n_terms,)
        Distinct, in the order of the columns.

    Examples
    --------
    >>> Vocabulary(np.array(["保洁", "车位"])).count([["车位", "车位", "学徒"]]).toarray().tolist()
    [[0.0, 2.0]]
    """

    def __init__(self, terms: NDArray[np.str_]) -> None:
        self.terms = terms
        self._columns = {term: column for column, term in enumerate(terms.tolist())}

    def __len__(self) -> int:
        return len(self.terms)

    def count(self, texts: Iterable[Iterable[str]]) -> Csr:
        """Count the terms of texts.

        Parameters
        ----------
        texts : iterable of n iterables of str
            Words or grams of each text; unknown ones do not count.

        Returns
        -------
        csr_matrix of float32, shape (n, n_terms)
            With sorted indices.
        """
        columns: list[int] = []
        ends = [0]
        for terms in texts:
            columns.extend(map(self._columns.get, terms, repeat(UNKNOWN)))
            ends.append(len(columns))
        found = np.array(columns, dtype=np.int32)
        known = found != UNKNOWN
        bounds = np.concatenate(([0], np.cumsum(known)))[ends].astype(np.int32)
        once = np.ones(bounds[-1], dtype=np.float32)
        counts = sp.csr_matrix((once, found[known], bounds), shape=(len(ends) - 1, len(self)))
        counts.sum_duplicates()
        return counts


def character_grams(text: str, shortest: int, longest: int) -> list[str]:
    """List the character grams of a text as scikit-learn's ``analyzer="char"`` does.

    Parameters
    ----------
    text : str
        The text; blanks in a row count as one.
    shortest, longest : int
        Least and greatest number of characters.

    Returns
    -------
    list of str
        Short ones first.

    Examples
    --------
    >>> character_grams("踩电车", 2, 3)
    ['踩电', '电车', '踩电车']
    """
    text = _SPACES.sub(" ", text)
    return [
        text[start : start + size]
        for size in range(shortest, longest + 1)
        for start in range(len(text) - size + 1)
    ]
