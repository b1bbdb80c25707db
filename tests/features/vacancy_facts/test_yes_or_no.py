"""Tests of `features.vacancy_facts.yes_or_no`."""

from __future__ import annotations

import pytest

from features.normalising import normalise
from features.vacancy_facts.yes_or_no import NAMES, find_answers


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("包吃住", "lodging", True),
        ("住宿自理", "lodging", False),
        ("早晚班轮班", "night_shift", True),
        ("长白班", "night_shift", False),
        ("能吃苦，有抗压能力", "meals", None),
        ("轻松愉快的氛围", "heavy_work", None),
        ("工作轻松", "heavy_work", False),
        ("搬重物，体力活", "heavy_work", True),
        ("客服人员的培训和带教", "beginners_welcome", None),
        ("生手可学", "beginners_welcome", True),
    ],
)
def test_yes_no_or_nothing(text: str, name: str, value: bool | None) -> None:
    """What is not said stays open."""
    answers = {fact.name: fact.value for fact in find_answers(normalise(text))}

    assert answers.get(name) == value
    assert set(answers) <= set(NAMES)
