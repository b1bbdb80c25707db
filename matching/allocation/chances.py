"""The lawful pairs of an allocation, and how likely each side says yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.reading import TypedTable
from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.participants import Participants
from matching.eligibility import SeekerLaw, VacancyLaw
from matching.market_index import MarketIndex
from matching.model import MatchModel, Scores
from matching.progress import Progress, silent
from matching.scoring import CHUNK, ScoredMarket

Rows = NDArray[np.intp]
Block = tuple[Ints, Ints, Scores]


@dataclass(frozen=True, slots=True)
class Chances:
    """The lawful pairs with both sides' chances.

    Parameters
    ----------
    arcs : Arcs
        The pairs; their `p_match` is the product of the two below.
    p_apply : ndarray of float64, shape (n_arcs,)
        P(the person applies, given that they look), in [0, 1].
    p_accept : ndarray of float64, shape (n_arcs,)
        P(the employer hires, given that they apply and a place is left), in [0, 1].
    """

    arcs: Arcs
    p_apply: Floats
    p_accept: Floats

    @classmethod
    def of_matches(cls, arcs: Arcs) -> Chances:
        """Take the chances of matches for those that people apply; employers accept them all."""
        return cls(arcs, arcs.p_match, np.ones(len(arcs)))


def score_chances(
    model: MatchModel,
    index: MarketIndex,
    participants: Participants,
    as_of: date,
    progress: Progress = silent,
) -> Chances:
    """Score every lawful pair of the participants, a few people at a time.

    Parameters
    ----------
    model : MatchModel
        Says the chances.
    index : MarketIndex
        The market with its log.
    participants : Participants
        Whose pairs.
    as_of : date
        Day of the question; no event on or after it is used.
    progress : Progress
        Told of people.

    Returns
    -------
    Chances
    """
    scored = ScoredMarket(model, participants.narrow(index))
    n, m = len(participants.seekers), len(participants.vacancies)
    step = max(1, CHUNK // max(1, m))
    blocks = []
    for start in range(0, n, step):
        progress("计算把握", start, n)
        blocks.append(_score_block(scored, np.arange(start, min(start + step, n)), m, as_of))
    progress("计算把握", n, n)
    return _joined(blocks, m)


def _joined(blocks: Sequence[Block], n_vacancies: int) -> Chances:
    lengths = np.concatenate([np.zeros(1, np.int64), *(block[0] for block in blocks)])
    vacancies = np.concatenate([np.zeros(0, np.int64), *(block[1] for block in blocks)])
    p_apply = np.concatenate([np.zeros(0), *(block[2].p_apply for block in blocks)])
    p_accept = np.concatenate([np.zeros(0), *(block[2].p_accept for block in blocks)])
    arcs = Arcs(np.cumsum(lengths), vacancies, p_apply * p_accept, n_vacancies)
    return Chances(arcs, p_apply, p_accept)


def _score_block(scored: ScoredMarket, people: Rows, n_vacancies: int, as_of: date) -> Block:
    """Score some people with every vacancy: arcs of each, their vacancies, their chances."""
    seekers = np.repeat(people, n_vacancies)
    vacancies = np.tile(np.arange(n_vacancies, dtype=np.intp), len(people))
    law = scored.posts.law
    lawful = law.lawful_pairs(scored.people.law, seekers, vacancies, as_of)
    seekers, vacancies = seekers[lawful], vacancies[lawful]
    lengths = np.bincount(seekers - people[0], minlength=len(people))
    scores = scored.score(scored.people, scored.posts, seekers, vacancies, as_of)
    return lengths, vacancies.astype(np.int64), scores


def read_chances(
    scores: TypedTable, index: MarketIndex, participants: Participants, as_of: date
) -> Chances:
    """Take the chances from a table; a pair without a row is not considered.

    Parameters
    ----------
    scores : TypedTable
        Columns `seeker_id, vacancy_id, p_match`; rows of others than the participants are
        passed over, and so are pairs that the law bars.
    index : MarketIndex
        The market, for its employers.
    participants : Participants
        Whose pairs.
    as_of : date
        Day of the question.

    Returns
    -------
    Chances
        People apply with `p_match`, employers accept always.
    """
    seekers = _rows_of(scores.column("seeker_id"), participants.seeker_rows)
    vacancies = _rows_of(scores.column("vacancy_id"), participants.vacancy_rows)
    p_match = np.array(scores.column("p_match"), dtype=np.float64)
    taking_part = (seekers >= 0) & (vacancies >= 0)
    seekers, vacancies = seekers[taking_part], vacancies[taking_part]
    employers = [index.employers[each.employer_id] for each in participants.vacancies]
    law = VacancyLaw(participants.vacancies, employers)
    lawful = law.lawful_pairs(SeekerLaw(participants.seekers), seekers, vacancies, as_of)
    return Chances.of_matches(
        Arcs.of_pairs(
            seekers[lawful].astype(np.int64),
            vacancies[lawful].astype(np.int64),
            p_match[taking_part][lawful],
            len(participants.seekers),
            len(participants.vacancies),
        )
    )


def _rows_of(ids: Sequence[object], rows: Mapping[str, int]) -> Rows:
    """Row of each id; -1 for those who do not take part."""
    found = (rows.get(each, -1) if isinstance(each, str) else -1 for each in ids)
    return np.fromiter(found, dtype=np.intp, count=len(ids))
