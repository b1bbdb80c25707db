"""What people who write so are drawn to, learned from the log: words of people against vacancies.

Neither lexicon nor likeness of letters knows what a word of the county means; but a counsellor who
hears it shows certain vacancies, and the person applies for some of them. Over a whole register
that teaches every word that several people use. A ridge regression leads from what a person says
(letters of wishes and past, occupations read) to the vacancies that people who said it were shown
by choice and applied for; vacancies are directions in the space of their words.

Notes
-----
With z_j the direction of vacancy j, m_d the mean of those live on day d and r the share of views
that led to an application, person i with n_i vacancies shown by choice is drawn to

    t_i = (sum_shown (z_j - m_d) + `ASKED` (sum_applied z_j - r sum_viewed z_j)) / n_i,

and W minimises sum_i n_i |x_i W - t_i|^2 + `RIDGE` |W|^2. Slots by lot teach only what was
applied for. A pair's interest is x_i W z_j. For the people of the log itself W is learned without
them (`FOLDS` parts), or they would seem better understood than anybody new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import chain
from operator import add
from typing import Any, Final

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits

from data.columns import Kinds
from features.columnar import Floats
from features.history import APPLIED, LOOKED, EventLog
from features.ridge import solve_ridge
from features.term_counts import Csr, Vocabulary, character_grams

RIDGE: Final = 200.0
ASKED: Final = 5.0
"""What an application teaches beside a vacancy that was merely shown by choice."""
FOLDS: Final = 4
MIN_PEOPLE: Final = 200
"""Fewest people with a list; below, chance would speak."""
MAX_GRAMS: Final = 2_000
MAX_DIRECTIONS: Final = 200
PAST: Final = 0.7
"""Length of the letters of what was done, beside those of wishes, whose length is 1."""
MARK: Final = 0.55
"""Length of an occupation read, beside them."""

Vectors = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sayings:
    """What n people say, as far as interest is learned from it.

    Parameters
    ----------
    wishes, past : sequence of n str
        Normalised wishes, and past and skills.
    marks : csr_matrix of float32, shape (n, n_marks)
        Occupations and families read.
    """

    wishes: Sequence[str]
    past: Sequence[str]
    marks: Csr

    def grams(self) -> list[list[str]]:
        """List the letter pairs of each person, wishes told from past."""
        return [
            [*_tagged("w", wish), *_tagged("p", past)]
            for wish, past in zip(self.wishes, self.past, strict=True)
        ]


def _tagged(tag: str, text: str) -> Iterable[str]:
    clauses = (character_grams(clause, 2, 2) for clause in text.split(","))
    return (tag + gram for gram in chain.from_iterable(clauses))


@dataclass(frozen=True, slots=True, eq=False)
class Interest:
    """Learned interest of people in directions of vacancies.

    Parameters
    ----------
    grams : ndarray of str, shape (n_grams,)
        Tagged letter pairs.
    idf : ndarray of float32, shape (n_grams,)
        Their weights.
    weights : ndarray of float32, shape (n_grams + n_marks, n_directions)
        W of the module's notes.
    directions : ndarray of float32, shape (n_words, n_directions)
        Words of vacancies to directions.
    """

    grams: NDArray[np.str_]
    idf: Vectors
    weights: Vectors
    directions: Vectors
    _vocabulary: Vocabulary = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_vocabulary", Vocabulary(self.grams))

    @property
    def is_learned(self) -> bool:
        """Whether anything is known; if not, nobody's sayings need to be gathered."""
        return len(self.weights) > 0

    def of_people(self, sayings: Sayings) -> Vectors:
        """Say where each person is drawn, shape (n, n_directions)."""
        if not self.is_learned:
            return np.zeros((len(sayings.wishes), 0), dtype=np.float32)
        drawn: Vectors = self.design(sayings) @ self.weights
        return drawn

    def of_vacancies(self, words: Csr) -> Vectors:
        """Say where vacancies lie, from the TF-IDF of their words; shape (m, n_directions)."""
        if not len(self.directions):
            return np.zeros((words.shape[0], 0), dtype=np.float32)
        lying: Vectors = words @ self.directions
        return lying

    def design(self, sayings: Sayings) -> Csr:
        """Give the rows x_i of the module's notes."""
        counts = self._vocabulary.count(sayings.grams())
        weights = self.idf[counts.indices]
        # Wishes and past by themselves, or a long past would drown a short wish.
        is_past = np.char.startswith(self.grams, "p")[counts.indices]
        half = 2 * np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr)) + is_past
        lengths = np.sqrt(np.bincount(half, weights * weights, 2 * counts.shape[0]))[half]
        lengths = np.maximum(lengths, np.finfo(np.float32).tiny)
        counts.data = (weights * np.where(is_past, PAST, 1.0) / lengths).astype(np.float32)
        design: Csr = sp.hstack([counts, np.float32(MARK) * sayings.marks], format="csr")
        return design

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give the learned state as plain arrays."""
        return {
            "grams": self.grams,
            "idf": self.idf,
            "weights": self.weights,
            "directions": self.directions,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Interest:
        """Rebuild from `to_arrays`."""
        return cls(arrays["grams"], arrays["idf"], arrays["weights"], arrays["directions"])


def no_interest() -> Interest:
    """Give an interest that knows nothing: every person is drawn nowhere."""
    nothing = np.zeros((0, 0), dtype=np.float32)
    return Interest(np.zeros(0, dtype="<U3"), nothing[:, 0:0].ravel(), nothing, nothing)


@dataclass(frozen=True, slots=True)
class Offers:
    """The m vacancies that a log speaks of.

    Parameters
    ----------
    words : csr_matrix, shape (m, n_words)
        TF-IDF of their words.
    published, expires : ndarray of float64, shape (m,)
        Ordinal days; live from the first, no longer on the second.
    """

    words: Csr
    published: Floats
    expires: Floats


def fit_interest(
    sayings: Sayings, offers: Offers, log: EventLog, *, seed: int
) -> tuple[Interest, Vectors]:
    """Learn interest from a log.

    Parameters
    ----------
    sayings : Sayings
        Of every person of the market, in the market's order.
    offers : Offers
        Every vacancy of the market, in the market's order.
    log : EventLog
        What was shown, viewed and applied for.
    seed : int
        Seed of the parts and of the randomised SVD.

    Returns
    -------
    interest : Interest
        For serving; knows nothing where fewer than `MIN_PEOPLE` people had a list.
    own : ndarray of float32, shape (n, n_directions)
        Where each person of the market is drawn, learned without that person.
    """
    n_people = len(sayings.wishes)
    shown = _shown_by_choice(log)
    listed = np.bincount(log.seeker_rows[shown], minlength=n_people).astype(float)
    if np.count_nonzero(listed) < MIN_PEOPLE:
        return no_interest(), np.zeros((n_people, 0), dtype=np.float32)
    # One BLAS thread: with two, sums change order and the bytes of the artifact with them.
    with threadpool_limits(limits=1):
        blank = _vocabulary_of(sayings, _directions(offers.words, seed))
        rows = blank.design(sayings).astype(np.float64)
        lying = blank.of_vacancies(offers.words).astype(np.float64)
        pulled = _pull(lying, offers, log, shown, n_people)
        weights, own = _cross_fitted(rows, pulled, listed, seed)
    learned = Interest(blank.grams, blank.idf, weights.astype(np.float32), blank.directions)
    return learned, own.astype(np.float32)


def _shown_by_choice(log: EventLog) -> NDArray[np.intp]:
    """List the events in which a choice was shown; views where no list is logged."""
    kinds = frozenset({Kinds.SHOWN})
    is_shown = log.of_kind(kinds if log.of_kind(kinds).any() else LOOKED)
    return np.flatnonzero(is_shown & (log.chosen != 0.0))


def _directions(words: Csr, seed: int) -> Vectors:
    size = min(MAX_DIRECTIONS, min(words.shape) - 1)
    _, _, components = randomized_svd(words.astype(np.float64), size, random_state=seed)
    return np.ascontiguousarray(components.T, dtype=np.float32)


def _vocabulary_of(sayings: Sayings, directions: Vectors) -> Interest:
    """Learn which letter pairs count; the weights are still blank."""
    vectorizer = TfidfVectorizer(
        analyzer=list, min_df=4, max_features=MAX_GRAMS, use_idf=True, dtype=np.float32
    )
    vectorizer.fit(sayings.grams())
    grams = np.asarray(vectorizer.get_feature_names_out(), dtype=np.str_)
    # A letter pair that everybody uses says nothing: less the 1 that scikit-learn adds.
    idf = (vectorizer.idf_ - 1.0).astype(np.float32)
    return Interest(grams, idf, np.zeros((0, 0), dtype=np.float32), directions)


def _pull(
    lying: Floats, offers: Offers, log: EventLog, shown: NDArray[np.intp], n_people: int
) -> Floats:
    """Sum, for each person, what n_i t_i of the module's notes sums; (n_people, n_directions)."""
    viewed, applied = np.flatnonzero(log.of_kind(LOOKED)), np.flatnonzero(log.of_kind(APPLIED))
    rate = min(len(applied) / len(viewed), 1.0) if len(viewed) else 0.0
    events = np.concatenate([shown, applied, viewed])
    worth = np.repeat([1.0, ASKED, -ASKED * rate], [len(shown), len(applied), len(viewed)])
    people = log.seeker_rows
    drawn = _table(worth, people[events], log.vacancy_rows[events], (n_people, len(lying))) @ lying
    days, day_of = np.unique(log.days[shown], return_inverse=True)
    live = (offers.published <= days[:, None]) & (days[:, None] < offers.expires)
    usual = (live @ lying) / np.maximum(live.sum(axis=1), 1)[:, None]
    on_day = _table(np.ones(len(shown)), people[shown], day_of, (n_people, len(days)))
    pulled: Floats = drawn - on_day @ usual
    return pulled


def _table(
    values: Floats, rows: NDArray[Any], columns: NDArray[Any], shape: tuple[int, int]
) -> sp.csr_matrix:
    return sp.csr_matrix((values, (rows, columns)), shape=shape)


def _cross_fitted(rows: Csr, pulled: Floats, listed: Floats, seed: int) -> tuple[Floats, Floats]:
    """Fit on everybody, and for each part of the people on all others."""
    part = np.random.default_rng(seed).integers(0, FOLDS, len(listed))
    root = sp.diags(np.sqrt(listed)) @ rows
    grams = [root[part == k].T @ root[part == k] for k in range(FOLDS)]
    sums = [rows[part == k].T @ pulled[part == k] for k in range(FOLDS)]
    whole, total = reduce(add, grams), reduce(add, sums)
    weights = solve_ridge(whole, total, RIDGE)
    own: Floats = rows @ weights
    for k in range(FOLDS):
        mine = np.flatnonzero((part == k) & (listed > 0))
        own[mine] = rows[mine] @ solve_ridge(whole - grams[k], total - sums[k], RIDGE)
    return weights, own
