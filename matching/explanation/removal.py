"""What a pair is worth without one of the things that speak for it.

To remove a thing (the pay, the way there) is to put in its place what it is at other vacancies
for the same person, everything else left as it stands: what the vacancy would be worth if it
were, in this one matter, any vacancy of the office. A reason is shown only where that is less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.pair_features import (
    FEATURE_KINDS,
    FEATURE_NAMES,
    Pairs,
    build_features,
    work_level,
)
from matching.model import MatchModel
from matching.scoring import Posts

N_OTHERS: Final = 8
"""Vacancies that stand for any: twice as many change hardly a reason, and cost twice as much."""
WHOLES: Final[Mapping[str, tuple[str, ...]]] = {"work": ("wording", "work")}
"""Words that are alike and work that is wished are one thing to a person."""


@dataclass(frozen=True, slots=True)
class Others:
    """Vacancies that stand for any vacancy of the office.

    Parameters
    ----------
    posts : Posts
        The encoded vacancies.
    rows : ndarray of intp, shape (b,)
        Those to compare with; none leaves nothing to compare.
    """

    posts: Posts
    rows: NDArray[np.intp]


def pick_others(posts: Posts, live: NDArray[np.intp]) -> Others:
    """Spread a few vacancies over those that are live, or over all where hardly one is.

    Parameters
    ----------
    posts : Posts
        The vacancies of the office.
    live : ndarray of intp
        Rows that are live.

    Returns
    -------
    Others
        At most `N_OTHERS`, the same for the same office and day.
    """
    rows = live if len(live) > 1 else np.arange(len(posts.table), dtype=np.intp)
    spread = np.linspace(0, max(len(rows) - 1, 0), min(N_OTHERS, len(rows)))
    return Others(posts, rows[spread.astype(np.intp)])


def columns_of(kind: str) -> list[int]:
    """Give the places of a kind's features among `FEATURE_NAMES`.

    Parameters
    ----------
    kind : str
        One of `FEATURE_KINDS`; words that are alike count for the work.

    Returns
    -------
    list of int
    """
    kinds = WHOLES.get(kind, (kind,))
    return [FEATURE_NAMES.index(name) for part in kinds for name in FEATURE_KINDS[part]]


def compare_with(pairs: Pairs, others: Others) -> NDArray[np.float32]:
    """Build the features of each pair's person with the other vacancies.

    Parameters
    ----------
    pairs : Pairs
        n pairs.
    others : Others
        b vacancies.

    Returns
    -------
    ndarray of float32, shape (n, b, n_features)
    """
    n, b = len(pairs), len(others.rows)
    asked = replace(
        pairs,
        vacancies=others.posts.table,
        vacancy_ids=others.posts.log_rows,
        seeker_rows=np.repeat(pairs.seeker_rows, b),
        vacancy_rows=np.tile(others.rows, n),
        days=np.repeat(pairs.days, b),
        chosen=None,
    )
    return build_features(asked).reshape(n, b, len(FEATURE_NAMES))


def share_lost(
    model: MatchModel, X: NDArray[np.float32], elsewhere: NDArray[np.float32], kind: str
) -> NDArray[np.float64]:
    """Say which share of `p_match` goes with one thing.

    Parameters
    ----------
    model : MatchModel
        Scores.
    X : ndarray of float32, shape (n, n_features)
        The pairs.
    elsewhere : ndarray of float32, shape (n, b, n_features)
        The same people with other vacancies, of `compare_with`.
    kind : str
        The thing.

    Returns
    -------
    ndarray of float64, shape (n,)
        1 - (mean of `p_match` without it) / `p_match`: above 0 where the pair is worth less
        without, 0 where there is nothing to compare with.
    """
    n, b, width = elsewhere.shape
    if not n or not b:
        return np.zeros(n)
    own = columns_of(kind)
    without = np.repeat(X[:, None, :], b, axis=1)
    without[:, :, own] = elsewhere[:, :, own]
    _agree(without)
    p_without = model.score(without.reshape(n * b, width)).p_match.reshape(n, b)
    # Added left to right: numpy's own sum would depend on the length of the list.
    lost: NDArray[np.float64] = (
        1.0 - np.add.accumulate(p_without, axis=1)[:, -1] / b / model.score(X).p_match
    )
    return lost


def _agree(rows: NDArray[np.float32]) -> None:
    """Let the one feature that sums up two things follow the one that was moved."""
    names = ("wished_level", "past_level", "refused_title")
    told = (rows[:, :, FEATURE_NAMES.index(name)].astype(np.float64) for name in names)
    rows[:, :, FEATURE_NAMES.index("work_level")] = work_level(*told)


def lost_without(
    model: MatchModel, pairs: Pairs, others: Others, influence: Mapping[str, NDArray[np.float64]]
) -> dict[str, NDArray[np.float64]]:
    """Say what goes with each thing that moved the model up.

    Parameters
    ----------
    model : MatchModel
        Scores.
    pairs : Pairs
        n pairs.
    others : Others
        Stand for any vacancy.
    influence : mapping of kind to ndarray of float64, shape (n,)
        What each thing added to the log-odds; what added nothing is not looked at.

    Returns
    -------
    dict of kind to ndarray of float64, shape (n,)
        Shares of `p_match`; 0 where the thing added nothing.
    """
    X, elsewhere = build_features(pairs), compare_with(pairs, others)
    lost = {}
    for kind, added in influence.items():
        rows = np.flatnonzero(added > 0)
        lost[kind] = np.zeros(len(pairs))
        lost[kind][rows] = share_lost(model, X[rows], elsewhere[rows], kind)
    return lost
