"""How far each looked-at vacancy came: the grades by which an order is judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from features.history import HIRED, EventLog, Ints
from matching.labels import Labels
from models.metrics import sizes_of_runs

GRADES: Final = (
    (1, frozenset({Kinds.APPLIED, Kinds.REFERRED})),
    (2, frozenset({Kinds.INTERVIEWED})),
    (3, HIRED),
    (4, frozenset({Kinds.RETAINED})),
)
"""Grades of `models.lambdarank` and the events that earn them; a view alone has grade 0."""
HIRE_GRADE: Final = 3


@dataclass(frozen=True, slots=True)
class GradedViews:
    """Views and what came of each, the rows of one person's list side by side.

    Parameters
    ----------
    labels : Labels
        The views, by person and then by day: a list is what a person looked at on a day.
    grades : ndarray of int64, shape (n,)
        0 looked at, 1 applied, 2 interviewed, 3 hired, 4 retained.
    is_decided : ndarray of bool, shape (n,)
        Whether it is known if the view ended in a hire: not where the application is open or
        the places were gone.
    order : ndarray of intp, shape (n,)
        Row of each view in the labels that it was made from.
    """

    labels: Labels
    grades: Ints
    is_decided: NDArray[np.bool_]
    order: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.grades)

    @property
    def hired(self) -> NDArray[np.float64]:
        """1 where the view ended in a hire."""
        return (self.grades >= HIRE_GRADE).astype(np.float64)

    @property
    def group(self) -> Ints:
        """Rows of each list."""
        return sizes_of_runs(self.labels.seeker_rows, self.labels.days)

    @property
    def list_starts(self) -> NDArray[np.intp]:
        """First row of each list."""
        sizes = self.group
        return (np.cumsum(sizes) - sizes).astype(np.intp)

    def where(self, kept: NDArray[np.bool_]) -> GradedViews:
        """Keep some rows; `order` still points into the first labels."""
        return GradedViews(
            self.labels.take(np.flatnonzero(kept)),
            self.grades[kept],
            self.is_decided[kept],
            self.order[kept],
        )


def grade_views(apply: Labels, accept: Labels, log: EventLog) -> GradedViews:
    """Grade the views of a log.

    Parameters
    ----------
    apply : Labels
        One row a view; 1 where it led to an application.
    accept : Labels
        One row an application that was decided.
    log : EventLog
        The events of the same market.

    Returns
    -------
    GradedViews
        As many rows as `apply`.
    """
    order = np.lexsort((apply.vacancy_rows, apply.days, apply.seeker_rows))
    views = apply.take(order)
    width = 1 + max(
        int(rows.max(initial=0))
        for rows in (views.vacancy_rows, log.vacancy_rows, accept.vacancy_rows)
    )
    pairs = views.seeker_rows * width + views.vacancy_rows
    events = log.seeker_rows * width + log.vacancy_rows
    applied = views.y > 0
    grades = np.zeros(len(views), dtype=np.int64)
    for grade, kinds in GRADES:
        grades[applied & np.isin(pairs, events[log.of_kind(kinds)])] = grade
    is_decided = ~applied | np.isin(pairs, accept.seeker_rows * width + accept.vacancy_rows)
    return GradedViews(views, grades, is_decided, order)
