"""Tests of `features.titles`."""

from __future__ import annotations

import pytest

from features.normalising import normalise
from features.occupations import load_lexicon
from features.titles import find_title_work

LEXICON = load_lexicon()


def families(title: str) -> set[str]:
    """Name the families of work that a title offers."""
    found = find_title_work(normalise(title), LEXICON, normalise(title))
    return {LEXICON.occupations[m.occupation].family for m in found}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("早教客服专员", {"客服运营"}),
        ("幼儿园保安", {"保安消防"}),
        ("医院保洁员", {"保洁环卫"}),
        ("仓管/叉车司机", {"仓储装卸", "司机"}),
        ("保安、保洁", {"保安消防", "保洁环卫"}),
        ("厨师兼司机", {"厨房", "司机"}),
        ("招聘保洁 急招保安", {"保洁环卫", "保安消防"}),
        ("客服主管（物流项目）", {"客服运营"}),
        ("急招（保洁员）", {"保洁环卫"}),
        ("缝纫车间普工", {"服装缝制"}),
        ("客服专员/助理", {"客服运营"}),
        ("客服（无销售）", {"客服运营"}),
    ],
)
def test_the_head_of_a_title_is_the_work(title: str, expected: set[str]) -> None:
    """What leads to it says where; what is listed counts; brackets qualify."""
    assert families(title) == expected
