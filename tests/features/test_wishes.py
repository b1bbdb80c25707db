"""Tests of `features.wishes`."""

from __future__ import annotations

import pytest

from features.clauses import find_clauses
from features.normalising import normalise
from features.wishes import experience_years, read_wishes


@pytest.mark.parametrize(
    ("text", "wish", "value"),
    [
        ("唔上夜班", "refuses_night", True),
        ("不能上夜班", "refuses_night", True),
        ("除了夜班都可以", "refuses_night", True),
        ("想找不用上夜班的工作", "refuses_night", True),
        ("夜班也可以", "refuses_night", False),
        ("可以上晚班", "refuses_night", False),
        ("不怕夜班", "refuses_night", False),
        ("想做保洁", "refuses_night", None),
        ("不去外地", "refuses_away", True),
        ("走不开", "refuses_away", True),
        ("只能在村里做", "refuses_away", True),
        ("想去深圳", "refuses_away", False),
        ("在深圳做过保安", "refuses_away", None),
        ("以前在东莞踩电车，眼睛花了，不做了", "refuses_away", None),
        ("外省不去，深圳可以", "refuses_away", None),
        ("不是不肯去外地", "refuses_away", False),
        ("夜场服务员", "refuses_night", None),
        ("想找附近的工作", "wants_near", True),
        ("什么都可以", "open_to_anything", True),
        ("有工做就行", "open_to_anything", True),
        ("割草也可以", "open_to_anything", None),
        ("腰不好，重活做不了", "weak_body", True),
        ("身体好，能吃苦", "weak_body", False),
        ("要接送小孩", "has_children_words", True),
        ("会带小孩", "has_children_words", None),
        ("要包吃住", "wants_lodging", True),
        ("晚上要回家住", "wants_lodging", False),
    ],
)
def test_conditions_are_read(text: str, wish: str, value: object) -> None:
    """Conditions are tri-state: stated, denied, not mentioned."""
    wishes = read_wishes(find_clauses(normalise(text)))
    assert getattr(wishes, wish) == value


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("做了两年", 2.0),
        ("十几年", 11.0),
        ("廿几年", 21.0),
        ("20多年", 20.0),
        ("半年", 0.5),
        ("2015年到2019年在厂里", 4.0),
        ("2015年做过", None),
        ("三年级", None),
        ("没说", None),
    ],
)
def test_years_of_work(text: str, years: float | None) -> None:
    """Years are read, calendar years are not."""
    assert experience_years([normalise(text)]) == years
