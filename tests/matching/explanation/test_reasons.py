"""What speaks for a pair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.explanation.reasons import MOST, SENTENCES, reasons_of
from tests.features.builders import Fields
from tests.matching.explanation.cases import ADULT, HOME, facts_of

SAID: list[tuple[str, dict[str, Fields], dict[str, Fields], str]] = [
    ("work", {"profile_text": "想做车位"}, {"title": "缝纫工"},
     "想做“车位”，与岗位“缝纫工”同属缝纫工"),
    ("experience", {"profile_text": "踩电车三年"}, {"title": "缝纫工"},
     "做过“踩电车”，与岗位“缝纫工”同属缝纫工，有约3年经历"),
    ("experience", {"skills_text": "会烫衣"}, {"title": "熨烫工"},
     "会做“烫衣”，与岗位“熨烫工”同属熨烫工"),
    ("experience", {"profile_text": "做过烫衣"}, {"title": "缝纫工"},
     "做过的熨烫工与岗位“缝纫工”同属缝制类"),
    ("work", {"profile_text": "想做烫衣"}, {"title": "缝纫工"},
     "想做的熨烫工与岗位“缝纫工”同属缝制类"),
    ("work", {"wish_text": "什么都可以做"}, {"title": "缝纫工"}, "本人表示什么工作都可以考虑"),
    ("pay", {"expected_pay_cny_month": 3000.0}, {"pay_text": "3000-4000元/月"},
     "月薪约3000—4000元，达到期望的3000元"),
    ("way", HOME | {"latitude": 23.6, "longitude": 115.2},
     {"workplace": "紫金县紫城镇", "latitude": 23.6, "longitude": 115.2},
     "离家约1公里，就在本镇（街）"),
    ("way", HOME, {"workplace": "深圳市宝安区", "benefits_text": "包住"}, "在外地，单位包住"),
    ("care", {"has_care_duty": True}, {"description": "上班时间灵活"}, "时间灵活，能兼顾家里照护"),
    ("care", HOME | {"has_care_duty": True, "latitude": 23.6, "longitude": 115.2},
     {"workplace": "紫金县紫城镇", "latitude": 23.6, "longitude": 115.3},
     "要照护家人，离家约10公里，便于每天来回"),
    ("care", HOME | {"has_care_duty": True, "latitude": 23.6, "longitude": 115.2},
     {"workplace": "紫金县", "latitude": 23.9, "longitude": 115.2, "shift": "白班"},
     "不用上夜班，晚上能照护家人"),
    ("night", {"accepts_night_shift": True}, {"shift": "夜班"}, "本人能上夜班"),
    ("night", {}, {"shift": "白班"}, "不用上夜班"),
    ("experience", {}, {"description": "新手可学，有师傅带"}, "单位写明新手或没有经验也可以"),
    ("schooling", {"education": "高中"}, {"min_education": "初中"}, "学历达到要求的“初中”"),
    ("age", ADULT, {"min_age": 18.0, "max_age": 50.0}, "年龄在单位希望的范围内"),
    ("post", {}, {"benefits_text": "包吃包住，买社保"}, "待遇写明包住、包吃、买社保"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "person", "post", "sentence"), SAID)
def test_each_kind_has_its_sentence(
    kind: str, person: dict[str, Fields], post: dict[str, Fields], sentence: str
) -> None:
    """Hand-made facts give the sentence that a counsellor can check."""
    found = {reason.kind: reason.text for reason in reasons_of(facts_of(person, post, **{kind: 9}))}

    assert found[kind] == sentence


def test_what_moved_the_model_most_comes_first() -> None:
    """The order is that of the influence, not of the table."""
    person = {"expected_pay_cny_month": 3000.0, "profile_text": "想做车位"}
    post = {"title": "缝纫工", "pay_text": "3000-4000元/月", "shift": "白班"}

    one = reasons_of(facts_of(person, post, pay=3.0, work=2.0, night=1.0))
    two = reasons_of(facts_of(person, post, pay=1.0, work=2.0, night=3.0))

    assert [reason.kind for reason in one] == ["pay", "work", "night"]
    assert [reason.kind for reason in two] == ["night", "work", "pay"]


def test_what_nothing_is_lost_without_is_no_reason() -> None:
    """It moved the model, and yet any other vacancy would do as well in this."""
    facts = facts_of({"profile_text": "想做车位"}, {"title": "缝纫工", "shift": "白班"}, work=9.0)

    idle = replace(facts, lost={**facts.lost, "work": 0.0})

    assert [reason.kind for reason in reasons_of(facts)] == ["work", "night"]
    assert [reason.kind for reason in reasons_of(idle)] == ["night"]


def test_what_moved_the_model_down_is_no_reason() -> None:
    """True, and yet no argument: the caveats may speak of it."""
    person = {"expected_pay_cny_month": 3000.0}
    post = {"pay_text": "3000-4000元/月"}

    assert reasons_of(facts_of(person, post, pay=-0.1)) == ()


def test_nothing_known_gives_no_reason() -> None:
    """Silence is not filled with words."""
    assert reasons_of(facts_of({}, {"title": "缝纫工"})) == ()


def test_pay_below_the_wish_and_work_refused_are_no_reasons() -> None:
    """Neither is said in favour, however the model was moved."""
    person = {"expected_pay_cny_month": 6000.0, "profile_text": "不想做缝纫"}
    post = {"title": "缝纫工", "pay_text": "3000-4000元/月"}

    found = reasons_of(facts_of(person, post, pay=5.0, work=5.0))

    assert [reason.kind for reason in found] == []


def test_at_most_four_reasons_are_given_one_a_kind() -> None:
    """A list that nobody reads explains nothing."""
    person = {**ADULT, **HOME, "expected_pay_cny_month": 3000.0, "profile_text": "想做车位"}
    post = {
        "title": "缝纫工", "pay_text": "3000-4000元/月", "shift": "白班", "max_age": 50.0,
        "workplace": "紫金县紫城镇", "benefits_text": "包吃包住",
    }  # fmt: skip

    found = reasons_of(facts_of(person, post))

    assert len(found) == MOST == len({reason.kind for reason in found})
    assert {reason.kind for reason in found} <= set(SENTENCES)


def test_a_trade_that_only_the_description_names_is_not_called_the_posts_own() -> None:
    """The loader driver's post that mentions mending is no mender's post."""
    post: dict[str, Fields] = {"title": "缝纫工", "description": "需配合熨烫工"}

    found = reasons_of(facts_of({"profile_text": "想做烫衣"}, post, work=9))

    assert found[0].text == "想做“烫衣”，岗位内容里提到熨烫工"
