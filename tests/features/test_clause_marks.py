"""Tests of `features.clause_marks`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.clause_marks import (
    gives_up_for_a_reason,
    hangs_on,
    is_bare_refusal,
    is_bare_wish,
    is_objection,
    is_of_another,
    is_reproach,
    is_under_terms,
    is_worn_out,
    marked_kind,
    refuses_list,
    refuses_work,
    without_mock_negation,
)


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("做不了保安", "refusals"),
        ("重活做不了", "constraints"),
        ("眼睛不行", "constraints"),
        ("洗碗不行", "refusals"),
        ("没说不做保洁", "wishes"),
        ("哪有不愿意做的", "wishes"),
        ("不用倒班的保洁", "wishes"),
        ("嫌我年纪大", None),
        ("嫌累", "refusals"),
        ("会开叉车", "skills"),
        ("开过叉车", "past"),
        ("叉车", None),
    ],
)
def test_a_clause_tells_its_kind(clause: str, kind: str | None) -> None:
    """Its own words decide; a bare noun tells nothing."""
    assert marked_kind(clause) == kind


@pytest.mark.parametrize(
    "clause", ["不做了", "不贴了", "算了吧", "不敢开了", "做不成了", "宁可闲着"]
)
def test_bare_refusals(clause: str) -> None:
    """They refuse, and name nothing."""
    assert is_bare_refusal(clause)


@pytest.mark.parametrize("clause", ["做不了重活", "不做保安", "做过", "不错", "别的不做"])
def test_what_names_something_is_no_bare_refusal(clause: str) -> None:
    """Strain, work, and everything else are objects of their own."""
    assert not is_bare_refusal(clause)


def test_the_other_signs() -> None:
    """Bare wishes, refusals of lists, reasons that end in a refusal, joining words."""
    assert is_bare_wish("不过想试一下")
    assert not is_bare_wish("想试试保洁")
    assert refuses_list("洗碗统统不做")
    assert not refuses_list("都可以做")
    assert gives_up_for_a_reason("眼睛花了不敢开了")
    assert not gives_up_for_a_reason("家里走不开")
    assert is_reproach("抹楼梯太辛苦")
    assert not is_reproach("工资太辛苦")
    assert hangs_on("也不洗碗")


@pytest.mark.parametrize(
    ("before", "work", "after"),
    [
        ("不想再进", "鞋厂", ""),
        ("莫叫我去", "工地", ""),
        ("", "大车", "早就开不了了"),
        ("", "地盘", "就不用讲了"),
        ("", "快递", "不送了"),
        ("", "工地", "的活不要给我介绍"),
        ("", "搬不了货", ""),
        ("", "保安", "这行我是再也不干了"),
    ],
)
def test_the_words_around_a_work_refuse_it(before: str, work: str, after: str) -> None:
    """Before it, behind it, or in its midst."""
    clause = before + work + after

    assert refuses_work(clause, len(before), len(before + work))


@pytest.mark.parametrize(
    ("before", "work", "after"),
    [
        ("不", "会开车", ""),
        ("不是不想做", "保安", ""),
        ("为什么不做", "保洁", ""),
        ("", "洗碗", "还招不招人"),
        ("", "保洁", "没什么不能做的"),
        ("", "看仓库", "行不行"),
        ("没有不累的", "保洁", ""),
    ],
)
def test_a_lack_and_a_question_refuse_nothing(before: str, work: str, after: str) -> None:
    """Nor does a negation that is none."""
    clause = before + work + after

    assert not refuses_work(clause, len(before), len(before + work))


@pytest.mark.parametrize(
    "clause", ["邻居做保姆做怕了", "我老婆说她不做家政", "我弟不想再进厂", "我家那个死都不去"]
)
def test_what_others_do_is_theirs(clause: str) -> None:
    """Neither their work nor their refusal is the person's."""
    assert is_of_another(clause)
    assert marked_kind(clause) == "constraints"


def test_what_others_say_is_about_the_person() -> None:
    """An objection and a report speak of whoever is registered."""
    assert not is_of_another("老婆不让我开大车")
    assert is_objection("老婆不让我开大车")
    assert not is_of_another("家婆说做殡仪不好")
    assert not is_objection("不想开大车")


def test_a_refusal_on_some_terms_is_none() -> None:
    """Another place of the same work would do."""
    assert is_under_terms("没买社保的保安不做")
    assert is_under_terms("太远的保洁不去")
    assert not is_under_terms("不做保安")


def test_the_body_gives_way() -> None:
    """What is spoilt (坏了) is past help; what is not good (不好) may do."""
    assert is_worn_out("做到眼睛坏了")
    assert not is_worn_out("眼睛不好")


@pytest.mark.parametrize(
    ("clause", "given_up"),
    [
        ("老板压工资我不端了", True),
        ("粉尘太大不去了", True),
        ("喝酒喝怕了", True),
        ("一口回绝了", True),
        ("哪里还扛得起", True),
        ("夜班不上", False),
        ("工资低过3000不去", False),
        ("别的工我都做不惯", False),
    ],
)
def test_a_reason_that_ends_in_a_refusal(clause: str, given_up: bool) -> None:
    """Given up for good whatever the reason; pay and shift alone refuse no work."""
    assert gives_up_for_a_reason(clause) is given_up


@given(st.text(alphabet="不怕想是没有做保洁，,挑", max_size=12))
def test_blanking_keeps_places(clause: str) -> None:
    """Every other character stands where it stood."""
    plain = without_mock_negation(clause)

    assert len(plain) == len(clause)
    assert all(new in {old, " "} for old, new in zip(clause, plain, strict=True))
