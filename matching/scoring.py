"""A market encoded by a model, ready to be asked about pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.records import Seeker, Vacancy
from features.columnar import Floats
from features.history import History, Ints
from features.pair_features import Pairs, build_features
from features.seekers import SeekerTable
from features.vacancies import VacancyTable
from matching.eligibility import SeekerLaw, VacancyLaw
from matching.market_index import MarketIndex
from matching.model import MatchModel, Scores

CHUNK: Final = 20_000
"""Pairs whose features are held at once: about 8 MB."""


@dataclass(frozen=True, slots=True)
class People:
    """Encoded people, and where they stand in the log (-1: outside it)."""

    table: SeekerTable
    log_rows: Ints
    law: SeekerLaw


@dataclass(frozen=True, slots=True)
class Posts:
    """Encoded vacancies, and where they stand in the log (-1: outside it)."""

    table: VacancyTable
    log_rows: Ints
    law: VacancyLaw

    def live_rows(self, history: History, as_of: date) -> NDArray[np.intp]:
        """Rows that are live on a day and have places left.

        Live: published_on <= as_of < expires_on. Places: `History.places_left` >= 1; a vacancy
        outside the log has its headcount.
        """
        day = as_of.toordinal()
        numbers = self.table.numbers
        days = np.full(len(self.table), day, dtype=np.int64)
        left = self.places_left(history, days)
        live = (numbers["published_day"] <= day) & (day < numbers["expires_day"]) & (left >= 1)
        return np.flatnonzero(live)

    def places_left(self, history: History, days: Ints) -> Floats:
        """Places left of every vacancy, shape (m,), each at its day."""
        logged = history.places_left(self.log_rows, days)
        left: Floats = np.where(np.isnan(logged), self.table.numbers["headcount"], logged)
        return left


class ScoredMarket:
    """A market and a model: encodes newcomers, builds features, scores pairs.

    Parameters
    ----------
    model : MatchModel
        The trained model.
    index : MarketIndex
        The market; it is encoded here, once.
    """

    def __init__(self, model: MatchModel, index: MarketIndex) -> None:
        self.model = model
        self.index = index
        market = index.market
        self.people = self.encode_people(market.seekers)
        self.posts = self.encode_posts(market.vacancies)

    def encode_people(self, seekers: Sequence[Seeker]) -> People:
        """Encode people, in the market or not."""
        rows = [self.index.seeker_rows.get(seeker.seeker_id, -1) for seeker in seekers]
        return People(
            self.model.encoder.seekers(seekers), np.array(rows, dtype=np.int64), SeekerLaw(seekers)
        )

    def encode_posts(self, vacancies: Sequence[Vacancy]) -> Posts:
        """Encode vacancies, in the market or not; their employers must be in it."""
        rows = [self.index.vacancy_rows.get(vacancy.vacancy_id, -1) for vacancy in vacancies]
        table = self.model.encoder.vacancies(vacancies, self.index.employers)
        return Posts(
            table, np.array(rows, dtype=np.int64), VacancyLaw(table.records, table.employers)
        )

    def pairs(
        self,
        people: People,
        posts: Posts,
        seeker_rows: NDArray[np.intp],
        vacancy_rows: NDArray[np.intp],
        as_of: date,
    ) -> Pairs:
        """Put a question about each (seeker row, vacancy row)."""
        return Pairs(
            seekers=people.table,
            vacancies=posts.table,
            seeker_rows=seeker_rows,
            vacancy_rows=vacancy_rows,
            days=np.full(len(seeker_rows), as_of.toordinal(), dtype=np.int64),
            history=self.index.history,
            seeker_ids=people.log_rows,
            vacancy_ids=posts.log_rows,
        )

    def score(
        self,
        people: People,
        posts: Posts,
        seeker_rows: NDArray[np.intp],
        vacancy_rows: NDArray[np.intp],
        as_of: date,
    ) -> Scores:
        """Score pairs, a chunk at a time; a pair's score does not depend on the others.

        Parameters
        ----------
        people, posts : People, Posts
            The encoded sides.
        seeker_rows, vacancy_rows : ndarray of intp, shape (n_pairs,)
            Rows of them.
        as_of : date
            Day of the question.

        Returns
        -------
        Scores
            In the order of the pairs.
        """
        parts = [
            self.model.score(build_features(self.pairs(people, posts, seekers, vacancies, as_of)))
            for seekers, vacancies in zip(_chunks(seeker_rows), _chunks(vacancy_rows), strict=True)
        ]
        empty = np.zeros(0)
        return Scores(
            np.concatenate([empty, *(part.p_apply for part in parts)]),
            np.concatenate([empty, *(part.p_accept for part in parts)]),
        )


def _chunks(rows: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    return [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
