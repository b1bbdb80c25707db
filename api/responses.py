"""What is answered. Plain frozen values without defaults: orjson writes them directly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One thing that speaks for a pair."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SeekerCard:
    """A person as a list shows it: the name masked, no phone, no identity number."""

    seeker_id: str
    name_masked: str
    age: int | None
    county: str | None
    township: str | None
    village: str | None
    education: str | None
    registered_on: date | None
    excerpt: str


@dataclass(frozen=True, slots=True)
class VacancyCard:
    """A vacancy as a list shows it; pay is yuan a month where it can be said so."""

    vacancy_id: str
    title: str
    employer_id: str
    employer_name: str
    employer_kind: str | None
    kind: str | None
    pay: str
    benefits: str | None
    workplace: str | None
    headcount: int
    places_left: int
    is_open: bool
    published_on: date
    expires_on: date
    starts_on: date | None
    shift: str | None


@dataclass(frozen=True, slots=True)
class Chance:
    """The calibrated probabilities of a pair, and the sentence that says them."""

    p_apply: float
    p_accept: float
    p_match: float
    sentence: str


@dataclass(frozen=True, slots=True)
class ExplorationShown:
    """That chance filled a slot, how probable this was, and the sentence that says why."""

    propensity: float
    sentence: str


@dataclass(frozen=True, slots=True)
class VacancyRecommendation:
    """A vacancy on a person's list.

    `position` is the place on the list; `rank` the place by score, which is another where
    `exploration` says that chance filled a slot of this list.
    """

    position: int
    rank: int
    vacancy: VacancyCard
    chance: Chance
    distance_km: float | None
    reasons: list[ReasonShown]
    caveats: list[str]
    checks: list[str]
    exploration: ExplorationShown | None


@dataclass(frozen=True, slots=True)
class SeekerRecommendation:
    """A person on a vacancy's list."""

    rank: int
    seeker: SeekerCard
    chance: Chance
    distance_km: float | None
    reasons: list[ReasonShown]
    caveats: list[str]
    checks: list[str]


@dataclass(frozen=True, slots=True)
class PlacementShown:
    """Who would go where."""

    seeker: SeekerCard
    vacancy: VacancyCard
    p_match: float


@dataclass(frozen=True, slots=True)
class OfferShown:
    """An employer that can take people of a group."""

    rank: int
    employer_id: str
    employer_name: str
    employer_kind: str | None
    accepts_batches: bool | None
    expected_placed: float
    places_left: int
    placements: list[PlacementShown]
    caveats: list[str]


@dataclass(frozen=True, slots=True)
class VacancyList:
    """Vacancies for a person; `notice` says why where there are none."""

    as_of: date
    model_note: str
    seeker: SeekerCard
    notice: str | None
    recommendations: list[VacancyRecommendation]


@dataclass(frozen=True, slots=True)
class SeekerList:
    """People for a vacancy; `notice` says why where there are none."""

    as_of: date
    model_note: str
    vacancy: VacancyCard
    notice: str | None
    recommendations: list[SeekerRecommendation]


@dataclass(frozen=True, slots=True)
class EmployerList:
    """Employers for a group; `notice` says why where there are none."""

    as_of: date
    model_note: str
    group_size: int
    notice: str | None
    offers: list[OfferShown]


@dataclass(frozen=True, slots=True)
class SeekerPage:
    """Some people, and the cursor to go on with (None at the end)."""

    items: list[SeekerCard]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """Which model speaks, and what its manifest says."""

    model_note: str
    as_of: date
    n_seekers: int
    n_vacancies: int
    manifest: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the service runs."""

    status: Literal["live", "ready"]


@dataclass(frozen=True, slots=True)
class FieldError:
    """One field of a body that cannot be used."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as RFC 9457 writes it; `errors` is there for payloads that do not validate."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[FieldError]
