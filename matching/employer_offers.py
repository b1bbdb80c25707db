"""Employers that can take a group in a batch: group in, employers out, with who goes where.

Each employer is asked on its own: its live vacancies are filled by the group's people so
that the expected number placed is high, referring until the expected acceptances fill the
places. Employers are then ordered by that number.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.records import Employer
from matching.recommendation import EmployerOffer, Placement
from matching.scoring import ScoredMarket

Rows = NDArray[np.intp]


def offers_for_group(
    scored: ScoredMarket, seeker_rows: Rows, live: Rows, as_of: date, k: int
) -> tuple[EmployerOffer, ...]:
    """Order the employers that accept batches by how many of a group they would place.

    Parameters
    ----------
    scored : ScoredMarket
        The market.
    seeker_rows : ndarray of intp, shape (n_people,)
        The group.
    live : ndarray of intp
        Rows of the live vacancies with places left.
    as_of : date
        Day of the question.
    k : int
        Length of the list.

    Returns
    -------
    tuple of EmployerOffer
        At most k, none that would place nobody. An employer that has said it takes no batches
        is left out; one that has not said is kept, with a caveat.
    """
    offers = [
        offer
        for employer, rows in _by_employer(scored, live)
        if employer.accepts_batches is not False
        and (offer := _offer(scored, seeker_rows, employer, rows, as_of)).placements
    ]
    offers.sort(key=lambda offer: (-offer.expected_placed, offer.employer_id))
    return tuple(
        EmployerOffer(
            offer.employer_id,
            rank,
            offer.expected_placed,
            offer.places_left,
            offer.placements,
            offer.caveats,
        )
        for rank, offer in enumerate(offers[:k], start=1)
    )


def _by_employer(scored: ScoredMarket, live: Rows) -> list[tuple[Employer, Rows]]:
    owners = scored.posts.table.employers
    rows: dict[str, list[int]] = defaultdict(list)
    for row in live:
        rows[owners[row].employer_id].append(int(row))
    return [(owners[own[0]], np.array(own, dtype=np.intp)) for _, own in sorted(rows.items())]


def _offer(
    scored: ScoredMarket, group: Rows, employer: Employer, vacancies: Rows, as_of: date
) -> EmployerOffer:
    people, posts = scored.people, scored.posts
    days = np.full(len(posts.table), as_of.toordinal(), dtype=np.int64)
    places = posts.places_left(scored.index.history, days)
    seekers, offered = np.repeat(group, len(vacancies)), np.tile(vacancies, len(group))
    lawful = posts.law.lawful_pairs(people.law, seekers, offered, as_of)
    seekers, offered = seekers[lawful], offered[lawful]
    p_match = scored.score(people, posts, seekers, offered, as_of).p_match
    chosen = fill_places(seekers, offered, p_match, {int(v): float(places[v]) for v in vacancies})
    placements = tuple(
        Placement(
            people.table.records[seekers[i]].seeker_id,
            posts.table.records[offered[i]].vacancy_id,
            float(p_match[i]),
        )
        for i in chosen
    )
    unknown = employer.accepts_batches is None
    return EmployerOffer(
        employer_id=employer.employer_id,
        rank=0,
        expected_placed=float(sum(placement.p_match for placement in placements)),
        places_left=int(places[vacancies].sum()),
        placements=placements,
        caveats=("登记表没有写明是否接收成批人员，请先与单位确认",) if unknown else (),
    )


def fill_places(
    seekers: Rows, vacancies: Rows, p_match: NDArray[np.float64], places: dict[int, float]
) -> list[int]:
    """Choose at most one vacancy a person, likeliest pairs first, within expected places.

    Parameters
    ----------
    seekers, vacancies : ndarray of intp, shape (n_pairs,)
        The pairs.
    p_match : ndarray of float64, shape (n_pairs,)
        Their probabilities.
    places : dict of vacancy to float
        Places left; people are referred while the sum of `p_match` stays within them.

    Returns
    -------
    list of int
        Indexes of the chosen pairs, likeliest first; ties in the order given.

    Examples
    --------
    >>> pairs = np.array([0, 0, 1, 1]), np.array([5, 6, 5, 6])
    >>> fill_places(*pairs, np.array([0.9, 0.5, 0.8, 0.1]), {5: 1.0, 6: 1.0})
    [0, 3]
    """
    left = dict(places)
    taken: set[int] = set()
    chosen = []
    for i in np.argsort(-p_match, kind="stable"):
        seeker, vacancy = int(seekers[i]), int(vacancies[i])
        if seeker in taken or left[vacancy] < p_match[i]:
            continue
        taken.add(seeker)
        left[vacancy] -= float(p_match[i])
        chosen.append(int(i))
    return chosen
