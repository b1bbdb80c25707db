"""One table: a row a method, the mean over markets and the spread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

import numpy as np

from matching.evaluation.measures import Measures
from matching.evaluation.methods import METHODS

HEADINGS = {
    "ndcg": "NDCG@10",
    "ndcg_cold": "cold",
    "ndcg_warm": "warm",
    "auc": "AUC",
    "ece": "ECE",
    "mean_ratio": "mean p ratio",
    "top_ratio": "top 2%",
}


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Measures by market and method.

    Parameters
    ----------
    markets : mapping of market name to mapping of method to Measures
        One market or several.
    notes : tuple of str
        What a reader must know, in Chinese.
    """

    markets: Mapping[str, Mapping[str, Measures]]
    notes: tuple[str, ...] = ()

    def as_numbers(self) -> dict[str, object]:
        """Give everything as plain numbers, for JSON."""
        return {
            "markets": {
                name: {method: asdict(measures) for method, measures in methods.items()}
                for name, methods in self.markets.items()
            },
            "notes": list(self.notes),
        }

    def methods(self) -> list[str]:
        """List the methods present, in the order of the table."""
        present = {method for methods in self.markets.values() for method in methods}
        return [method for method in METHODS if method in present]

    def values(self, method: str, measure: str) -> list[float]:
        """List one measure of one method over the markets that have it."""
        found = (
            getattr(methods[method], measure)
            for methods in self.markets.values()
            if method in methods
        )
        return [value for value in found if value is not None]

    def lines(self) -> list[str]:
        """Lay the table out as text; with several markets, mean and [lowest, highest]."""
        names = [field.name for field in fields(Measures)]
        header = f"{'method':<14}" + "".join(f"{HEADINGS[name]:>24}" for name in names)
        rows = [
            f"{method:<14}" + "".join(f"{_cell(self.values(method, name)):>24}" for name in names)
            for method in self.methods()
        ]
        return [f"markets: {', '.join(self.markets)}", header, *rows, *self.notes]


def _cell(values: list[float]) -> str:
    if not values:
        return "-"
    mean = f"{np.mean(values):.4f}"
    return mean if len(values) == 1 else f"{mean} [{min(values):.4f},{max(values):.4f}]"
