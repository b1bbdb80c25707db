"""Answers say everything every time."""

from __future__ import annotations

import inspect
from dataclasses import MISSING, fields, is_dataclass

import api.responses


def test_answers_have_no_defaults() -> None:
    """A field that may be left out is a field that clients cannot rely on."""
    classes = dict(inspect.getmembers(api.responses, is_dataclass))
    with_default = [
        f"{name}.{field.name}"
        for name, each in classes.items()
        for field in fields(each)
        if field.default is not MISSING or field.default_factory is not MISSING
    ]

    assert len(classes) > 10
    assert with_default == []


def test_no_answer_has_room_for_what_identifies_a_person() -> None:
    """Phone, identity number and full name have no field to slip into."""
    names = {
        field.name
        for _, each in inspect.getmembers(api.responses, is_dataclass)
        for field in fields(each)
    }

    assert names.isdisjoint({"phone", "id_number", "name", "sex"})
