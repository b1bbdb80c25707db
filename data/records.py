"""Frozen records of the market: who is there, what is offered, what happened.

A blank is None and means "not known", never zero. Ids are text. Coded fields hold the
official Chinese name (``data.codes``), pay is yuan a month, coordinates are WGS-84 degrees.
These classes hold no rules: reading and checking is in ``data.reading``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

SeekerId = NewType("SeekerId", str)
VacancyId = NewType("VacancyId", str)
EmployerId = NewType("EmployerId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeker:
    """A person who looks for work.

    `sex` is kept for the fairness audit alone: no feature, score or filter reads it.
    `profile_text` may hold past work, skills, wishes and refusals in one piece.
    """

    seeker_id: SeekerId
    household_id: str | None = None
    name: str | None = None
    id_number: str | None = None
    phone: str | None = None
    registered_on: date | None = None
    birth_date: date | None = None
    sex: str | None = None
    education: str | None = None
    health: str | None = None
    disability: str | None = None
    poverty_status: str | None = None
    certificates: str | None = None
    has_care_duty: bool | None = None
    expected_pay_cny_month: float | None = None
    furthest_workplace: str | None = None
    accepts_night_shift: bool | None = None
    village_code: str | None = None
    county: str | None = None
    township: str | None = None
    village: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    experience_text: str | None = None
    skills_text: str | None = None
    wish_text: str | None = None
    profile_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """A firm, workshop or body that offers work."""

    employer_id: EmployerId
    name: str
    credit_code: str | None = None
    industry: str | None = None
    size: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    licensed_until: date | None = None
    blacklisted_until: date | None = None
    accepts_batches: bool | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A post with `headcount` places, live from `published_on` until before `expires_on`."""

    vacancy_id: VacancyId
    employer_id: EmployerId
    title: str
    headcount: int
    published_on: date
    expires_on: date
    description: str | None = None
    pay_text: str | None = None
    pay_min_cny_month: float | None = None
    pay_max_cny_month: float | None = None
    benefits_text: str | None = None
    workplace: str | None = None
    township_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    starts_on: date | None = None
    min_education: str | None = None
    min_age: float | None = None
    max_age: float | None = None
    required_certificates: str | None = None
    shift: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One event between a person and a vacancy; the log only ever grows.

    `propensity` is the chance that a random slot of the list would show this vacancy.
    """

    seeker_id: SeekerId
    vacancy_id: VacancyId
    kind: str
    occurred_on: date
    list_id: str | None = None
    position: int | None = None
    is_exploration: bool | None = None
    reason: str | None = None
    propensity: float | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """A whole market folder in memory, in the order of its files."""

    seekers: tuple[Seeker, ...] = ()
    employers: tuple[Employer, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    interactions: tuple[Interaction, ...] = ()
