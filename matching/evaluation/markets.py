"""Markets with a known truth: generated afresh from a seed, or lying in folders."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from data.reading import read_market
from data.records import Market
from data.synthetic import generate_market, write_synthetic


class KnownMarket(Protocol):
    """A market whose truth is known, opened when its turn comes."""

    @property
    def name(self) -> str:
        """What the report calls it."""

    @property
    def seed(self) -> int:
        """Seed of training on it, and of what is hidden from the reader."""

    def opened(self) -> AbstractContextManager[tuple[Market, Path]]:
        """Give its records, and the folder of its truth."""


@dataclass(frozen=True, slots=True)
class MarketSize:
    """Size of the markets that are generated."""

    n_seekers: int = 5_000
    n_vacancies: int = 2_000


@dataclass(frozen=True, slots=True)
class FreshMarket:
    """A synthetic market that is generated, written and read back, and then thrown away.

    Parameters
    ----------
    seed : int
        Seed of the market.
    size : MarketSize
        Its size.
    """

    seed: int
    size: MarketSize = MarketSize()

    @property
    def name(self) -> str:
        """What the report calls it."""
        return f"seed {self.seed}"

    @contextmanager
    def opened(self) -> Iterator[tuple[Market, Path]]:
        """Give its records as the written folder holds them, and the folder of its truth."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            size = self.size
            write_synthetic(generate_market(self.seed, size.n_seekers, size.n_vacancies), folder)
            yield read_market(folder / "market").market, folder / "truth"


@dataclass(frozen=True, slots=True)
class GivenMarket:
    """A market folder, and the folder of its truth.

    Parameters
    ----------
    market, truth : Path
        The folders.
    seed : int
        Seed of training.
    """

    market: Path
    truth: Path
    seed: int = 0

    @property
    def name(self) -> str:
        """What the report calls it: the name of the folder."""
        return self.market.resolve().name

    @contextmanager
    def opened(self) -> Iterator[tuple[Market, Path]]:
        """Give its records, and the folder of its truth."""
        yield read_market(self.market).market, self.truth
