"""Chances of the lawful pairs: by the model, or from a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from data.reading import PlaceRow, read_scores
from data.records import Market
from matching.allocation.chances import Chances, read_chances, score_chances
from matching.allocation.participants import Participants
from matching.market_index import index_market
from tests.matching.builders import make_market, make_model, make_scored

AS_OF = date(2025, 3, 9)


def make_sides(market: Market, seekers: tuple[int, ...] = (0, 2, 4)) -> Participants:
    """Let some people and the first four vacancies take part; S3 is a child."""
    vacancies = market.vacancies[:4]
    return Participants(
        tuple(market.seekers[row] for row in seekers),
        vacancies,
        tuple(PlaceRow(vacancy.vacancy_id, 1) for vacancy in vacancies),
    )


def test_every_lawful_pair_has_the_chances_that_ranking_gives() -> None:
    """To the last bit, although only the participants were encoded; a child has no arc."""
    market = make_market()
    scored = make_scored(market)

    chances = score_chances(make_model(), index_market(market), make_sides(market), AS_OF)

    assert chances.arcs.starts.tolist() == [0, 4, 4, 8]
    assert chances.arcs.vacancies.tolist() == [0, 1, 2, 3] * 2
    seekers = np.array([0] * 4 + [4] * 4)
    expected = scored.score(scored.people, scored.posts, seekers, np.array([0, 1, 2, 3] * 2), AS_OF)
    assert chances.p_apply.tolist() == expected.p_apply.tolist()
    assert chances.p_accept.tolist() == expected.p_accept.tolist()
    assert chances.arcs.p_match.tolist() == expected.p_match.tolist()


def test_nobody_has_no_arcs() -> None:
    """No people, or no vacancies, is an allocation of nothing."""
    market = make_market()
    nobody = score_chances(make_model(), index_market(market), make_sides(market, ()), AS_OF)
    assert (len(nobody.arcs), nobody.arcs.n_seekers, nobody.arcs.n_vacancies) == (0, 0, 4)
    empty = Participants(market.seekers[:2], (), ())
    nothing = score_chances(make_model(), index_market(market), empty, AS_OF)
    assert (len(nothing.arcs), nothing.arcs.n_seekers) == (0, 2)


def test_a_table_speaks_for_the_pairs_that_it_names(tmp_path: Path) -> None:
    """Others are not considered, strangers are passed over, and the law stands."""
    market = make_market()
    path = tmp_path / "scores.csv"
    rows = ["S5,V4,0.5", "S5,V1,0", "S1,V2,1", "S3,V1,0.9", "S2,V1,0.8", "S1,V5,0.7"]
    path.write_text("seeker_id,vacancy_id,p_match\n" + "\n".join(rows) + "\n", "utf-8")

    chances = read_chances(read_scores(path), index_market(market), make_sides(market), AS_OF)

    assert isinstance(chances, Chances)
    assert chances.arcs.seekers.tolist() == [0, 2, 2]
    assert chances.arcs.vacancies.tolist() == [1, 0, 3]
    assert chances.arcs.p_match.tolist() == [1.0, 0.0, 0.5]
    assert chances.p_apply.tolist() == chances.arcs.p_match.tolist()
    assert chances.p_accept.tolist() == [1.0, 1.0, 1.0]
