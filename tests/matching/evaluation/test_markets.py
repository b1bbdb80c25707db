"""Markets with a known truth."""

from __future__ import annotations

from pathlib import Path

from matching.evaluation.markets import FreshMarket, GivenMarket, MarketSize
from matching.evaluation.truth import read_truth
from matching.market_index import index_market
from tests.worlds import World


def test_a_fresh_market_is_the_seed_s_and_is_thrown_away() -> None:
    """The records are those of a written folder, with the truth beside them while it is open."""
    known = FreshMarket(4, MarketSize(60, 20))

    with known.opened() as (market, truth):
        assert (len(market.seekers), len(market.vacancies)) == (60, 20)
        assert len(read_truth(truth, index_market(market)).group) > 0
    with known.opened() as (again, _):
        assert again == market

    assert known.name == "seed 4"
    assert not truth.exists()


def test_a_given_market_stays_where_it_is(world: World) -> None:
    """It bears its folder's name, even when the folder is named from within."""
    known = GivenMarket(world.market, world.truth)

    with known.opened() as (market, truth):
        assert len(market.seekers) == len(world.index.market.seekers)
        assert truth == world.truth

    assert known.name == "market"
    assert GivenMarket(world.market / "..", Path()).name == world.market.parent.name
    assert truth.exists()
