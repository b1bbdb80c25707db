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
    is_reproach,
    marked_kind,
    refuses_list,
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


@given(st.text(alphabet="不怕想是没有做保洁，,挑", max_size=12))
def test_blanking_keeps_places(clause: str) -> None:
    """Every other character stands where it stood."""
    plain = without_mock_negation(clause)

    assert len(plain) == len(clause)
    assert all(new in {old, " "} for old, new in zip(clause, plain, strict=True))
