"""How probable it is that a shown pair was looked at, by its place on the list.

The best evidence that the log holds is taken: views of other lists; else the applications from
slots that chance filled, since chance makes the pairs of all places alike; else the usual
curve. Without views nobody knows how often the first place is looked at: it counts as always.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from features.columnar import Floats
from features.history import LOOKED, SHOWN, EventLog, Ints
from models.examination import fit_examination

LONGEST: Final = 100
"""Places told apart; whatever stands further down is looked at like the last of them."""


def examination_of(log: EventLog, rows: NDArray[np.intp], y: Floats) -> Floats | None:
    """Give the probability that each event was a look.

    Parameters
    ----------
    log : EventLog
        The interactions.
    rows : ndarray of intp, shape (n,)
        Events that stand for a look (`EventLog.looks`).
    y : ndarray of float64, shape (n,)
        1 where an application followed, else 0.

    Returns
    -------
    ndarray of float64, shape (n,), or None
        1 for a logged view, in (0, 1] for what was shown; a place that is not known counts as
        the average of those that are. None where every row is a logged view.
    """
    shown = log.kinds[rows] == Kinds.SHOWN
    if not shown.any():
        return None
    place = _places(log.positions[rows])
    curve = examination_by_place(log, rows, y)
    by_place = np.append(curve, _average(curve, place[shown]))[place]
    return np.where(shown, by_place, 1.0)


def examination_by_place(log: EventLog, rows: NDArray[np.intp], y: Floats) -> Floats:
    """Estimate the share of people who look at each place, from place 1 on.

    Parameters
    ----------
    log, rows, y
        As for `examination_of`.

    Returns
    -------
    ndarray of float64, shape (n_places,)
        Shares in (0, 1], never rising.
    """
    last = np.nan_to_num(log.positions[log.of_kind(SHOWN)], nan=1.0).max(initial=1.0)
    length = int(min(last, LONGEST))
    viewed = log.of_kind(LOOKED)
    if viewed.any():
        # What was shown and does not itself stand for a look has its looks logged.
        shown = _counted(log.positions[log.of_kind(SHOWN) & ~log.looks()], length)
        seen = _counted(log.positions[viewed], length)
        return fit_examination(shown, np.minimum(seen, shown), first_is_one=False)
    by_chance = (log.kinds[rows] == Kinds.SHOWN) & log.by_chance[rows]
    places = log.positions[rows]
    return fit_examination(
        _counted(places[by_chance], length), _counted(places[by_chance & (y > 0)], length)
    )


def _places(positions: Floats) -> Ints:
    """Index of each place from 0; -1 where it is not known."""
    return np.nan_to_num(np.minimum(positions, LONGEST), nan=0.0).astype(np.int64) - 1


def _counted(positions: Floats, length: int) -> Ints:
    places = _places(positions)
    return np.bincount(places[(places >= 0) & (places < length)], minlength=length)


def _average(curve: Floats, place: Ints) -> float:
    known = place[place >= 0]
    return float(curve[known].mean()) if len(known) else 1.0
