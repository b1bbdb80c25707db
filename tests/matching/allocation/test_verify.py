"""The independent check, held to plans that are good and to plans that are spoiled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from data.reading import PlaceRow
from matching.allocation.placement.rules import Rules
from matching.allocation.verify import Case, failures, verify_plan
from tests.features.builders import AS_OF, make_seeker, make_vacancy

Rows = list[tuple[str, str, float]]

HOME: Final = {"county": "龙川县", "township": "麻布岗镇", "village": "甲村"}
SEEKERS: Final = (
    make_seeker("S1", household_id="H1", has_care_duty=True, **HOME),
    make_seeker("S2", household_id="H1", **HOME),
    make_seeker("S3", county="龙川县", township="老隆镇"),
    make_seeker("S4", county="龙川县", township="老隆镇"),
    make_seeker("S5"),
)
VACANCIES: Final = {
    "V1": make_vacancy("V1", employer_id="E1", workplace="龙川县老隆镇"),
    "V2": make_vacancy("V2", employer_id="E2", workplace="深圳市"),
    "V3": make_vacancy("V3", employer_id="E1", workplace="龙川县老隆镇"),
}
RULES: Final = Rules.model_validate({
    "households": "employer", "leave_a_carer": True, "overbooking": 1, "township_floor": "0.5",
    "township_ceiling": "1", "ask": [{"origin": "老隆镇", "vacancy": "V2", "at_least": 2}],
    "bus": [{"origin": "老隆镇", "seats": 2}],
})  # fmt: skip
CASE: Final = Case(
    seekers=SEEKERS,
    register=SEEKERS,
    vacancies=VACANCIES,
    places=(PlaceRow("V1", 2, 2, 2), PlaceRow("V2", 3, None, 2), PlaceRow("V3", 1)),
    rules=RULES,
    chances={(s.seeker_id, v): 0.5 for s in SEEKERS for v in VACANCIES if s.seeker_id != "S5"},
    as_of=AS_OF,
    fixed=frozenset({("S1", "V1")}),
    forbidden=frozenset({("S3", "V3")}),
)
GOOD: Final[Rows] = [("S1", "V1", 0.5), ("S2", "V1", 0.5), ("S3", "V2", 0.5), ("S4", "V2", 0.5)]


def _broken(rows: Rows, case: Case = CASE) -> set[str]:
    return {each.split("：")[0] for each in failures(verify_plan(rows, case))}


def _with(**changes: object) -> Case:
    return replace(CASE, rules=RULES.model_copy(update=changes))


def test_a_good_plan_passes_every_check() -> None:
    """One check a rule, each with what was counted."""
    checks = verify_plan(GOOD, CASE)

    assert failures(checks) == []
    assert len({check.name for check in checks}) == len(checks) == 14
    assert all(check.found for check in checks)


def _moved(seeker: str, vacancy: str | None) -> Rows:
    rest = [row for row in GOOD if row[0] != seeker]
    return rest if vacancy is None else sorted([*rest, (seeker, vacancy, 0.5)])


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([*GOOD, ("S4", "V3", 0.5)], "一人一岗"),
        ([*GOOD, ("S5", "V3", 0.5)], "只用合法且在名单内的配对，把握与来源一致"),
        ([*GOOD[:3], ("S4", "V2", 0.6)], "只用合法且在名单内的配对，把握与来源一致"),
        ([*GOOD, ("S9", "V3", 0.5)], "只用合法且在名单内的配对，把握与来源一致"),
        (_moved("S3", "V1"), "不超名额"),
        (_moved("S2", None), "每地要么不去，要么达到起送人数"),
        (_moved("S2", None), "同户同去"),
        (_moved("S2", "V2"), "同户同去"),
        (_moved("S4", None), "单位对来源地的人数要求"),
        ([], "乡镇和村的推荐下限"),
        (_moved("S1", "V3"), "固定的配对都在"),
        (_moved("S3", "V3"), "没有禁止的配对"),
    ],
)
def test_a_spoiled_plan_fails_the_check_of_its_rule(rows: Rows, name: str) -> None:
    """Each by its own name."""
    assert name in _broken(rows)


def test_rules_that_tighten_around_a_plan_fail_it() -> None:
    """The same plan, under one rule that it does not keep."""
    bus = [{"origin": "441622100", "seats": 1}]
    town = Rules.model_validate({"bus": bus}).bus
    two = (PlaceRow("V1", 2, 2, 2), PlaceRow("V2", 3, None, 1), PlaceRow("V3", 1))
    late = VACANCIES | {"V2": make_vacancy("V2", workplace="深圳市", expires_on=AS_OF)}
    future = VACANCIES | {"V2": make_vacancy("V2", published_on=date(2025, 3, 11))}

    assert _broken(GOOD, _with(bus=town)) == {"班车座位"}
    assert _broken(GOOD, _with(township_ceiling=RULES.township_floor)) == {"乡镇和村的推荐上限"}
    assert _broken(GOOD, replace(CASE, places=two)) == {"每地不超人数上限"}
    assert "岗位都在招聘期内" in _broken(GOOD, replace(CASE, vacancies=late))
    assert "岗位都在招聘期内" in _broken(GOOD, replace(CASE, vacancies=future))


def test_a_carer_stays_or_works_in_the_county() -> None:
    """Both away is wrong, also where only a member outside the file has the duty."""
    away = [("S1", "V2", 0.5), ("S2", "V2", 0.5)]
    case = replace(_with(ask=()), fixed=frozenset())
    outside = (make_seeker("S8", household_id="H1", has_care_duty=True),)
    plain = tuple(replace(seeker, has_care_duty=None) for seeker in SEEKERS)

    assert "家中留人照料" in _broken(away, case)
    assert "家中留人照料" not in _broken(away, replace(case, seekers=plain, register=plain))
    assert "家中留人照料" in _broken(away, replace(case, seekers=plain, register=outside))


def test_expected_places_are_filled_by_probabilities() -> None:
    """Four halves fill two places and not one; a post without places takes nobody."""
    case = replace(_with(overbooking="expected", ask=(), bus=()), fixed=frozenset())
    rows = [(f"S{i}", "V3", 0.5) for i in (1, 2, 4)]
    closed = replace(case, places=(PlaceRow("V3", 0),))

    assert "不超名额" in _broken(rows, case)
    assert "不超名额" not in _broken(rows[:2], case)
    assert "不超名额" in _broken(rows[:1], closed)


def test_unknown_origins_count_in_no_minimum_but_need_seats() -> None:
    """Three people from nowhere: no batch to be short of, one group on the seats."""
    people = tuple(make_seeker(f"S{i}") for i in (1, 2, 3))
    case = Case(
        people, people, VACANCIES, (PlaceRow("V2", 9, 5, 2),), Rules(overbooking="1"),
        {(p.seeker_id, "V2"): 0.1 for p in people}, AS_OF,
    )  # fmt: skip

    assert _broken([("S1", "V2", 0.1)], case) == set()
    assert _broken([(f"S{i}", "V2", 0.1) for i in (1, 2, 3)], case) == {"每地不超人数上限"}


def test_floors_may_lack_what_the_certificate_says() -> None:
    """And no more."""
    case = replace(_with(ask=()), fixed=frozenset())

    assert "乡镇和村的推荐下限" in _broken([], replace(case, short=1))
    assert "乡镇和村的推荐下限" not in _broken([], replace(case, short=2))
