"""How alike the words of the two texts are."""

from __future__ import annotations

from typing import Final

import numpy as np

from features.columnar import Floats
from features.pair_features.pairs import Pairs
from features.sparse_rows import pair_products

N_PRODUCTS: Final = 16
"""How many LSA dimensions enter as products: where both texts point the same way."""

TOPIC_NAMES: Final = tuple(f"topic_{i:02d}" for i in range(N_PRODUCTS))


def wording_columns(pairs: Pairs) -> dict[str, Floats]:
    """Compare words: BM25, TF-IDF cosines of words and of characters, LSA cosine.

    Products of single LSA dimensions carry what a cosine averages away; they have a meaning
    only within one fitted space, so a model that is moved to another market drops them.
    """
    people, posts = pairs.seekers.text, pairs.vacancies.text
    rows = pairs.seeker_rows, pairs.vacancy_rows
    left, right = people.topics[rows[0]], posts.topics[rows[1]]
    products = (left * right).astype(np.float64)
    # Summed left to right: numpy's pairwise sum would depend on the width of the batch.
    cosine = (
        np.add.accumulate(products, axis=1)[:, -1] if products.shape[1] else np.zeros(len(pairs))
    )
    columns: dict[str, Floats] = {
        "bm25": pair_products(people.counts, pairs.vacancies.bm25, *rows).astype(float),
        "word_cosine": pair_products(people.words, posts.words, *rows).astype(float),
        "gram_cosine": pair_products(people.grams, posts.grams, *rows).astype(float),
        "topic_cosine": cosine,
        "seeker_words": np.log1p(pairs.of_seeker("n_words")),
        "vacancy_words": np.log1p(pairs.of_vacancy("n_words")),
    }
    for i, name in enumerate(TOPIC_NAMES):
        columns[name] = products[:, i] if i < products.shape[1] else np.zeros(len(pairs))
    return columns
