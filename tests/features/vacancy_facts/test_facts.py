"""Tests of `features.vacancy_facts`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.normalising import normalise
from features.vacancy_facts import VacancyFacts, read_facts


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("两班倒", "night_shift", True),
        ("两班倒", "two_shift", True),
        ("长白班", "night_shift", False),
        ("不用上夜班", "night_shift", False),
        ("早班、晚班轮换", "night_shift", True),
        ("包吃住", "lodging", True),
        ("包吃住", "meals", True),
        ("包吃不包住", "meals", True),
        ("包吃不包住", "lodging", False),
        ("食宿自理", "lodging", False),
        ("提供员工宿舍", "lodging", True),
        ("包午餐", "meals", True),
        ("五险一金", "insurance", True),
        ("不买社保", "insurance", False),
        ("有夫妻房", "couple_room", True),
        ("时间自由，可接送小孩", "flexible_hours", True),
        ("生手可学", "beginners_welcome", True),
        ("无需经验", "beginners_welcome", True),
        ("无需经验", "experience_required", False),
        ("只招熟手", "beginners_welcome", False),
        ("两年以上相关经验", "experience_required", True),
        ("平车熟手优先，生手可学", "experience_required", False),
        ("能吃苦耐劳，搬运重物", "heavy_work", True),
        ("工作轻松", "heavy_work", False),
        ("18-45岁", "min_age", 18.0),
        ("18-45岁", "max_age", 45.0),
        ("年龄50岁以下", "max_age", 50.0),
        ("年满18周岁", "min_age", 18.0),
        ("初中以上", "min_education", "初级中学"),
        ("高中及以上学历", "min_education", "普通高中"),
        ("中专或高中以上", "min_education", "普通高中"),
        ("大专学历", "min_education", "大学专科"),
        ("学历不限", "min_education", None),
        ("持电工证、叉车证", "certificates", ("叉车证", "电工证")),
        ("无需健康证", "certificates", ()),
    ],
)
def test_facts_are_read(text: str, fact: str, value: object) -> None:
    """What is stated is read, what is denied is False."""
    assert getattr(read_facts(normalise(text)), fact) == value


@pytest.mark.parametrize("text", ["", "招普工", "3000-5000元/月", "工作地点:源城区"])
def test_blank_stays_blank(text: str) -> None:
    """Nothing is made up where nothing is said."""
    assert read_facts(normalise(text)) == VacancyFacts()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    """No text crashes the reader."""
    facts = read_facts(normalise(text))
    assert facts.min_age is None or 14 <= facts.min_age < 80


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("无早晚班", "night_shift", False),
        ("无夜班、倒班", "night_shift", False),
        ("检查车辆夜间锁闭", "night_shift", None),
        ("做一休一,9:00-21:00", "night_shift", None),
        ("能吃苦耐劳", "heavy_work", None),
        ("搬重物", "heavy_work", True),
    ],
)
def test_real_advertisements_are_not_overread(text: str, fact: str, expected: bool | None) -> None:
    """A denial of nights, a locked gate and a cliché of diligence state nothing more."""
    assert getattr(read_facts(text), fact) is expected
