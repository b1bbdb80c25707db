"""Where people come from and where work is."""

from __future__ import annotations

import numpy as np

from matching.allocation.arcs import Arcs
from matching.allocation.placement.origins import (
    Home,
    arcs_away,
    kilometres,
    meeting_points,
    workplace_of,
)
from tests.features.builders import make_seeker, make_vacancy


def test_a_home_is_its_codes_else_its_words() -> None:
    """A township without its county is not known: 上坪镇 is in two."""
    coded = Home.of(make_seeker(village_code="441622124001"))
    worded = Home.of(make_seeker(county="外县", township="某镇", village="甲村"))
    alone = Home.of(make_seeker(township="上坪镇", village="甲村"))

    assert (coded.township, coded.village) == ("441622124", "441622124001")
    assert ("t", "麻布岗镇") in coded.names
    assert (worded.township, worded.village) == ("外县某镇", "外县某镇甲村")
    assert (alone.township, alone.village) == (None, None)


def test_a_home_has_a_name_for_people() -> None:
    """Words where the register has them, else the table's, else that it is not known."""
    worded = make_seeker(county="龙川县", township="麻布岗镇")
    coded = make_seeker(village_code="441622124001")

    assert Home.of(worded).label(worded) == "龙川县麻布岗镇"
    assert Home.of(coded).label(coded) == "麻布岗镇"
    assert Home.of(make_seeker()).label(make_seeker()) == "乡镇不详"


def test_together_is_one_employer_or_one_workplace() -> None:
    """Same township, else same text; where nothing is written, only the vacancy itself."""
    vacancies = [
        make_vacancy("V1", employer_id="E1", workplace="龙川县老隆镇东路"),
        make_vacancy("V2", employer_id="E2", township_code="441622100"),
        make_vacancy("V3", employer_id="E1", workplace="某园 区"),
        make_vacancy("V4", employer_id="E3", workplace="某园区"),
        make_vacancy("V5", employer_id="E3"),
        make_vacancy("V6", employer_id="E3"),
    ]

    assert meeting_points(vacancies, "employer").tolist() == [0, 1, 0, 2, 2, 2]
    assert meeting_points(vacancies, "workplace").tolist() == [0, 0, 1, 1, 2, 3]
    assert workplace_of(vacancies[1]).township_code == "441622100"


def test_away_is_whatever_cannot_be_shown_to_be_the_own_county() -> None:
    """Another county, an unknown workplace, an unknown home."""
    people = [make_seeker("S1", county="龙川县", township="老隆镇"), make_seeker("S2")]
    vacancies = [
        make_vacancy("V1", workplace="龙川县老隆镇"),
        make_vacancy("V2", workplace="深圳市"),
        make_vacancy("V3", workplace="某园区"),
    ]
    pairs = np.repeat([0, 1], 3), np.tile([0, 1, 2], 2)
    arcs = Arcs.of_pairs(*pairs, np.full(6, 0.1), 2, 3)
    homes = [Home.of(person) for person in people]

    assert arcs_away(arcs, homes, vacancies).tolist() == [1, 2, 3, 4, 5]


def test_kilometres_are_nan_where_a_position_is_not_known() -> None:
    """Coordinates first, else the place's."""
    people = [make_seeker("S1", latitude=24.0, longitude=115.0), make_seeker("S2")]
    vacancies = [make_vacancy("V1", latitude=24.0, longitude=115.0)]
    arcs = Arcs.of_pairs(np.array([0, 1]), np.array([0, 0]), np.array([0.1, 0.1]), 2, 1)

    km = kilometres(arcs, people, [Home.of(person) for person in people], vacancies)

    assert km[0] == 0.0
    assert np.isnan(km[1])
