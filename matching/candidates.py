"""Candidates: the pairs that may be asked about, for one person or one vacancy on one day."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.scoring import People, Posts

Rows = NDArray[np.intp]


def vacancies_for(people: People, seeker_row: int, posts: Posts, live: Rows, as_of: date) -> Rows:
    """Rows of the live vacancies that may lawfully be offered to a person.

    Parameters
    ----------
    people, posts : People, Posts
        The encoded sides.
    seeker_row : int
        The person's row in `people`.
    live : ndarray of intp
        Rows of `posts` that are live with places left (`Posts.live_rows`).
    as_of : date
        Day of the question.
    """
    seekers = np.full(len(live), seeker_row, dtype=np.intp)
    return live[posts.law.lawful_pairs(people.law, seekers, live, as_of)]


def people_for(people: People, posts: Posts, vacancy_row: int, as_of: date) -> Rows:
    """Rows of the people registered on or before a day who may lawfully be offered a vacancy.

    A person whose day of registration is not known counts as registered.
    """
    registered = people.table.numbers["registered_day"]
    rows = np.flatnonzero(~(registered > as_of.toordinal()))
    vacancies = np.full(len(rows), vacancy_row, dtype=np.intp)
    return rows[posts.law.lawful_pairs(people.law, rows, vacancies, as_of)]


def order_by_match(p_match: NDArray[np.float64], ids: NDArray[np.str_]) -> NDArray[np.intp]:
    """Order pairs by p_match, highest first; ties by id, lowest first.

    Examples
    --------
    >>> order_by_match(np.array([0.1, 0.3, 0.1]), np.array(["b", "c", "a"])).tolist()
    [1, 2, 0]
    """
    return np.lexsort((ids, -p_match))
