"""A small synthetic market, trained once a session, for every test that needs the whole chain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data.synthetic import generate_market, write_synthetic
from matching.artifact import load_artifact
from matching.config import PriorConfig, TrainingConfig
from matching.market_index import MarketIndex
from matching.model import MatchModel
from matching.training import TrainingReport, train_artifact

SMALL_PRIOR = PriorConfig(n_seekers=250, n_vacancies=80, until_applications=100, until_hires=20)
"""A prior in a second; a log of that many outcomes speaks for itself."""
SMALL_CONFIG = TrainingConfig(prior=SMALL_PRIOR)


@dataclass(frozen=True, slots=True)
class World:
    """Folders of a market, its truth and its artifact, and what training returned."""

    market: Path
    truth: Path
    artifact: Path
    report: TrainingReport

    @property
    def index(self) -> MarketIndex:
        """The market as training saw it."""
        return self.report.index

    def load(self) -> MatchModel:
        """Open the artifact."""
        return load_artifact(self.artifact)[0]


def build_world(folder: Path, *, seed: int = 3, n_seekers: int = 400) -> World:
    """Generate, write and train."""
    write_synthetic(generate_market(seed, n_seekers, n_seekers // 3), folder)
    artifact = folder / "artifact"
    report = train_artifact(folder / "market", artifact, config=SMALL_CONFIG, seed=0)
    return World(folder / "market", folder / "truth", artifact, report)
