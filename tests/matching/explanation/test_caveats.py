"""What speaks against a pair."""

from __future__ import annotations

import pytest

from matching.explanation.caveats import caveats_of
from tests.features.builders import Fields
from tests.matching.explanation.cases import ADULT, HOME, facts_of

AGAINST: list[tuple[dict[str, Fields], dict[str, Fields], str]] = [
    ({"profile_text": "不想做缝纫"}, {"title": "缝纫工"}, "本人说过不想做缝纫工"),
    ({"profile_text": "不上夜班"}, {"shift": "两班倒"}, "本人说过不上夜班，该岗位要上夜班或倒班"),
    ({"accepts_night_shift": False}, {"shift": "夜班"}, "本人不愿上夜班"),
    (HOME | {"profile_text": "不去外地"}, {"workplace": "深圳市宝安区"}, "本人说过不去外地"),
    ({"expected_pay_cny_month": 5000.0}, {"pay_text": "3000-4000元/月"},
     "月薪约3000—4000元，低于期望的5000元"),
    (HOME | {"furthest_workplace": "县内"}, {"workplace": "深圳市宝安区"},
     "超出本人愿意去的范围（县内）"),
    ({"has_care_duty": True, "latitude": 23.0, "longitude": 115.0},
     {"latitude": 23.5, "longitude": 115.0}, "要照护家人，离家约56公里，每天来回有困难"),
    (HOME | {"profile_text": "要接送小孩上学"}, {"workplace": "浙江省杭州市"},
     "要照护家人，工作在外市或外省"),
    (ADULT, {"max_age": 35.0}, "年龄超过单位希望的上限，请先与单位沟通"),
    (ADULT, {"min_age": 45.0}, "年龄低于单位希望的下限，请先与单位沟通"),
    ({"education": "小学"}, {"min_education": "高中"}, "学历低于单位希望的程度，请先与单位沟通"),
    ({}, {"description": "要求有两年以上工作经验"}, "单位希望有经验，登记表里没有看到相关经历"),
    ({"profile_text": "腰不好"}, {"description": "需要搬运重物"}, "活较重，本人身体情况需要先核实"),
]  # fmt: skip


@pytest.mark.parametrize(("person", "post", "sentence"), AGAINST)
def test_each_fact_has_its_sentence(
    person: dict[str, Fields], post: dict[str, Fields], sentence: str
) -> None:
    """Hand-made facts give exactly the sentence."""
    assert sentence in caveats_of(facts_of(person, post))


def test_a_refusal_in_words_is_not_said_twice() -> None:
    """Text and field both refuse nights: one sentence."""
    person = {"profile_text": "不上夜班", "accepts_night_shift": False}

    found = caveats_of(facts_of(person, {"shift": "夜班"}))

    assert sum("夜班" in sentence for sentence in found) == 1


def test_a_pair_that_fits_has_no_caveat() -> None:
    """Nothing against it, nothing said."""
    person = {**ADULT, **HOME, "expected_pay_cny_month": 3000.0, "education": "高中"}
    post = {"workplace": "紫金县", "pay_text": "3500元/月", "shift": "白班", "max_age": 50.0}

    assert caveats_of(facts_of(person, post)) == ()


def test_silence_speaks_against_nobody() -> None:
    """A blank person and a demanding post: only what is known is said."""
    post = {"workplace": "深圳市宝安区", "shift": "夜班", "max_age": 35.0, "min_education": "高中"}

    assert caveats_of(facts_of({}, post)) == ()


def test_no_sentence_depends_on_sex() -> None:
    """The same pair, a man and a woman: the same words."""
    person = {**ADULT, **HOME, "profile_text": "不上夜班", "has_care_duty": True}
    post = {"workplace": "深圳市宝安区", "shift": "夜班", "description": "限男性，需要搬运重物"}

    man, woman = (caveats_of(facts_of(person | {"sex": sex}, post)) for sex in ("男", "女"))

    assert man == woman
    assert not any(word in "".join(man) for word in ("男", "女", "性别"))
