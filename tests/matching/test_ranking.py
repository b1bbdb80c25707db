"""The `rank` job, both ways round."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data.errors import DefectsError
from data.reading import Queries
from data.writing import write_table
from matching.eligibility import birthday_of_age
from matching.ranking import rank_file, rank_queries
from matching.scoring import ScoredMarket
from tests.worlds import World


@pytest.fixture
def as_of(world: World) -> date:
    """Give the day after the last event."""
    return world.index.default_as_of(date(2025, 1, 1))


def rank(
    world: World, tmp_path: Path, column: str, ids: Sequence[str], as_of: date, k: int = 0
) -> pd.DataFrame:
    """Ask and read the answer."""
    queries, out = tmp_path / "queries.csv", tmp_path / "ranking.parquet"
    write_table({column: ids, "as_of": [as_of] * len(ids)}, queries)
    rank_file(world.artifact, world.market, queries, out, k)
    return pd.read_parquet(out)


@pytest.fixture(scope="module")
def scored(world: World) -> ScoredMarket:
    """Encode the small world once; the files of the job are tested on their own."""
    return ScoredMarket(world.report.model, world.index)


def rank_in_memory(
    scored: ScoredMarket, column: str, ids: Sequence[str], as_of: date, k: int = 0
) -> pd.DataFrame:
    """Ask without files."""
    queries = Queries("queries.csv", column, tuple(ids), (as_of,) * len(ids))
    blocks = [pd.DataFrame(dict(block)) for block, _ in rank_queries(scored, queries, k)]
    return pd.concat(blocks, ignore_index=True)


@pytest.mark.slow
def test_every_live_vacancy_is_ranked_once(world: World, tmp_path: Path, as_of: date) -> None:
    """Ranks run from 1 by p_match; p_match is the product; only live posts are offered."""
    market = world.index.market
    adults = [s.seeker_id for s in market.seekers if s.birth_date and s.birth_date.year < 2000][:20]

    ranking = rank(world, tmp_path, "seeker_id", adults, as_of)

    assert list(ranking.columns) == [
        "seeker_id", "as_of", "vacancy_id", "rank", "p_apply", "p_accept", "p_match",
    ]  # fmt: skip
    assert (ranking.p_match == ranking.p_apply * ranking.p_accept).all()
    assert ranking.p_match.between(0, 1, inclusive="neither").all()
    live = {v.vacancy_id for v in market.vacancies if v.published_on <= as_of < v.expires_on}
    for _, own in ranking.groupby("seeker_id"):
        assert own["rank"].tolist() == list(range(1, len(own) + 1))
        ordered = own.sort_values(["p_match", "vacancy_id"], ascending=[False, True])
        assert ordered["rank"].tolist() == own["rank"].tolist()
        assert set(own.vacancy_id) <= live
        assert own.vacancy_id.is_unique


@pytest.mark.slow
def test_k_cuts_the_list_and_changes_nothing_else(scored: ScoredMarket, as_of: date) -> None:
    """The first k rows of the whole ranking, with the same bits."""
    ids = [s.seeker_id for s in scored.index.market.seekers[:5]]
    whole = rank_in_memory(scored, "seeker_id", ids, as_of)

    cut = rank_in_memory(scored, "seeker_id", ids, as_of, k=3)

    pd.testing.assert_frame_equal(whole[whole["rank"] <= 3].reset_index(drop=True), cut)


@pytest.mark.slow
def test_both_directions_agree_on_every_pair(scored: ScoredMarket, as_of: date) -> None:
    """A pair has one probability, whoever asks."""
    market = scored.index.market
    ids = [s.seeker_id for s in market.seekers[:6]]
    forward = rank_in_memory(scored, "seeker_id", ids, as_of)
    vacancies = sorted(forward.vacancy_id.unique())[:4]

    backward = rank_in_memory(scored, "vacancy_id", vacancies, as_of)

    assert list(backward.columns)[:4] == ["vacancy_id", "as_of", "seeker_id", "rank"]
    joined = forward.merge(backward, on=["seeker_id", "vacancy_id"])
    assert len(joined) >= 4
    assert (joined.p_match_x == joined.p_match_y).all()


@pytest.mark.slow
def test_files_and_memory_give_the_same_ranking(
    world: World, scored: ScoredMarket, tmp_path: Path, as_of: date
) -> None:
    """The job through the saved artifact, asked by vacancy and cut, has the bits of the model."""
    ids = [v.vacancy_id for v in world.index.market.vacancies if v.expires_on > as_of][:3]

    written = rank(world, tmp_path, "vacancy_id", ids, as_of, k=4)

    expected = rank_in_memory(scored, "vacancy_id", ids, as_of, k=4)
    assert len(written) == len(expected) > 0
    for name in ("vacancy_id", "seeker_id", "rank", "p_apply", "p_accept", "p_match"):
        assert written[name].tolist() == expected[name].tolist(), name


@pytest.mark.slow
def test_a_child_is_offered_nothing_and_the_warning_says_so(world: World, tmp_path: Path) -> None:
    """On the day before somebody's sixteenth birthday there is nothing to rank."""
    person = next(s for s in world.index.market.seekers if s.birth_date)
    assert person.birth_date
    eve = birthday_of_age(person.birth_date, 16) - timedelta(days=1)
    queries, out = tmp_path / "queries.csv", tmp_path / "ranking.csv"
    write_table({"seeker_id": [person.seeker_id], "as_of": [eve]}, queries)

    warnings = rank_file(world.artifact, world.market, queries, out)

    assert any(person.seeker_id in warning for warning in warnings)
    assert len(pd.read_csv(out)) == 0


@pytest.mark.slow
def test_an_unknown_id_writes_nothing(world: World, tmp_path: Path, as_of: date) -> None:
    """Bad queries are named and no output appears."""
    with pytest.raises(DefectsError, match="NOBODY"):
        rank(world, tmp_path, "seeker_id", ["NOBODY"], as_of)

    assert not (tmp_path / "ranking.parquet").exists()
