"""What can be typed on the pages, and how it is read: blanks are "not known"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal
from urllib.parse import parse_qsl

from fastapi import Depends
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from api.schemas import MAX_GROUP, Text, Word
from api.validation_messages import field_errors
from data.records import Seeker, SeekerId

LENGTHS: Final = (5, 10, 20, 50)
USUAL_LENGTH: Final = 10
REACHES: Final = ("村内", "乡内", "县内", "市内", "省内", "省外")
FORM_TYPE: Final = "application/x-www-form-urlencoded"
_BETWEEN_IDS: Final = re.compile(r"[\s,，;；、]+")
_LABELS: Final = {
    "text": "基本情况",
    "age": "年龄",
    "place": "住地",
    "pay": "期望月薪",
    "care": "照护家人",
    "reach": "最远愿意去",
}


def _tidy(value: object) -> object:
    """Blank is not known; full-width digits are digits."""
    if not isinstance(value, str):
        return value
    return unicodedata.normalize("NFKC", value).strip() or None


Blank = BeforeValidator(_tidy)


class ProfileForm(BaseModel):
    """A person as typed on the page."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    text: Text = ""
    age: Annotated[Annotated[int, Field(ge=0, le=120)] | None, Blank] = None
    place: Annotated[Word | None, Blank] = None
    pay: Annotated[Annotated[float, Field(ge=0, le=1_000_000)] | None, Blank] = None
    care: Annotated[Literal["yes", "no"] | None, Blank] = None
    reach: Annotated[Literal["村内", "乡内", "县内", "市内", "省内", "省外"] | None, Blank] = None

    def seeker(self, as_of: date) -> Seeker:
        """Make a record; of an age the birthday is taken to be the day of the question."""
        county, _, township = (self.place or "").partition(" ")
        return Seeker(
            seeker_id=SeekerId("（未登记）"),
            registered_on=as_of,
            birth_date=None if self.age is None else _years_before(as_of, self.age),
            county=county or None,
            township=township or None,
            expected_pay_cny_month=self.pay,
            has_care_duty=None if self.care is None else self.care == "yes",
            furthest_workplace=self.reach,
            profile_text=self.text.strip() or None,
        )


class BadFormError(ValueError):
    """A form holds something that cannot be used.

    Parameters
    ----------
    points : tuple of str
        A line each, in Chinese.
    """

    def __init__(self, points: tuple[str, ...]) -> None:
        self.points = points
        super().__init__("；".join(points))


def read_profile(fields: Mapping[str, str]) -> ProfileForm:
    """Read the form of a person.

    Raises
    ------
    BadFormError
        Naming every field to correct.

    Examples
    --------
    >>> read_profile({"text": "做过普工", "age": "５０", "pay": ""}).age
    50
    """
    try:
        return ProfileForm.model_validate(dict(fields))
    except ValidationError as error:
        found = field_errors([dict(one) for one in error.errors(include_url=False)])
        points = (f"{_LABELS.get(one.path.split('.')[0], '表格')}：{one.message}" for one in found)
        raise BadFormError(tuple(dict.fromkeys(points))) from None


def read_ids(text: str) -> tuple[str, ...]:
    r"""Read pasted ids: apart by lines, blanks or commas; each counts once.

    Raises
    ------
    BadFormError
        If there are none or too many.

    Examples
    --------
    >>> read_ids("S1，S2\nS1")
    ('S1', 'S2')
    """
    ids = tuple(dict.fromkeys(part for part in _BETWEEN_IDS.split(text) if part))
    if not ids:
        raise BadFormError(("人员编号：请至少填一个编号，每行一个",))
    if len(ids) > MAX_GROUP:
        raise BadFormError((f"人员编号：一次最多 {MAX_GROUP} 人，请分批查询",))
    return ids


def read_length(text: str | None) -> int:
    """Read how many rows are wanted; anything unusual gives the usual.

    Examples
    --------
    >>> read_length("20"), read_length("many")
    (20, 10)
    """
    return next((length for length in LENGTHS if str(length) == text), USUAL_LENGTH)


async def _form_fields(request: Request) -> dict[str, str]:
    if not request.headers.get("content-type", "").lower().startswith(FORM_TYPE):
        raise HTTPException(415)
    try:
        body = (await request.body()).decode("ascii")
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=50, errors="strict"))
    except ValueError:
        raise HTTPException(400) from None


FormDep = Annotated[dict[str, str], Depends(_form_fields)]


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def blank_profile() -> dict[str, Any]:
    """Give the values of an empty form."""
    return dict.fromkeys(_LABELS, "")
