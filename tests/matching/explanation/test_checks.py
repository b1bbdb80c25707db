"""What to ask first."""

from __future__ import annotations

import pytest

from matching.explanation.checks import checks_of
from tests.features.builders import Fields
from tests.matching.explanation.cases import ADULT, HOME, facts_of

KNOWN: dict[str, Fields] = {
    **ADULT,
    **HOME,
    "expected_pay_cny_month": 3000.0,
    "furthest_workplace": "省内",
    "accepts_night_shift": True,
    "certificates": "电工证",
}
CLEAR: dict[str, Fields] = {
    "workplace": "深圳市宝安区",
    "pay_text": "3500元/月",
    "shift": "夜班",
    "benefits_text": "包住",
    "required_certificates": "电工证",
}

ASKED: list[tuple[dict[str, Fields], dict[str, Fields], str]] = [
    ({"birth_date": None}, {}, "出生日期未登记，请先核实是否年满16周岁"),
    ({"expected_pay_cny_month": None}, {}, "问本人：期望月薪多少"),
    ({"furthest_workplace": None}, {}, "问本人：最远愿意到哪里上班"),
    ({"accepts_night_shift": None}, {}, "问本人：能否上夜班"),
    ({"certificates": None}, {}, "问本人：有没有单位要求的证件"),
    ({}, {"pay_text": None}, "问单位：月薪多少（招聘信息没有写明）"),
    ({}, {"pay_text": "计件3000-5000元"}, "问单位：计件有没有保底"),
    ({}, {"workplace": None}, "问单位：具体工作地点在哪里"),
    ({}, {"benefits_text": None}, "问单位：外地上班住宿怎样安排"),
    ({}, {"description": "食宿自理"}, "既说包住又说不包住，请向单位核实住宿"),
]


def test_where_everything_is_known_nothing_is_asked() -> None:
    """A full record and a clear post."""
    assert checks_of(facts_of(KNOWN, CLEAR)) == ()


@pytest.mark.parametrize(("person", "post", "question"), ASKED)
def test_each_blank_that_matters_is_asked_about(
    person: dict[str, Fields], post: dict[str, Fields], question: str
) -> None:
    """One blank more, and its question is there."""
    assert question in checks_of(facts_of(KNOWN | person, CLEAR | post))


@pytest.mark.parametrize(
    ("person", "post", "word"),
    [
        ({"accepts_night_shift": None}, {"shift": "白班"}, "夜班"),
        ({"accepts_night_shift": None, "profile_text": "不上夜班"}, {}, "能否上夜班"),
        ({"furthest_workplace": None}, {"workplace": "紫金县"}, "最远"),
        ({"certificates": None}, {"required_certificates": None}, "证件"),
        ({}, {"workplace": "紫金县", "benefits_text": None}, "住宿"),
    ],
)
def test_a_blank_that_does_not_matter_is_not_asked_about(
    person: dict[str, Fields], post: dict[str, Fields], word: str
) -> None:
    """No night, no way, no certificate, no lodging: no question."""
    assert not any(
        word in question for question in checks_of(facts_of(KNOWN | person, CLEAR | post))
    )


def test_the_person_s_questions_come_first() -> None:
    """Who sits at the desk is asked before anybody telephones."""
    found = checks_of(facts_of({}, {"shift": "夜班"}))

    of_post = [question.startswith("问单位") for question in found]
    assert of_post == sorted(of_post)
    assert True in of_post
    assert False in of_post
