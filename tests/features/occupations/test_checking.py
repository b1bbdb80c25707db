"""Tests of `features.occupations.checking`."""

from __future__ import annotations

import pytest

from features.occupations import Lexicon
from features.occupations.checking import COMMON, Finding, check_table
from tests.features.occupations.small import SMALL

BASE = Lexicon.from_text(SMALL)


def check(text: str) -> tuple[Finding, ...]:
    """Check a table against the small lexicon; 东西 is an everyday word."""
    return check_table(text, BASE, lambda word: COMMON if word == "东西" else 0)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense\tx", "不认识「nonsense」行"),
        ("term\tsewer\tshop", "应有 4 格，这里有 3 格"),
        ("term\tdriver\tshop\t开车", "没有职业代码「driver」"),
        ("term\tsewer\tslang\t打枣", "「slang」不是词的类别"),
        ("refuse\tdriver\t开车", "没有职业代码「driver」"),
        ("occupation\tsewer\t甲\t缝制\t\t\t\t\t", "重复"),
    ],
)
def test_a_line_that_cannot_be_used_is_an_error(line: str, words: str) -> None:
    """The line and what is wrong with it are told; what is right around it is not."""
    findings = check(f"# 说明\nterm\tsewer\tshop\t打枣\n{line}\n")

    assert [(f.line, f.is_error) for f in findings] == [(3, True)]
    assert words in findings[0].message


def test_every_error_is_told() -> None:
    """One look shows them all."""
    assert [f.line for f in check("x\n\ny\nterm\tsewer\tshop\t打枣\nz")] == [1, 3, 5]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("term\tsewer\tshop\t衫", "只有一个字"),
        ("term\tsewer\tshop\t踩電車", "已经是「缝纫工」"),
        ("term\tsewer\tshop\t停车位", "不表示职业"),
        ("term\tsewer\tshop\t看门", "同时也是「保安员」的词"),
        ("term\tsewer\tshop\t东西", "日常用词"),
        ("term\tsewer\tshop\t打枣 打枣", "重复"),
        ("term\tsewer\tshop\t打枣\nterm\tguard\tshop\t打枣", "同时也是「缝纫工」的词"),
    ],
)
def test_what_is_doubtful_is_told_and_may_stay(line: str, words: str) -> None:
    """A doubt names the word and what to do."""
    findings = check(line)

    assert [f.is_error for f in findings] == [False]
    assert words in findings[0].message


def test_a_word_with_a_context_is_no_doubt() -> None:
    """Whoever says where a word counts has thought of its other meaning."""
    assert check("term\tsewer\tshop\t看门\ncontext\t看门\t厂\t家") == ()


def test_a_good_table_has_no_findings() -> None:
    """Nor has an empty one."""
    assert check("") == ()
    assert check("term\tsewer\tdialect\t车飞机衫\nrefuse\tguard\t企更") == ()
