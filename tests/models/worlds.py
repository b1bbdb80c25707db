"""Small tables drawn from a known truth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from models.arrays import FloatArray, IntArray
from models.boosting import BoostingConfig
from models.side_config import SideConfig


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows with a known probability."""

    X: FloatArray
    y: FloatArray
    p: FloatArray
    period: IntArray
    columns: tuple[str, ...]


def linear_table(n: int, *, seed: int = 0, drift: float = 0.0) -> Table:
    """Draw outcomes whose log-odds are linear in five columns; `drift` falls on late days."""
    return _table(n, seed, corner=0.0, drift=drift)


@cache
def corner_table(n: int, *, seed: int = 0) -> Table:
    """Draw outcomes that hang on two columns together, which no linear model can see."""
    return _table(n, seed, corner=3.0, drift=0.0)


def _table(n: int, seed: int, *, corner: float, drift: float) -> Table:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, 5))
    period = np.sort(rng.integers(0, 30, n)).astype(np.int64)
    logits = X @ np.array([1.0, -0.5, 0.3, 0.0, 0.0]) - 0.5 - drift * (period >= 22)
    logits += corner * np.sign(X[:, 3]) * np.sign(X[:, 4])
    p = 1.0 / (1.0 + np.exp(-logits))
    y = (rng.random(n) < p).astype(np.float64)
    return Table(X, y, p, period, ("pay", "distance", "lodging", "night", "care"))


QUICK = SideConfig(boosting=BoostingConfig(max_rounds=60, patience=10, min_rows_in_leaf=20))
"""Few rounds: enough to see a corner."""
