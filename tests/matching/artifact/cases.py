"""A small model written as an artifact at once, without training on a market."""

from __future__ import annotations

from pathlib import Path

from data.writing import write_market
from features.lexical import LexicalConfig
from matching.artifact import save_artifact
from matching.config import TrainingConfig
from matching.market_index import index_market
from matching.training import TrainingReport
from tests.matching.builders import make_market, make_model, random_features

CONFIG = TrainingConfig(text=LexicalConfig(n_topics=3))


def save_small(folder: Path) -> Path:
    """Write `folder`/market and `folder`/artifact; give the artifact."""
    write_market(make_market(), folder / "market", ending=".csv")
    report = TrainingReport(
        model=make_model(),
        index=index_market(make_market()),
        labels={},
        golden=random_features(4),
    )
    save_artifact(folder / "artifact", report, config=CONFIG, seed=7, market=folder / "market")
    return folder / "artifact"
