"""Tests of `features.vacancy_facts.work_offered`."""

from __future__ import annotations

import pytest

from features.normalising import normalise
from features.vacancy_facts.work_offered import find_work_offered


def found(text: str, name: str) -> list[object]:
    """List what a text states under one name."""
    return [fact.value for fact in find_work_offered(normalise(text)) if fact.name == name]


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("每天工作8小时", "hours_a_day", [8.0]),
        ("十小时长白班，10小时/天", "hours_a_day", [10.0]),
        ("24小时营业", "hours_a_day", []),
        ("周末双休", "days_off_a_month", [8.0]),
        ("月休4天", "days_off_a_month", [4.0]),
        ("做六休一", "days_off_a_month", [4.0]),
        ("大小周", "days_off_a_month", [6.0]),
        ("招暑假工", "term", ["暑假工"]),
        ("完成临时工作", "term", []),
        ("7.5小时工作制", "term", []),
        ("能够长期稳定工作", "term", []),
        ("劳务派遣", "is_dispatched", [True]),
        ("厂家直招，非中介", "is_dispatched", [False]),
        ("招20人", "heads", [20.0]),
        ("业绩排前3名", "heads", []),
        ("站立工作，粉尘大", "strains", ["站立", "粉尘"]),
        ("五险一金，全勤奖，有班车", "benefits", ["公积金", "全勤奖", "交通"]),
        ("高温补贴", "strains", []),
    ],
)
def test_work_is_read_as_stated(text: str, name: str, values: list[object]) -> None:
    """Hours, days off, term, heads, strain and benefits; nothing that only looks like them."""
    assert found(text, name) == values
