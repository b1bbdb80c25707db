"""How many of the words and letter groups of a text a model has never learned of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from features.lexical import LONGEST_GRAM
from features.seekers import SeekerTable
from features.term_counts import character_grams
from features.vacancies import VacancyTable

LEARNED_FROM: Final = 2
"""Texts that a term must stand in to be learned."""


@dataclass(frozen=True, slots=True)
class NewTerms:
    """Shares of distinct terms that are not known, over all texts of one kind.

    Parameters
    ----------
    words, grams : float
        In [0, 1]; NaN where the texts hold none.
    """

    words: float
    grams: float


def new_terms(table: SeekerTable | VacancyTable, rows: NDArray[np.intp]) -> NewTerms:
    """Count terms that the vectorisers do not know in texts that they were not fitted on.

    Parameters
    ----------
    table : SeekerTable or VacancyTable
        Encoded people or vacancies.
    rows : ndarray of intp
        Which of them to look at.
    """
    n_words, n_grams = _distinct(table, rows)
    return NewTerms(
        _share(n_words, table.text.words[rows].nnz), _share(n_grams, table.text.grams[rows].nnz)
    )


def new_terms_expected(people: SeekerTable, posts: VacancyTable) -> tuple[NewTerms, NewTerms]:
    """Estimate what `new_terms` would find in fresh texts of the very market that was fitted on.

    Each text is looked at as if it had been left out: a term that stands in no more than two
    texts of the market would then not have been learned.

    Parameters
    ----------
    people, posts : SeekerTable, VacancyTable
        The market that the vectorisers were fitted on.

    Returns
    -------
    tuple of NewTerms
        For people and for vacancies.
    """
    words = _kept_terms(people.text.words, posts.text.words)
    grams = _kept_terms(people.text.grams, posts.text.grams)
    return _left_out(people, words, grams), _left_out(posts, words, grams)


def _left_out(
    table: SeekerTable | VacancyTable, words: NDArray[np.bool_], grams: NDArray[np.bool_]
) -> NewTerms:
    n_words, n_grams = _distinct(table, np.arange(len(table)))
    return NewTerms(
        _share(n_words, words[table.text.words.indices].sum()),
        _share(n_grams, grams[table.text.grams.indices].sum()),
    )


def _kept_terms(*parts: sp.csr_matrix) -> NDArray[np.bool_]:
    """Mark the terms that would be known without any one of their texts."""
    texts = np.sum([part.getnnz(axis=0) for part in parts], axis=0)
    return np.asarray(texts > LEARNED_FROM)


def _distinct(table: SeekerTable | VacancyTable, rows: NDArray[np.intp]) -> tuple[int, int]:
    readings = [table.readings[row] for row in rows]
    grams = (character_grams(one.characters, 1, LONGEST_GRAM) for one in readings)
    return _total(one.tokens for one in readings), _total(grams)


def _total(texts: Iterable[Iterable[str]]) -> int:
    return sum(len(set(terms)) for terms in texts)


def _share(total: int, known: int) -> float:
    return 1.0 - int(known) / total if total else float("nan")
