"""Features of labelled pairs: what was known of each on the day of its question."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.history import Ints
from features.pair_features import FEATURE_NAMES, Pairs, build_features
from features.seekers import SeekerTable
from features.vacancies import VacancyTable
from matching.labels import Labels
from matching.market_index import MarketIndex

CHUNK: Final = 20_000


def label_features(
    labels: Labels,
    people: SeekerTable,
    posts: VacancyTable,
    index: MarketIndex,
    log_rows: tuple[Ints, Ints] | None = None,
) -> NDArray[np.float32]:
    """Build the features of labelled pairs, each as of its own day.

    Parameters
    ----------
    labels : Labels
        The pairs and their days.
    people, posts : SeekerTable, VacancyTable
        The whole market, encoded in the market's order.
    index : MarketIndex
        The market, for its history.
    log_rows : tuple of ndarray of int64, optional
        Where the rows of `people` and of `posts` stand in the market, if the two are not the
        whole of it; then `labels` point into them.

    Returns
    -------
    ndarray of float32, shape (len(labels), n_features)
    """
    seeker_ids, vacancy_ids = log_rows or (np.arange(len(people)), np.arange(len(posts)))
    parts = [
        build_features(
            Pairs(
                people,
                posts,
                labels.seeker_rows[start : start + CHUNK],
                labels.vacancy_rows[start : start + CHUNK],
                labels.days[start : start + CHUNK],
                index.history,
                seeker_ids,
                vacancy_ids,
                labels.chosen[start : start + CHUNK],
            )
        )
        for start in range(0, len(labels), CHUNK)
    ]
    return np.concatenate([np.zeros((0, len(FEATURE_NAMES)), np.float32), *parts])
