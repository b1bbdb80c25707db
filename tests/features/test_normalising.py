"""Tests of `features.normalising`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.normalising import _rules, normalise

RULE_CHARACTERS = "".join(
    sorted({c for rules in _rules().values() for rule in rules for c in rule.written})
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("想學月嫂，唔想再去電子廠", "想学月嫂,不想再去电子厂"),
        ("屋下有孙仔要接送，想搵就近嘅工", "家里有孙子要接送,想找就近的工"),
        ("揸过钩机，老婆要跟住一齐去", "开过钩机,老婆要跟着一起去"),
        ("守山林、睇鱼塘，腰骨唔好，重嘢做唔到", "守山林、看鱼塘,腰骨不好,重活做不到"),
        ("我係河源人，關係好，系統", "我是河源人,关系好,系统"),
        ("厓屋下細人仔", "我家里小孩"),
        ("識揸車，唔識字，知識", "会开车,不识字,知识"),
        ("冇做过，乜都得", "没做过,什么都行"),
        ("ＣＮＣ　操作員！！！", "cnc 操作员!"),
        ("🏠包吃住🏠五险", "包吃住 五险"),
        ("应聘保按，会电悍", "应聘保安,会电焊"),
        ("人工智能，讲人工", "人工智能,讲工资"),
        ("包食宿", "包吃住"),
        ("夜晚返夜更", "晚上上夜班"),
    ],
)
def test_texts_take_the_one_spelling(written: str, expected: str) -> None:
    """Script, width, dialect, typing errors and pictures are brought to one form."""
    assert normalise(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("三千五百元", "3500元"),
        ("一万二左右", "12000左右"),
        ("三千五一个月", "3500一个月"),
        ("三四千块", "3000-4000块"),
        ("做咗两年", "做了2年"),
        ("两三年经验", "2-3年经验"),
        ("二十多岁", "20多岁"),
        ("四千到五千元", "4000到5000元"),
        ("八百蚊", "800元"),
    ],
)
def test_numerals_before_a_unit_become_digits(written: str, expected: str) -> None:
    """A number with its unit is written in digits."""
    assert normalise(written) == expected


@pytest.mark.parametrize(
    "text", ["三角镇", "五金厂", "三班倒", "两班倒", "第三年", "一块去", "百货店", "十几年", "四会"]
)
def test_numerals_in_names_stay(text: str) -> None:
    """Place names, trades and shift systems keep their numerals."""
    assert normalise(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The result is a fixed point for any text."""
    once = normalise(text)
    assert normalise(once) == once


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=RULE_CHARACTERS + "一二三十百千万元年个月,。 ", max_size=16))
def test_normalising_twice_changes_nothing_in_dialect(text: str) -> None:
    """The result is a fixed point where the rules bite, too."""
    once = normalise(text)
    assert normalise(once) == once


def test_every_replacement_is_normal_already() -> None:
    """No rule writes what another rule rewrites."""
    targets = {rule.mandarin for rules in _rules().values() for rule in rules}
    assert [target for target in sorted(targets) if normalise(target) != target] == []


@pytest.mark.parametrize(
    "text",
    [
        "完成日常工作",
        "实地盘点",
        "标识清楚",
        "验收工作",
        "接收工作",
        "返工件",
        "发放工资",
        "引导顾客付款",
        "装修公司",
        "晓洞村",
        "商店员工",
        "莘庄仲裁",
    ],
)
def test_dialect_rules_leave_formal_text_alone(text: str) -> None:
    """A dialect word inside formal words is not one."""
    assert normalise(text) == text
