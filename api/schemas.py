"""What may be asked: strict request bodies. A field that is not here is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    model_validator,
)
from pydantic_core import PydanticCustomError

MAX_GROUP: Final = 2_000

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
# Line breaks and tabs are fine in a text; other control characters never come from a keyboard.
PRINTABLE: Final = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


def _read_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if _ISO_DATE.fullmatch(value) else value
    except ValueError:
        return value


def _read_whole(value: object) -> object:
    # JSON knows no integers: 5.0 is the number 5.
    return int(value) if isinstance(value, float) and value.is_integer() else value


IsoDate = Annotated[
    date,
    Field(ge=FIRST_DAY, le=LAST_DAY, json_schema_extra={"pattern": r"^(19|20|21)\d\d-"}),
    BeforeValidator(_read_date),
]
Word = Annotated[str, Field(min_length=1, max_length=100, pattern=PRINTABLE)]
Text = Annotated[str, Field(max_length=4_000, pattern=PRINTABLE)]
Yuan = Annotated[float, Field(ge=0, le=1_000_000)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Length = Annotated[int, Field(ge=1, le=100), BeforeValidator(_read_whole)]
Headcount = Annotated[int, Field(ge=1, le=100_000), BeforeValidator(_read_whole)]


class Request(BaseModel):
    """Root of the request bodies: strict types, unknown fields refused, no NaN."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", allow_inf_nan=False)


class SeekerProfile(Request):
    """A whole person; everything may be missing, and a blank is "not known"."""

    seeker_id: Word | None = None
    household_id: Word | None = None
    name: Word | None = None
    id_number: Word | None = None
    phone: Word | None = None
    registered_on: IsoDate | None = None
    birth_date: IsoDate | None = None
    sex: Word | None = None
    education: Word | None = None
    health: Word | None = None
    disability: Word | None = None
    poverty_status: Word | None = None
    certificates: Text | None = None
    has_care_duty: bool | None = None
    expected_pay_cny_month: Yuan | None = None
    furthest_workplace: Word | None = None
    accepts_night_shift: bool | None = None
    village_code: Word | None = None
    county: Word | None = None
    township: Word | None = None
    village: Word | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    experience_text: Text | None = None
    skills_text: Text | None = None
    wish_text: Text | None = None
    profile_text: Text | None = None


class VacancyPosting(Request):
    """A whole vacancy; only the title and a registered employer are needed.

    Without dates it counts as live from the day of the question, for 30 days.
    """

    title: Word
    vacancy_id: Word | None = None
    employer_id: Word
    headcount: Headcount = 1
    published_on: IsoDate | None = None
    expires_on: IsoDate | None = None
    description: Text | None = None
    pay_text: Text | None = None
    pay_min_cny_month: Yuan | None = None
    pay_max_cny_month: Yuan | None = None
    benefits_text: Text | None = None
    workplace: Word | None = None
    township_code: Word | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    starts_on: IsoDate | None = None
    min_education: Word | None = None
    min_age: Annotated[float, Field(ge=0, le=120)] | None = None
    max_age: Annotated[float, Field(ge=0, le=120)] | None = None
    required_certificates: Text | None = None
    shift: Word | None = None
    kind: Word | None = None


def _exactly_one_of(first: str, second: str) -> ConfigDict:
    """Say in JSON Schema that one of two fields is given and the other is not."""
    given: JsonValue = {"not": {"type": "null"}}
    missing: JsonValue = {"type": "null"}
    choices: list[JsonValue] = [
        {"required": [one], "properties": {one: given, other: missing}}
        for one, other in ((first, second), (second, first))
    ]
    return ConfigDict(json_schema_extra={"oneOf": choices})


def _check_exactly_one(first: object, second: object, names: str) -> None:
    if (first is None) == (second is None):
        raise PydanticCustomError(
            "exactly_one", "{names} 必须给出其中一项，且只能给出一项", {"names": names}
        )


class VacancyQuestion(Request):
    """The question which vacancies fit a person."""

    model_config = _exactly_one_of("seeker_id", "profile")

    seeker_id: Word | None = None
    profile: SeekerProfile | None = None
    k: Length = 10

    @model_validator(mode="after")
    def check_one_person(self) -> VacancyQuestion:
        """Take a known person or a whole profile, not both."""
        _check_exactly_one(self.seeker_id, self.profile, "seeker_id 与 profile")
        return self


class SeekerQuestion(Request):
    """The question which people fit a vacancy."""

    model_config = _exactly_one_of("vacancy_id", "vacancy")

    vacancy_id: Word | None = None
    vacancy: VacancyPosting | None = None
    k: Length = 10

    @model_validator(mode="after")
    def check_one_vacancy(self) -> SeekerQuestion:
        """Take a known vacancy or a whole one, not both."""
        _check_exactly_one(self.vacancy_id, self.vacancy, "vacancy_id 与 vacancy")
        return self


def _check_unique(ids: list[str]) -> list[str]:
    seen: set[str] = set()
    for seeker_id in ids:
        if seeker_id in seen:
            raise PydanticCustomError("repeated", "编号「{id}」重复出现", {"id": seeker_id})
        seen.add(seeker_id)
    return ids


class EmployerQuestion(Request):
    """The question which employers can take a group in a batch."""

    seeker_ids: Annotated[
        list[Word],
        Field(min_length=1, max_length=MAX_GROUP, json_schema_extra={"uniqueItems": True}),
        AfterValidator(_check_unique),
    ]
    k: Length = 10
