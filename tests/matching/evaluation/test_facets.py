"""Groups of people."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from data.records import Seeker
from matching.evaluation.facets import (
    AUDITED,
    CARERS,
    FACET_NAMES,
    OLDER,
    UNKNOWN,
    WOMEN,
    groups_of,
    order_of_groups,
)
from tests.features.builders import make_seeker
from tests.matching.builders import make_market

DAY = date(2025, 3, 10)


def groups(seeker: Seeker) -> dict[str, str]:
    """Say the groups of one person on 10 March 2025."""
    market = make_market(seekers=(seeker,), interactions=())
    found = groups_of(market, np.array([0]), np.array([DAY.toordinal()]))
    return {facet: str(labels[0]) for facet, labels in found.items()}


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (date(1990, 3, 10), "35—49 岁"),
        (date(1990, 3, 11), "35 岁以下"),
        (date(1975, 3, 11), "35—49 岁"),
        (date(1975, 3, 10), OLDER),
        (date(2004, 2, 29), "35 岁以下"),
        (None, UNKNOWN),
    ],
)
def test_age_is_that_of_the_day(born: date | None, group: str) -> None:
    """A birthday on the day itself counts."""
    assert groups(make_seeker("S1", birth_date=born))["age"] == group


@pytest.mark.parametrize(
    ("education", "group"),
    [
        ("小学", "初中及以下"),
        ("初中", "初中及以下"),
        ("中专", "高中、中专"),
        ("普通高中", "高中、中专"),
        ("大专", "大专及以上"),
        ("硕士研究生", "大专及以上"),
        (None, UNKNOWN),
        ("看不清", UNKNOWN),
    ],
)
def test_education_is_banded_by_level(education: str | None, group: str) -> None:
    """Level-equal schools share a band; an unknown word is a blank."""
    assert groups(make_seeker("S1", education=education))["education"] == group


def test_other_facets_and_their_blanks() -> None:
    """A blank is nobody's side."""
    told = groups(make_seeker("S1", sex="女", has_care_duty=True, county="紫金县"))
    blank = groups(make_seeker("S1", sex=None, has_care_duty=None, county=None))

    assert (told["sex"], told["care_duty"], told["county"]) == (WOMEN, CARERS, "紫金县")
    assert {blank[facet] for facet in ("sex", "care_duty", "county")} == {UNKNOWN}
    assert groups(make_seeker("S1", has_care_duty=False))["care_duty"] == "不用照料"
    assert list(told) == list(FACET_NAMES)


def test_groups_are_listed_as_expected_with_blanks_last() -> None:
    """Counties by name."""
    assert order_of_groups("county", {"龙川县", UNKNOWN, "和平县"}) == ["和平县", "龙川县", UNKNOWN]
    assert order_of_groups("sex", {UNKNOWN, WOMEN, "男"}) == ["男", WOMEN, UNKNOWN]
    assert {facet for facet, _ in AUDITED} == {"sex", "age", "care_duty"}
