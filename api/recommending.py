"""What the service asks of a recommender; `matching.recommender` is the real one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from data.records import Employer, Market, Seeker, Vacancy
from matching.recommendation import EmployerOffer, Recommendation


class RecommenderLike(Protocol):
    """Answers questions about one market on one day."""

    as_of: date
    """Day of every question."""

    @property
    def market(self) -> Market:
        """The records that are asked about."""

    @property
    def model_note(self) -> str:
        """Say in Chinese who speaks: the office's own records, the prior, or both."""

    def seeker(self, seeker_id: str) -> Seeker:
        """Find a person, or raise `UnknownIdError`."""

    def vacancy(self, vacancy_id: str) -> Vacancy:
        """Find a vacancy, or raise `UnknownIdError`."""

    def employer(self, employer_id: str) -> Employer:
        """Find an employer, or raise `UnknownIdError`."""

    def places_left(self, vacancy_id: str) -> int:
        """Count the places left at a vacancy on the day of the question."""

    def recommend_vacancies(
        self, seeker: Seeker | str, k: int, *, explores: bool = False
    ) -> tuple[Recommendation, ...]:
        """Rank vacancies for a person, of the market or typed in; chance may fill some slots."""

    def recommend_seekers(self, vacancy: Vacancy | str, k: int) -> tuple[Recommendation, ...]:
        """Rank people for a vacancy, of the market or typed in."""

    def recommend_employers(self, seeker_ids: Sequence[str], k: int) -> tuple[EmployerOffer, ...]:
        """Rank employers for a group of people."""
