"""What is asked of a model, and what is known to be right: the same for a truth and for a log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.columnar import Floats
from features.history import Ints
from models.examination import looked_share
from models.metrics import query_of_row

MATCH, APPLY, ACCEPT = "match", "apply", "accept"
TARGETS: Final = (MATCH, APPLY, ACCEPT)
TARGET_NAMES: Final[Mapping[str, str]] = {
    MATCH: "双方都愿意 p_match",
    APPLY: "本人应聘 p_apply",
    ACCEPT: "单位录用 p_accept",
}
"""What can be asked of a pair, and what it is called."""


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """Pairs that are asked about; the pairs of a query lie together, and one person asks it.

    Parameters
    ----------
    seeker_rows, vacancy_rows : ndarray of int64, shape (n,)
        Rows in the market.
    days : ndarray of int64, shape (n,)
        Ordinal day of each question.
    group : ndarray of int64, shape (n_queries,)
        Pairs of each query.
    outcome : ndarray of float64, shape (n,)
        True probability where it is known, else what happened, 0 or 1.
    attainable : ndarray of float64, optional
        The truth without what no record could tell.
    chosen : ndarray of float64, optional
        How a logged pair came to be asked about (`Labels.chosen`).
    examination : ndarray of float64, optional
        P(somebody looked) of a logged pair, where looks are not logged (`Labels.examination`).
    weight : ndarray of float64, optional
        How much of a pair counts, in (0, 1], where chances are judged; all of it by default.
    """

    seeker_rows: Ints
    vacancy_rows: Ints
    days: Ints
    group: Ints
    outcome: Floats
    attainable: Floats | None = None
    chosen: Floats | None = None
    examination: Floats | None = None
    weight: Floats | None = None

    def __len__(self) -> int:
        return len(self.outcome)

    @property
    def weights(self) -> Floats:
        """How much of each pair counts."""
        return np.ones(len(self)) if self.weight is None else self.weight

    def weighed(self, p_apply: Floats) -> Questions:
        """Count each pair by how probable it is that somebody looked.

        Parameters
        ----------
        p_apply : ndarray of float64, shape (n,)
            P(applies, having looked), by the model that is judged.

        Returns
        -------
        Questions
            These, where every pair is a known look.
        """
        if self.examination is None:
            return self
        return replace(self, weight=looked_share(p_apply, self.outcome, self.examination))

    @property
    def starts(self) -> Ints:
        """First row of each query."""
        return np.asarray(np.cumsum(self.group) - self.group, dtype=np.int64)

    @property
    def queries(self) -> Ints:
        """Number of the query of each row."""
        return query_of_row(self.group)

    @property
    def can_be_ordered(self) -> NDArray[np.bool_]:
        """Mark the queries whose pairs differ: only there an order can be right or wrong."""
        least = np.minimum.reduceat(self.outcome, self.starts)
        return np.asarray(np.maximum.reduceat(self.outcome, self.starts) > least, dtype=np.bool_)
