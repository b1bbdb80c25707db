"""Labels out of the log: who applied having looked, who was taken, who stayed.

- Apply: one row per view; 1 where that pair applied on that view's day or later, before
  its next view. Views of a pair that had applied already say nothing and are left out. Where
  views are not logged, what was shown stands for them, each with the probability that somebody
  looked (`matching.examination`).
- Accept: one row per pair that applied (or was referred); 1 when hired, else 0. A place that
  was gone (`full`) is censored and left out, and so is an application too young for its
  answer. A hire stands whatever the person does later; who withdrew before it was not hired.
- Retain: one row per pair that was hired; 1 where the log says later that the person was still
  there (`retained`), else 0, also for who declined or did not appear after all. A hire too
  young for the check is left out, and so is one from before the office began to check.

Silence is a no only where a yes would have been logged: a log without any application teaches
nothing about applying, one without any answer nothing about hiring, and one that never says
who stayed nothing about staying.

The day of a row is the day of the question; its features read strictly earlier events.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from features.history import APPLIED, HIRED, LEFT, REJECTED, EventLog, Ints
from matching.examination import examination_of
from models.examination import looked_share

STAYED: Final = frozenset({Kinds.RETAINED})
DECIDED: Final = HIRED | REJECTED | LEFT | {Kinds.FULL}
MATURITY_QUANTILE: Final = 0.95
"""Share of answers that must have had time to come for silence to count as one."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labelled pairs of one side, in the order of their days.

    Parameters
    ----------
    seeker_rows, vacancy_rows : ndarray of int64, shape (n,)
        Rows in the market.
    days : ndarray of int64, shape (n,)
        Ordinal day of each question.
    y : ndarray of float64, shape (n,)
        1 for yes, 0 for no.
    chosen : ndarray of float64, shape (n,)
        1 chosen by an officer, 0 at random, NaN not known (`EventLog.chosen`).
    examination : ndarray of float64, shape (n,), or None
        P(somebody looked), in (0, 1], whatever came of it; None: every row is a known look.
    """

    seeker_rows: Ints
    vacancy_rows: Ints
    days: Ints
    y: NDArray[np.float64]
    chosen: NDArray[np.float64]
    examination: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.y)

    @property
    def n_positive(self) -> int:
        """Number of rows with a yes."""
        return int(self.y.sum())

    def take(self, rows: NDArray[np.intp]) -> Labels:
        """Give some of the rows, in the order asked for."""
        return Labels(
            self.seeker_rows[rows],
            self.vacancy_rows[rows],
            self.days[rows],
            self.y[rows],
            self.chosen[rows],
            None if self.examination is None else self.examination[rows],
        )

    def looked(self, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the probability that each row was a look, given P(yes, having looked)."""
        if self.examination is None:
            return np.ones(len(self))
        return looked_share(p, self.y, self.examination)

    def promised(self, p: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the probability of a yes of each row as it was logged, given P(yes, having looked).

        Without a look there is no yes: what was only shown is promised less.
        """
        return p if self.examination is None else self.examination * p


def _pair_keys(log: EventLog) -> Ints:
    width = int(log.vacancy_rows.max(initial=0)) + 1
    return log.seeker_rows * width + log.vacancy_rows


def _labels(
    log: EventLog,
    rows: NDArray[np.intp],
    y: NDArray[np.float64],
    examination: NDArray[np.float64] | None = None,
) -> Labels:
    order = np.lexsort((log.vacancy_rows[rows], log.seeker_rows[rows], log.days[rows]))
    rows = rows[order]
    return Labels(
        log.seeker_rows[rows],
        log.vacancy_rows[rows],
        log.days[rows],
        y[order],
        log.chosen[rows],
        None if examination is None else examination[order],
    )


def _in_pair_order(log: EventLog, marked: NDArray[np.bool_], keys: Ints) -> NDArray[np.intp]:
    rows = np.flatnonzero(marked)
    return rows[np.lexsort((log.days[rows], keys[rows]))]


def _firsts(log: EventLog, kinds: frozenset[str], keys: Ints) -> NDArray[np.intp]:
    """Rows of the first event of some kinds of each pair, in the order of the pairs."""
    rows = _in_pair_order(log, log.of_kind(kinds), keys)
    return rows[np.unique(keys[rows], return_index=True)[1]]


def apply_labels(log: EventLog) -> Labels:
    """Label the looks of a log (see the module's definition).

    Parameters
    ----------
    log : EventLog
        The interactions.

    Returns
    -------
    Labels
        Empty where nobody looked, or no application was ever logged.
    """
    keys = _pair_keys(log)
    first = _firsts(log, APPLIED, keys)
    if not len(first):
        return _labels(log, first, np.zeros(0))
    views = _in_pair_order(log, log.looks(), keys)
    y = np.zeros(len(views))
    # Last view of the pair on or before its first application, in (pair, day) order.
    span = log.days.max(initial=0) + 2
    view_keys = keys[views] * span + log.days[views]
    at = np.searchsorted(view_keys, keys[first] * span + log.days[first], side="right") - 1
    hit = (at >= 0) & (keys[views[np.maximum(at, 0)]] == keys[first]) if len(views) else at >= 0
    y[at[hit]] = 1.0
    kept = ~_after_application(keys, log.days, views, first, y)
    kept &= _mature(log.days[views], log.days[first[hit]] - log.days[views[at[hit]]], log) | (y > 0)
    views, y = views[kept], y[kept]
    return _labels(log, views, y, examination_of(log, views, y))


def _after_application(
    keys: Ints, days: Ints, views: NDArray[np.intp], first: NDArray[np.intp], y: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Mark the views of pairs that had applied before."""
    at = np.minimum(np.searchsorted(keys[first], keys[views]), len(first) - 1)
    applied = keys[first[at]] == keys[views]
    after: NDArray[np.bool_] = applied & (days[views] >= days[first[at]]) & (y == 0)
    return after


def _mature(asked: Ints, delays: Ints, log: EventLog) -> NDArray[np.bool_]:
    """Mark the questions that are old enough for nearly every answer to have come."""
    wait = float(np.quantile(delays, MATURITY_QUANTILE)) if len(delays) else 0.0
    mature: NDArray[np.bool_] = asked + wait <= log.days.max(initial=0)
    return mature


def accept_labels(log: EventLog) -> Labels:
    """Label the applications of a log (see the module's definition).

    Parameters
    ----------
    log : EventLog
        The interactions.

    Returns
    -------
    Labels
        Empty where nobody applied.
    """
    keys = _pair_keys(log)
    first = _firsts(log, APPLIED, keys)
    hired = np.isin(keys[first], keys[log.of_kind(HIRED)])
    full = np.isin(keys[first], keys[log.of_kind(frozenset({Kinds.FULL}))])
    answered, delays = _answers(log, keys, first)
    quiet_no = _mature(log.days[first], delays, log) & answered.any()
    kept = hired | (~full & (answered | quiet_no))
    return _labels(log, first[kept], hired[kept].astype(float))


def _answers(log: EventLog, keys: Ints, first: NDArray[np.intp]) -> tuple[NDArray[np.bool_], Ints]:
    """Mark the applications that were answered, and give the days that answers took."""
    decided = _firsts(log, DECIDED, keys)
    answered = np.isin(keys[first], keys[decided])
    at = np.searchsorted(keys[decided], keys[first[answered]])
    return answered, log.days[decided[at]] - log.days[first[answered]]


def retain_labels(log: EventLog) -> Labels:
    """Label the hires of a log (see the module's definition).

    Parameters
    ----------
    log : EventLog
        The interactions.

    Returns
    -------
    Labels
        Empty where nobody is known to have stayed.
    """
    keys = _pair_keys(log)
    hires, checks = _firsts(log, HIRED, keys), _firsts(log, STAYED, keys)
    checks = checks[np.isin(keys[checks], keys[hires])]
    delays = log.days[checks] - log.days[hires[np.searchsorted(keys[hires], keys[checks])]]
    checks, delays = checks[delays >= 0], delays[delays >= 0]
    if not len(checks):
        return _labels(log, checks, np.zeros(0))
    days = log.days[hires]
    kept = _mature(days, delays, log) & (days >= (log.days[checks] - delays).min())
    stayed = np.isin(keys[hires], keys[checks])
    return _labels(log, hires[kept], stayed[kept].astype(float))
