"""A log by itself, and its way into a market."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.errors import DefectsError
from data.reading import merge_interactions, read_interactions
from data.records import Employer, EmployerId, Interaction, Market, Seeker, SeekerId, VacancyId
from data.records import Vacancy as Post

DAY = date(2025, 3, 10)
EVENT = Interaction(
    seeker_id=SeekerId("S1"), vacancy_id=VacancyId("V1"), kind="shown", occurred_on=DAY
)
MARKET = Market(
    seekers=(Seeker(seeker_id=SeekerId("S1")),),
    employers=(Employer(employer_id=EmployerId("E1"), name="制衣厂"),),
    vacancies=(
        Post(
            vacancy_id=VacancyId("V1"),
            employer_id=EmployerId("E1"),
            title="车位",
            headcount=1,
            published_on=DAY,
            expires_on=DAY,
        ),
    ),
    interactions=(EVENT,),
)


def test_every_defect_of_a_log_is_told(tmp_path: Path) -> None:
    """A propensity above 1 and a kind that nobody knows."""
    path = tmp_path / "log.csv"
    path.write_text(
        "seeker_id,vacancy_id,kind,occurred_on,propensity\nS1,V1,shown,2025-03-10,1.5\nS1,,shown,"
        "2025-03-10,\n",
        encoding="utf-8",
    )

    with pytest.raises(DefectsError) as caught:
        read_interactions(path)

    assert [(one.row, one.column) for one in caught.value.defects] == [
        (2, "propensity"),
        (3, "vacancy_id"),
    ]


def test_new_events_follow_once_in_the_order_of_days() -> None:
    """What the market knows, and what is logged twice, is not counted twice."""
    later, latest = (replace(EVENT, occurred_on=date(2025, 3, day)) for day in (11, 12))

    merged, strangers = merge_interactions(MARKET, [latest, EVENT, later, latest])

    assert merged == (EVENT, later, latest)
    assert strangers == 0


def test_events_of_people_who_are_gone_are_left_out_and_counted() -> None:
    """A market without the person cannot hold the event."""
    gone = replace(EVENT, seeker_id=SeekerId("S9"))

    assert merge_interactions(MARKET, [gone]) == ((EVENT,), 1)
