"""The product's story: a question in, an explained list out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.errors import UnknownIdError
from data.reading import read_market
from data.records import Employer, EmployerId, Market, Seeker, SeekerId, Vacancy, VacancyId
from matching.artifact import load_artifact
from matching.candidates import order_by_match, people_for, vacancies_for
from matching.employer_offers import offers_for_group
from matching.explanation import (
    PairFacts,
    caveats_of,
    checks_of,
    gather_facts,
    pick_others,
    reasons_of,
)
from matching.exploration import ExploredList, Explorer
from matching.market_index import MarketIndex, index_market
from matching.model import MatchModel, Scores
from matching.recommendation import EmployerOffer, Recommendation, Slot
from matching.scoring import People, Posts, ScoredMarket

NEWCOMER: Final = ""
"""Id of a profile or vacancy that was typed in and is not in the market."""


class Recommender:
    """Answers counsellors, from a market held in memory.

    Parameters
    ----------
    model : MatchModel
        The trained model.
    index : MarketIndex
        The market.
    as_of : date
        Day of every question; no event on or after it is read.
    explorer : Explorer, optional
        Fills some slots of people's lists by chance, where a question allows it.
    """

    def __init__(
        self,
        model: MatchModel,
        index: MarketIndex,
        as_of: date,
        explorer: Explorer | None = None,
    ) -> None:
        self.as_of = as_of
        self._explorer = explorer
        self._scored = ScoredMarket(model, index)
        self._live = self._scored.posts.live_rows(index.history, as_of)
        self._others = pick_others(self._scored.posts, self._live)

    @classmethod
    def open(
        cls,
        artifact: Path,
        market: Path,
        as_of: date | None,
        today: date,
        explorer: Explorer | None = None,
    ) -> Recommender:
        """Open an artifact and a market folder.

        Parameters
        ----------
        artifact, market : Path
            The folders.
        as_of : date or None
            None takes the day after the last event, or `today` where nothing has happened.
        today : date
            The caller's clock.
        explorer : Explorer, optional
            As for the class.
        """
        model, _ = load_artifact(artifact)
        index = index_market(read_market(market).market)
        return cls(model, index, as_of or index.default_as_of(today), explorer)

    def with_model(self, model: MatchModel) -> Recommender:
        """Give one that answers by another model, on the same market and day."""
        return Recommender(model, self._scored.index, self.as_of, self._explorer)

    @property
    def market(self) -> Market:
        """The records."""
        return self._scored.index.market

    @property
    def model_note(self) -> str:
        """Say in Chinese which data speak."""
        return self._scored.model.note

    def seeker(self, seeker_id: str) -> Seeker:
        """Find a person; UnknownIdError where there is none."""
        row = self._scored.index.seeker_rows.get(seeker_id)
        if row is None:
            raise UnknownIdError("求职人员", seeker_id)
        return self.market.seekers[row]

    def vacancy(self, vacancy_id: str) -> Vacancy:
        """Find a vacancy; UnknownIdError where there is none."""
        row = self._scored.index.vacancy_rows.get(vacancy_id)
        if row is None:
            raise UnknownIdError("岗位", vacancy_id)
        return self.market.vacancies[row]

    def employer(self, employer_id: str) -> Employer:
        """Find an employer; UnknownIdError where there is none."""
        employer = self._scored.index.employers.get(EmployerId(employer_id))
        if employer is None:
            raise UnknownIdError("用人单位", employer_id)
        return employer

    def places_left(self, vacancy_id: str) -> int:
        """Count the places left at a vacancy on the day of the question."""
        row = self._scored.index.vacancy_rows[self.vacancy(vacancy_id).vacancy_id]
        days = np.array([self.as_of.toordinal()], dtype=np.int64)
        left = self._scored.index.history.places_left(np.array([row], dtype=np.int64), days)
        return max(int(left[0]), 0)

    def recommend_vacancies(
        self, seeker: Seeker | str, k: int, *, explores: bool = False
    ) -> tuple[Recommendation, ...]:
        """Recommend at most k vacancies to a person of the market or to a fresh profile.

        Parameters
        ----------
        seeker : Seeker or str
            A profile, or the id of somebody in the market.
        k : int
            Length of the list.
        explores : bool
            Whether chance may fill slots, where the recommender has an explorer. What is shown
            must then be logged, so a fresh profile, whom no log can name, never explores.
        """
        scored = self._scored
        if isinstance(seeker, str):
            self.seeker(seeker)
            people, row = scored.people, scored.index.seeker_rows[seeker]
        else:
            people, row = scored.encode_people([_as_newcomer(seeker)]), 0
        rows = vacancies_for(people, row, scored.posts, self._live, self.as_of)
        explored = None
        if explores and self._explorer is not None and isinstance(seeker, str):
            explored = self._explorer.explore(seeker, self.as_of, len(rows), k)
        return self._explained(people, scored.posts, np.full(len(rows), row), rows, k, explored)

    def recommend_seekers(self, vacancy: Vacancy | str, k: int) -> tuple[Recommendation, ...]:
        """Recommend at most k people to a vacancy of the market or to a fresh one."""
        scored = self._scored
        if isinstance(vacancy, str):
            self.vacancy(vacancy)
            posts, row = scored.posts, scored.index.vacancy_rows[vacancy]
        else:
            self.employer(vacancy.employer_id)
            posts, row = scored.encode_posts([replace(vacancy, vacancy_id=VacancyId(NEWCOMER))]), 0
        if row not in posts.live_rows(scored.index.history, self.as_of):
            return ()
        rows = people_for(scored.people, posts, row, self.as_of)
        return self._explained(scored.people, posts, rows, np.full(len(rows), row), k)

    def recommend_employers(self, seeker_ids: Sequence[str], k: int) -> tuple[EmployerOffer, ...]:
        """Recommend at most k employers that can take a group in a batch, with who goes where."""
        rows = [
            self._scored.index.seeker_rows[self.seeker(seeker_id).seeker_id]
            for seeker_id in seeker_ids
        ]
        return offers_for_group(
            self._scored, np.array(rows, dtype=np.intp), self._live, self.as_of, k
        )

    def _explained(
        self,
        people: People,
        posts: Posts,
        seeker_rows: NDArray[np.intp],
        vacancy_rows: NDArray[np.intp],
        k: int,
        explored: ExploredList | None = None,
    ) -> tuple[Recommendation, ...]:
        scores = self._scored.score(people, posts, seeker_rows, vacancy_rows, self.as_of)
        ids = np.array(
            [
                f"{posts.table.records[vacancy].vacancy_id}\0{people.table.records[seeker].seeker_id}"
                for seeker, vacancy in zip(seeker_rows, vacancy_rows, strict=True)
            ],
            dtype=np.str_,
        )
        ordered = order_by_match(scores.p_match, ids)
        ranks = np.arange(len(ordered[:k])) if explored is None else explored.ranks
        top = ordered[ranks]
        if not len(top):
            return ()
        pairs = self._scored.pairs(people, posts, seeker_rows[top], vacancy_rows[top], self.as_of)
        facts = gather_facts(self._scored.model, pairs, self.as_of, self._others)
        kept = Scores(scores.p_apply[top], scores.p_accept[top])
        slots = (None,) * len(top) if explored is None else explored.slots
        return tuple(
            _recommendation(place, int(rank) + 1, pair, kept, slot)
            for place, (rank, pair, slot) in enumerate(zip(ranks, facts, slots, strict=True))
        )


def _as_newcomer(seeker: Seeker) -> Seeker:
    """Make a typed profile nobody in the log, whatever id it carries."""
    return replace(seeker, seeker_id=SeekerId(NEWCOMER))


def _recommendation(
    i: int, rank: int, facts: PairFacts, scores: Scores, slot: Slot | None
) -> Recommendation:
    return Recommendation(
        seeker_id=facts.seeker.seeker_id,
        vacancy_id=facts.vacancy.vacancy_id,
        rank=rank,
        p_apply=float(scores.p_apply[i]),
        p_accept=float(scores.p_accept[i]),
        p_match=float(scores.p_match[i]),
        distance_km=facts.distance_km,
        reasons=reasons_of(facts),
        caveats=caveats_of(facts),
        checks=checks_of(facts),
        slot=slot,
    )
