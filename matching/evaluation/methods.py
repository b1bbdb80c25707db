"""What one would use instead of the model, as scores of the same pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from features.columnar import Floats

RANDOM, PAY, BM25, TFIDF, RULES, MODEL, ATTAINABLE = (
    "random",
    "pay",
    "bm25",
    "tfidf",
    "rules+lexicon",
    "model",
    "attainable",
)
METHODS = (RANDOM, PAY, BM25, TFIDF, RULES, MODEL, ATTAINABLE)
METHOD_NAMES: Final[Mapping[str, str]] = {
    RANDOM: "随机",
    PAY: "按工资",
    BM25: "文字检索 BM25",
    TFIDF: "文字相似 TF-IDF",
    RULES: "规则＋词典",
    MODEL: "模型",
    ATTAINABLE: "可达上限",
}
"""What each is called; the last orders by what a record could tell at best."""


def baseline_scores(columns: Mapping[str, Floats], rng: np.random.Generator) -> dict[str, Floats]:
    """Score pairs by each baseline.

    Parameters
    ----------
    columns : mapping of feature name to ndarray, shape (n,)
        `features.pair_features.build_columns` of the pairs.
    rng : numpy.random.Generator
        For the random order.

    Returns
    -------
    dict of method to ndarray of float64, shape (n,)
    """
    return {
        RANDOM: rng.random(len(columns["bm25"])),
        PAY: np.nan_to_num(columns["pay_middle"]),
        BM25: columns["bm25"],
        TFIDF: columns["word_cosine"],
        RULES: rule_scores(columns),
    }


def rule_scores(columns: Mapping[str, Floats]) -> Floats:
    """Score by hand: the lexicon's occupations first, then pay, the way there and hours.

    The weights are what a careful counsellor would write down, not fitted to anything:
    the work wished counts 3, work done before 2, a refusal -3; pay that reaches the wish 1;
    a workplace beyond the wished reach -0.5 a step, distance -0.2 an e-fold; a night shift
    refused -1.5, away with a care duty -1; a schooling gap -0.3 a level, age over -0.1 a year.
    """

    def known(name: str) -> Floats:
        return np.nan_to_num(columns[name])

    score: Floats = (
        3.0 * columns["wished_level"]
        + 2.0 * columns["past_level"]
        - 3.0 * columns["refused_title"]
        + np.clip(known("pay_over_expected"), -1.0, 0.3)
        - 0.5 * np.maximum(known("reach_beyond_wish"), 0.0)
        - 0.2 * known("distance")
        - 1.5 * np.maximum(known("refuses_night"), known("unwilling_night"))
        - 1.0 * known("care_away")
        - 0.3 * known("education_gap")
        - 0.1 * np.minimum(known("age_over"), 15.0)
        - 0.7 * known("weak_heavy")
    )
    return score
