"""Every message about a field is Chinese and repeats no value."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, ValidationError

from api.schemas import EmployerQuestion, SeekerQuestion, VacancyQuestion
from api.validation_messages import MESSAGES, field_errors

NASTY: list[tuple[type[BaseModel], object]] = [
    (VacancyQuestion, {}),
    (VacancyQuestion, []),
    (VacancyQuestion, {"seeker_id": "13800138000" * 20, "k": 10**30, "more": 1}),
    (VacancyQuestion, {"seeker_id": "x\x00", "k": None}),
    (VacancyQuestion, {"profile": {"latitude": "x", "birth_date": 5, "has_care_duty": 2}}),
    (VacancyQuestion, {"profile": {"expected_pay_cny_month": 10**400}}),
    (SeekerQuestion, {"vacancy": {"headcount": 0, "title": ""}}),
    (EmployerQuestion, {"seeker_ids": ["S1", "S1"]}),
    (EmployerQuestion, {"seeker_ids": []}),
    (EmployerQuestion, {"seeker_ids": {}}),
]


@pytest.mark.parametrize(("model", "body"), NASTY)
def test_messages_are_chinese_and_specific(model: type[BaseModel], body: object) -> None:
    """No English of the library shows through, and none falls back to the general words."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(body)
    for one in field_errors([dict(error) for error in caught.value.errors()]):
        assert re.search(r"[\u4e00-\u9fff]", one.message)
        assert one.message != "不合要求"
        assert "13800138000" not in one.message


def test_templates_fill_in() -> None:
    """Limits are named."""
    error = {"type": "string_too_long", "loc": ("body", "text"), "ctx": {"max_length": 4000}}

    assert field_errors([error])[0].message == "太长，最多 4000 个字"


def test_unknown_type_has_a_message() -> None:
    """A type that a newer library invents still reads as Chinese."""
    assert field_errors([{"type": "novel", "loc": ()}])[0].message == "不合要求"
    assert "novel" not in MESSAGES
