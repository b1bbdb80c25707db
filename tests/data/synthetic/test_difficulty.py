"""The market is neither too easy nor impossible."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from data.columns import Kinds
from data.synthetic import SyntheticMarket
from data.synthetic.folders import candidates

Numbers = NDArray[np.float64]


def ndcg(score: Numbers, gain: Numbers, depth: int = 10) -> float:
    """Compare an order with the best one, gains counted as they are."""
    discount = 1 / np.log2(np.arange(2, depth + 2))
    best = np.sort(gain)[::-1][:depth]
    got = gain[np.argsort(-score, kind="stable")[:depth]]
    return float(got @ discount[: len(got)] / (best @ discount[: len(best)]))


@pytest.fixture(scope="module")
def scores(synthetic: SyntheticMarket) -> dict[str, float]:
    """Measure random order, popularity and the ceiling over all queries."""
    rng = np.random.default_rng(1)
    truth, market = synthetic.truth, synthetic.market
    asked = Counter(e.vacancy_id for e in market.interactions if e.kind == Kinds.APPLIED)
    popularity = np.array([asked[v.vacancy_id] for v in market.vacancies], dtype=np.float64)
    found: dict[str, list[float]] = {"random": [], "popularity": [], "ceiling": []}
    for query in truth.queries[::2]:
        rows, seeker = candidates(synthetic, query.as_of), np.array([query.seeker_row])
        gain = np.prod(truth.probabilities(seeker, rows, query.as_of), axis=0)
        ceiling = np.prod(truth.attainable(seeker, rows, query.as_of), axis=0)
        found["random"].append(ndcg(rng.random(len(rows)), gain))
        found["popularity"].append(ndcg(popularity[rows], gain))
        found["ceiling"].append(ndcg(ceiling, gain))
    return {name: float(np.mean(values)) for name, values in found.items()}


def test_random_order_is_poor(scores: dict[str, float]) -> None:
    """A random order earns about a tenth."""
    assert 0.06 < scores["random"] < 0.16


def test_popularity_is_a_weak_guide(scores: dict[str, float]) -> None:
    """What most people asked for is a little better than chance, and no more."""
    assert scores["random"] < scores["popularity"] < 0.35


def test_ceiling_leaves_room_for_the_unknowable(scores: dict[str, float]) -> None:
    """Even knowing everything but the private parts, one stays below the truth."""
    assert 0.85 < scores["ceiling"] < 0.92
