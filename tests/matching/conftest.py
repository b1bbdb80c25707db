"""A town whose log is long enough to judge by, trained once, and as it was six weeks earlier."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from data.records import Market
from data.synthetic import generate_market
from data.writing import write_market
from matching.challenging import Promotion
from matching.challenging.succession import Recipe
from matching.config import TrainingConfig
from matching.publishing import Publication, publish
from matching.training import TrainingReport, learn_sides, train
from tests.worlds import SMALL_PRIOR

CONFIG = TrainingConfig(prior=SMALL_PRIOR)
EARLIER = date(2025, 2, 15)


@dataclass(frozen=True, slots=True)
class Town:
    """A market folder, what training on it gave, and an artifact trained before `EARLIER`."""

    market: Path
    report: TrainingReport
    artifact: Path

    def recipe(self) -> Recipe:
        """Say how the sides were learned."""
        return partial(learn_sides, self.report.model.encoder, config=CONFIG, seed=0)

    def publish(self, artifact: Path, report: TrainingReport | None = None) -> Publication:
        """Publish the new model into an artifact folder."""
        return publish(
            artifact,
            report or self.report,
            config=CONFIG,
            seed=0,
            market=self.market,
            recipe=self.recipe(),
            promotion=Promotion.BETTER,
        )


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Give the town; copy its artifact before you write into it."""
    folder = tmp_path_factory.mktemp("town")
    market = generate_market(6, 1_200, 400).market
    write_market(market, folder / "market", ending=".csv")
    now = Town(folder / "market", train(market, CONFIG, seed=0), folder / "artifact")
    then = train(earlier(market), CONFIG, seed=0)
    publish(
        now.artifact,
        then,
        config=CONFIG.model_copy(update={"challengers": False}),
        seed=0,
        market=now.market,
        recipe=now.recipe(),
        promotion=Promotion.BETTER,
    )
    return now


def earlier(market: Market, day: date = EARLIER) -> Market:
    """Give the market with the events before a day."""
    return replace(
        market, interactions=tuple(e for e in market.interactions if e.occurred_on < day)
    )
