"""Text as vectors: TF-IDF of words and characters, BM25, and LSA.

One `LexicalSpace` is fitted on the texts of a market (both sides) and then encodes any
text, seen or not. Cosines and BM25 scores of pairs are sparse row products
(`features.sparse_rows`). The occupations that a text means are read elsewhere
(`features.reading`): here only letters count.

References
----------
Robertson, S. and Zaragoza, H. (2009), The Probabilistic Relevance Framework: BM25 and
Beyond, section 3. Deerwester, S. et al. (1990), Indexing by Latent Semantic Analysis.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, PositiveFloat, PositiveInt
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from threadpoolctl import threadpool_limits

from features.term_counts import Csr, Vocabulary, character_grams

Tokens = Sequence[str]

LONGEST_GRAM: Final = 3


class LexicalConfig(BaseModel):
    """How text becomes vectors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    n_topics: PositiveInt = 64
    """Dimensions of the LSA space; fewer where the texts are too few."""
    max_words: PositiveInt = 30_000
    max_grams: PositiveInt = 40_000
    bm25_k1: PositiveFloat = 1.2
    bm25_b: PositiveFloat = 0.75


@dataclass(frozen=True, slots=True)
class TextVectors:
    """Vectors of n texts.

    Parameters
    ----------
    words, grams : csr_matrix of float32, shape (n, n_words) and (n, n_grams)
        TF-IDF, rows of length 1 (or 0 for an empty text).
    counts : csr_matrix of float32, shape (n, n_words)
        Plain counts of words.
    topics : ndarray of float32, shape (n, n_topics)
        LSA vectors, rows of length 1 (or 0).
    """

    words: Csr
    grams: Csr
    counts: Csr
    topics: NDArray[np.float32]


class TfIdf:
    """Terms and their weights, learned by scikit-learn.

    Parameters
    ----------
    terms : ndarray of str, shape (n_terms,)
        In the order of the columns.
    idf : ndarray, shape (n_terms,)
        Weight of each term.
    """

    def __init__(self, terms: NDArray[np.str_], idf: NDArray[np.floating[Any]]) -> None:
        self.vocabulary = Vocabulary(terms)
        self.idf = idf

    def weigh(self, counts: Csr) -> Csr:
        """Turn counts into the bits that ``TfidfVectorizer.transform`` makes of the texts.

        Parameters
        ----------
        counts : csr_matrix of float32, shape (n, n_terms)
            Counts of the terms.

        Returns
        -------
        csr_matrix of float32, shape (n, n_terms)
            (1 + log tf) idf, rows of length 1 (or 0).
        """
        weights = counts.copy()
        weights.data = (np.log(counts.data) + 1.0) * self.idf[counts.indices]
        weights.data = weights.data.astype(np.float32)
        # Sums in double precision, column after column: the order decides the last bit.
        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        lengths = np.sqrt(np.bincount(rows, weights.data * weights.data, counts.shape[0]))
        weights.data = (weights.data / lengths[rows]).astype(np.float32)
        return weights


def _same(tokens: Tokens) -> Tokens:
    return tokens


def _grams(text: str) -> list[str]:
    return character_grams(text, 1, LONGEST_GRAM)


def _fit_tfidf(analyse: Callable[[Any], Tokens], texts: Sequence[Any], limit: int) -> TfIdf:
    """Learn terms; drop rare ones, but keep them on tiny corpora, and on none one dummy term."""
    options = {"analyzer": analyse, "sublinear_tf": True, "dtype": np.float32}
    for min_df in (2, 1):
        try:
            fitted = TfidfVectorizer(min_df=min_df, max_features=limit, **options).fit(texts)
        except ValueError:
            continue
        return TfIdf(fitted.get_feature_names_out().astype(np.str_), fitted.idf_)
    return TfIdf(np.array(["\0"]), np.ones(1, np.float32))


def _unit_rows(dense: NDArray[np.float64]) -> NDArray[np.float32]:
    norms = np.linalg.norm(dense, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (dense / np.where(norms > 0, norms, 1.0)).astype(np.float32)
    return unit


class LexicalSpace:
    """Fitted vectorisers of one market's words.

    Parameters
    ----------
    words, grams : TfIdf
        Learned over tokens and over character 1- to 3-grams.
    components : ndarray of float64, shape (n_topics, n_words)
        LSA directions over the word TF-IDF.
    mean_length : float
        Mean number of words of a vacancy, for BM25.
    config : LexicalConfig
        BM25's constants.
    """

    PARTS: Final = ("word_terms", "word_idf", "gram_terms", "gram_idf", "components", "mean_length")

    def __init__(
        self,
        words: TfIdf,
        grams: TfIdf,
        components: NDArray[np.float64],
        mean_length: float,
        config: LexicalConfig,
    ) -> None:
        self._words = words
        self._grams = grams
        self._components = components
        # Laid out once as products read it; for one text the copy would cost more than the rest.
        self._directions = np.ascontiguousarray(components.T)
        self._mean_length = mean_length
        self._config = config

    @property
    def n_topics(self) -> int:
        """Number of LSA dimensions that the texts could bear."""
        return int(self._components.shape[0])

    def encode(self, tokens: Sequence[Tokens], characters: Sequence[str]) -> TextVectors:
        """Turn n texts into vectors.

        Parameters
        ----------
        tokens : sequence of n sequences of str
            Words of each text.
        characters : sequence of n str
            The same texts, normalised, for character grams.

        Returns
        -------
        TextVectors
            Row i belongs to text i.
        """
        counts = self._words.vocabulary.count(tokens)
        words = self._words.weigh(counts)
        grams = self._grams.weigh(self._grams.vocabulary.count(map(_grams, characters)))
        # Row by row dense products: one text encodes to the same bits alone or in a crowd.
        topics = words.astype(np.float64) @ self._directions
        return TextVectors(words, grams, counts, _unit_rows(np.asarray(topics)))

    def bm25_documents(self, counts: Csr) -> Csr:
        """Weight the words of vacancies so that a sum over query words is BM25.

        Parameters
        ----------
        counts : csr_matrix, shape (n_vacancies, n_words)
            Counts of words.

        Returns
        -------
        csr_matrix of float32, shape (n_vacancies, n_words)
            idf(w) tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)).
        """
        k1, b = self._config.bm25_k1, self._config.bm25_b
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        damping = k1 * (1 - b + b * lengths / self._mean_length)
        weights = counts.copy()
        tf = counts.data
        idf = np.maximum(self._words.idf - 1.0, 0.0)[counts.indices]
        per_row = np.repeat(damping, np.diff(counts.indptr))
        weights.data = (idf * tf * (k1 + 1) / (tf + per_row)).astype(np.float32)
        return weights

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """Give the fitted state as plain arrays, ready for an npz file."""
        return {
            "word_terms": self._words.vocabulary.terms,
            "word_idf": self._words.idf,
            "gram_terms": self._grams.vocabulary.terms,
            "gram_idf": self._grams.idf,
            "components": self._components,
            "mean_length": np.array(self._mean_length),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], config: LexicalConfig) -> LexicalSpace:
        """Rebuild a space from `to_arrays`; it encodes to the same bits."""
        return cls(
            TfIdf(arrays["word_terms"], arrays["word_idf"]),
            TfIdf(arrays["gram_terms"], arrays["gram_idf"]),
            arrays["components"],
            float(arrays["mean_length"]),
            config,
        )


def fit_lexical_space(
    vacancy_tokens: Sequence[Tokens],
    vacancy_characters: Sequence[str],
    seeker_tokens: Sequence[Tokens],
    seeker_characters: Sequence[str],
    *,
    config: LexicalConfig,
    seed: int,
) -> LexicalSpace:
    """Fit the vectorisers on both sides' texts.

    Parameters
    ----------
    vacancy_tokens, seeker_tokens : sequences of sequences of str
        Words of each text.
    vacancy_characters, seeker_characters : sequences of str
        The same texts as normalised strings.
    config : LexicalConfig
        Sizes and constants.
    seed : int
        Seed of the randomised SVD.

    Returns
    -------
    LexicalSpace
        Works (with fewer topics, or none) even on one text or on empty ones.
    """
    tokens = [*vacancy_tokens, *seeker_tokens]
    words = _fit_tfidf(_same, tokens, config.max_words)
    grams = _fit_tfidf(_grams, [*vacancy_characters, *seeker_characters], config.max_grams)
    lengths = [len(text) for text in vacancy_tokens]
    mean_length = max(float(np.mean(lengths)) if lengths else 1.0, 1.0)
    components = _fit_topics(words.weigh(words.vocabulary.count(tokens)), config.n_topics, seed)
    return LexicalSpace(words, grams, components, mean_length, config)


def _fit_topics(matrix: Csr, n_topics: int, seed: int) -> NDArray[np.float64]:
    """LSA directions, weighted 1; none where the texts hold fewer than two directions."""
    n_topics = min(n_topics, min(matrix.shape) - 1)
    if n_topics < 1 or matrix.nnz == 0:
        return np.zeros((0, matrix.shape[1]))
    # One BLAS thread: with two, sums change order and the bytes of the artifact with them.
    with threadpool_limits(limits=1):
        svd = TruncatedSVD(n_components=n_topics, random_state=seed)
        svd.fit(matrix.astype(np.float64))
    components: NDArray[np.float64] = np.asarray(svd.components_, dtype=np.float64)
    return components
