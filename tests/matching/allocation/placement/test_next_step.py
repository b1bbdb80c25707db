"""The rungs of the fallback ladder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matching.allocation.placement.next_step import Ladder
from matching.allocation.placement.origins import Home
from tests.features.builders import AS_OF, make_employer, make_seeker, make_vacancy


def _step(kinds: list[str | None], best_p: float, **fields: Any) -> str:  # noqa: ANN401
    vacancies = [
        make_vacancy(f"V{k}", kind=kind, workplace="龙川县老隆镇") for k, kind in enumerate(kinds)
    ]
    far = make_vacancy("VX", kind="market", workplace="深圳市")
    ladder = Ladder([*vacancies, far], [make_employer()] * (len(kinds) + 1), AS_OF)
    seeker = make_seeker(county="龙川县", township="老隆镇", **fields)
    return ladder.step(seeker, Home.of(seeker), best_p)


@pytest.mark.parametrize(
    ("kinds", "best_p", "fields", "words"),
    [
        (["market", "workshop"], 0.2, {}, "个别推荐：本县另有1个"),
        (["market", "workshop"], 0.2, {"has_care_duty": True}, "就近进车间"),
        ([], 0.2, {"furthest_workplace": "省内"}, "下一批外出输送"),
        (["workshop"], 0.01, {}, "就近进车间"),
        (["public_welfare"], 0.03, {}, "技能培训"),
        (["public_welfare"], 0.0, {}, "公益性岗位托底"),
        ([], 0.0, {}, "村（居）和民政"),
        (["market"], 0.2, {"birth_date": date(2012, 1, 1)}, "未满16周岁"),
    ],
)
def test_the_first_rung_that_holds(
    kinds: list[str | None], best_p: float, fields: dict[str, Any], words: str
) -> None:
    """By kind of vacancy, care, willingness to leave and chance; never beyond the law."""
    assert words in _step(kinds, best_p, **fields)


def test_without_any_other_vacancy() -> None:
    """Nothing near is nothing to promise."""
    seeker = make_seeker()

    assert "民政" in Ladder([], [], AS_OF).step(seeker, Home.of(seeker), 0.0)
