"""What an evaluation found, on one market or several, as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np

from matching.evaluation.groups import GroupFigures
from matching.evaluation.judging import Judgement
from matching.evaluation.methods import METHODS
from matching.evaluation.questions import TARGETS
from matching.evaluation.reliability import ReliabilityBin, joined
from models.resampling import Estimate

Judge = Literal["truth", "log"]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Judgements by market and target.

    Parameters
    ----------
    markets : mapping of market name to mapping of target to Judgement
        One market or several.
    judge : {"truth", "log"}
        Whether the true probabilities were known, or what happened later.
    notes : tuple of str
        What a reader must know, in Chinese.
    """

    markets: Mapping[str, Mapping[str, Judgement]]
    judge: Judge = "truth"
    notes: tuple[str, ...] = ()

    def as_numbers(self) -> dict[str, object]:
        """Give everything as plain numbers, for JSON; a figure is value, low and high."""
        return {
            "judge": self.judge,
            "markets": {
                name: {target: asdict(judgement) for target, judgement in targets.items()}
                for name, targets in self.markets.items()
            },
            "notes": list(self.notes),
        }

    def targets(self) -> list[str]:
        """List the targets that were judged on some market."""
        present = {target for targets in self.markets.values() for target in targets}
        return [target for target in TARGETS if target in present]

    def judgements(self, target: str) -> list[Judgement]:
        """List the judgements of a target, market by market."""
        return [targets[target] for targets in self.markets.values() if target in targets]

    def methods(self, target: str) -> list[str]:
        """List the methods that were judged on a target, in the order of `METHODS`."""
        present = {method for judged in self.judgements(target) for method in judged.methods}
        return [method for method in METHODS if method in present]

    def figure(self, target: str, method: str, name: str) -> Estimate | None:
        """Give a figure: of one market with its interval, of several as `over_markets`.

        Parameters
        ----------
        target, method, name : str
            Of which target and method, and which figure.

        Returns
        -------
        Estimate or None
            None where no market has it.
        """
        return over_markets(
            [judged.methods.get(method, {}).get(name) for judged in self.judgements(target)]
        )

    def groups(self, target: str) -> list[GroupFigures]:
        """Give the figures by group of people, over all markets."""
        return _joined_groups([judged.groups for judged in self.judgements(target)])

    def gaps(self, target: str) -> list[GroupFigures]:
        """Give the gaps of the audited groups, over all markets."""
        return _joined_groups([judged.gaps for judged in self.judgements(target)])

    def reliability(self, target: str) -> tuple[ReliabilityBin, ...]:
        """Give the model's reliability curve over all markets."""
        return joined([judged.reliability for judged in self.judgements(target)])


def over_markets(estimates: Sequence[Estimate | None]) -> Estimate | None:
    """Sum up a figure: one market keeps its interval, several give mean, least and greatest.

    Parameters
    ----------
    estimates : sequence of Estimate or None
        One a market, None where the market lacks it.

    Returns
    -------
    Estimate or None
        None where no market has it.

    Examples
    --------
    >>> over_markets([Estimate(1.0, 0.5, 1.5), None, Estimate(3.0, 2.5, 3.5)])
    Estimate(value=2.0, low=1.0, high=3.0)
    """
    found = [estimate for estimate in estimates if estimate is not None]
    if len(found) <= 1:
        return found[0] if found else None
    values = [estimate.value for estimate in found]
    return Estimate(float(np.mean(values)), min(values), max(values))


def _joined_groups(markets: Sequence[Sequence[GroupFigures]]) -> list[GroupFigures]:
    by_group: dict[tuple[str, str], list[GroupFigures]] = {}
    for groups in markets:
        for each in groups:
            by_group.setdefault((each.facet, each.group), []).append(each)
    return [
        GroupFigures(
            facet,
            group,
            sum(each.queries for each in found),
            over_markets([each.ndcg for each in found]),
            over_markets([each.mean_ratio for each in found]),
        )
        for (facet, group), found in by_group.items()
    ]
