"""Rules and records as numbers. What they allow is held to `verify` in `test_solving`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from data.errors import DefectsError
from data.reading import PlaceRow
from matching.allocation.placement.batch import Batch
from matching.allocation.placement.rules import Rules
from tests.features.builders import make_seeker, make_vacancy
from tests.matching.allocation.placement.cases import prepare_records

PEOPLE = (
    make_seeker("S0", county="龙川县", township="上坪镇", village="甲村", household_id="H"),
    make_seeker("S1", county="连平县", township="上坪镇", household_id="H", has_care_duty=True),
    make_seeker("S2", county="龙川县", township="上坪镇"),
    make_seeker("S3", has_care_duty=True),
)
POSTS = (make_vacancy("V0", workplace="深圳市"), make_vacancy("V1", employer_id="E2"))


def _compile(places: tuple[PlaceRow, ...] = (), **rules: Any) -> Batch:  # noqa: ANN401
    rows = places or (PlaceRow("V0", 2), PlaceRow("V1", 0))
    p = np.full((4, 2), 0.25)
    return prepare_records(PEOPLE, POSTS, rows, p, Rules.model_validate(rules)).batch


def _ceilings(batch: Batch, kind: str) -> list[tuple[list[int], float, float]]:
    return [
        (each.arcs.tolist(), float(each.weights[0]), each.ceiling)
        for each in batch.limits
        if each.kind == kind
    ]


def test_places_are_expected_or_counted_and_none_is_none() -> None:
    """A vacancy without places takes nobody, however small the chance."""
    assert _ceilings(_compile(), "places") == [([0, 2, 4, 6], 0.25, 2.0), ([1, 3, 5, 7], 1.0, 0.0)]
    assert _ceilings(_compile(overbooking="1.5"), "places")[0] == ([0, 2, 4, 6], 1.0, 3.0)


def test_minima_leave_out_unknown_origins_and_maxima_count_them_as_one() -> None:
    """Townships of one name in two counties are two."""
    batch = _compile((PlaceRow("V0", 9, 2, 1), PlaceRow("V1", 9)))
    single = _compile((PlaceRow("V0", 9, 2, None, "village"), PlaceRow("V1", 9)))

    assert [pack.arcs.tolist() for pack in batch.packs] == [[0, 4], [2]]
    assert _ceilings(batch, "seats") == [([0, 4], 1.0, 1.0)]
    assert [pack.arcs.tolist() for pack in single.packs] == [[0]]


def test_a_household_with_any_care_duty_keeps_somebody_at_home() -> None:
    """Two of them: one may be away; one alone: none. A blank number is a household of one."""
    carers = _ceilings(_compile(leave_a_carer=True), "carer")

    assert carers == [([0, 1, 2, 3], 1.0, 1.0), ([6, 7], 1.0, 0.0)]
    assert _ceilings(_compile(), "carer") == []


def test_households_floors_and_ceilings() -> None:
    """Floors round down and go with known townships; ceilings round up."""
    batch = _compile(households="employer", township_floor="0.5", township_ceiling="0.5")

    assert [each.tolist() for each in batch.households] == [[0, 1]]
    assert [(floor.label, floor.seekers.tolist(), floor.need) for floor in batch.floors] == [
        ("龙川县上坪镇", [0, 2], 1)
    ]
    assert [each[2] for each in _ceilings(batch, "ceiling")] == [1.0, 1.0]
    assert _compile().households == ()


def test_asks_and_buses_find_their_people_by_name_or_code() -> None:
    """A bus counts those who work outside their county."""
    ask = {"origin": "龙川县上坪镇", "vacancy": "V0", "at_least": 2, "at_most": 3}
    batch = _compile(ask=[ask], bus=[{"origin": "441622127", "seats": 1}])

    assert [(pack.kind, pack.arcs.tolist()) for pack in batch.packs] == [("ask", [0, 4])]
    assert _ceilings(batch, "seats") == [([0, 4], 1.0, 3.0)]
    assert _ceilings(batch, "bus") == [([0, 1, 4, 5], 1.0, 1.0)]


def test_a_name_of_two_places_and_an_unknown_employer_are_defects() -> None:
    """Both told at once."""
    asks = [
        {"origin": "上坪镇", "vacancy": "V0", "at_least": 2},
        {"origin": "龙川县上坪镇", "employer": "E9", "at_least": 2},
    ]

    with pytest.raises(DefectsError) as caught:
        _compile(ask=asks)

    assert [defect.column for defect in caught.value.defects] == ["ask.0.origin", "ask.1"]


def test_an_origin_from_which_nobody_comes_is_a_warning() -> None:
    """It may come with the next batch."""
    rules = Rules.model_validate({"bus": [{"origin": "老隆镇", "seats": 1}]})
    rows = (PlaceRow("V0", 2), PlaceRow("V1", 2))

    ready = prepare_records(PEOPLE, POSTS, rows, np.full((4, 2), 0.25), rules)

    assert "老隆镇" in ready.compiled.warnings[0]
