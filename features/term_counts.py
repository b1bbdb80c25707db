"""Known terms counted in texts: the sparse rows that every vector of words or letters starts from.

scikit-learn learns which terms to know. To count them for one text at a time it is too slow: its
checks of a single query take many times as long as cutting that query into words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Csr = sp.csr_matrix

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
        column_of = self._columns
        indices: list[int] = []
        values: list[int] = []
        bounds = [0]
        for terms in texts:
            found = Counter([column_of[term] for term in terms if term in column_of])
            columns = sorted(found)
            indices += columns
            values += [found[column] for column in columns]
            bounds.append(len(indices))
        parts = (
            np.array(values, np.float32),
            np.array(indices, np.int32),
            np.array(bounds, np.int32),
        )
        counts = sp.csr_matrix(parts, shape=(len(bounds) - 1, len(self)))
        counts.has_canonical_format = True
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
