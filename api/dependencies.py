"""What routes are handed: the recommender, the directory, the model's description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Protocol, cast

from fastapi import Depends, Request

from api.directory import Directory
from api.settings import ServiceSettings
from data.records import Employer, Market, Seeker, SeekerId, Vacancy
from matching.recommendation import EmployerOffer, Recommendation


class RecommenderLike(Protocol):
    """What the service asks of a recommender; `matching` provides the real one."""

    @property
    def market(self) -> Market:
        """The records that are asked about."""

    @property
    def as_of(self) -> date:
        """Day of every question."""

    @property
    def model_note(self) -> str:
        """Say in Chinese which model speaks: own data or prior."""

    def seeker(self, seeker_id: str) -> Seeker:
        """Find a person, or raise `UnknownIdError`."""

    def vacancy(self, vacancy_id: str) -> Vacancy:
        """Find a vacancy, or raise `UnknownIdError`."""

    def employer(self, employer_id: str) -> Employer:
        """Find an employer, or raise `UnknownIdError`."""

    def recommend_vacancies(
        self, seeker: Seeker | SeekerId | str, k: int
    ) -> tuple[Recommendation, ...]:
        """Rank vacancies for a person, known or new."""

    def recommend_seekers(self, vacancy: Vacancy | str, k: int) -> tuple[Recommendation, ...]:
        """Rank people for a vacancy, known or new."""

    def recommend_employers(
        self, seeker_ids: Sequence[str], k: int
    ) -> tuple[EmployerOffer, ...]:
        """Rank employers for a group of people."""


@dataclass(slots=True)
class ServiceState:
    """What one running service holds.

    Parameters
    ----------
    recommender : RecommenderLike
        Answers the questions.
    directory : Directory
        Looks up names for what is shown.
    settings : ServiceSettings
        As set on the machine.
    manifest : mapping
        Summary of the artifact's manifest; empty where the recommender came without one.
    is_ready : bool
        True between start and stop.
    """

    recommender: RecommenderLike
    directory: Directory
    settings: ServiceSettings
    manifest: Mapping[str, Any] = field(default_factory=dict)
    is_ready: bool = False


def service_state(request: Request) -> ServiceState:
    """Give the state that `create_app` put on the application."""
    return cast("ServiceState", request.app.state.service)


StateDep = Annotated[ServiceState, Depends(service_state)]
