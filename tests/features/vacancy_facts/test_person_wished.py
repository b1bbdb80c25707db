"""Tests of `features.vacancy_facts.person_wished`."""

from __future__ import annotations

import pytest

from features.normalising import normalise
from features.vacancy_facts.person_wished import find_person_wished


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("2年以上相关经验", "experience_years", [2.0]),
        ("三至五年焊工经验", "experience_years", [3.0]),
        ("3-5年焊工经验", "experience_years", [3.0]),
        ("2年以上经验优先", "experience_years", []),
        ("公司有10年历史", "experience_years", []),
        ("18-45岁", "min_age", [18.0]),
        ("55岁以下", "max_age", [55.0]),
        ("大专以上，学历不限", "min_education", []),
        ("高中或中专以上", "min_education", ["普通高中"]),
        ("要叉车证、焊工证", "certificates", ["叉车证", "焊工证"]),
        ("不需要健康证", "certificates", []),
    ],
)
def test_wishes_towards_the_person(text: str, name: str, values: list[object]) -> None:
    """Age, schooling, experience, certificates; a preference asks for nothing."""
    facts = find_person_wished(normalise(text))

    assert [fact.value for fact in facts if fact.name == name] == values
