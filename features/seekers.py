"""People as columns: what the pair features read of a person.

Sex, ethnicity and marital status are not here, and so in no feature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from data.codes import education_rank, furthest_rank
from data.geography import Place, load_gazetteer
from data.records import Seeker
from features.columnar import Floats, codes, membership, numbers, ordinals
from features.expansion import Expansion
from features.interest import Sayings
from features.lexical import LexicalSpace, TextVectors
from features.nearness import Nearness, nearness
from features.occupations import Lexicon
from features.reading import SeekerReading
from features.resemblance import Resemblance

HEALTH_RANKS = {"健康或良好": 2.0, "一般或较弱": 1.0, "有慢性病": 0.0, "患有大病": 0.0, "残疾": 0.0}


@dataclass(frozen=True, slots=True)
class SeekerTable:
    """n encoded people, row by row.

    Parameters
    ----------
    records : tuple of Seeker
        The people themselves, for explanations and the law.
    readings : tuple of SeekerReading
        What was read in their texts.
    text : TextVectors
        Vectors of their texts without the refusals.
    past, skilled, wished, refused : ndarray of bool, shape (n, n_occupations + 1)
        Occupations read; the last column is always False.
    past_family, wished_family, refused_family : ndarray of bool, shape (n, n_families + 1)
        The same by family.
    wish_hints, past_hints : Nearness
        1 for an occupation read, else the hint of `features.expansion`.
    wish_resemblance, past_resemblance : Nearness
        1 for an occupation read, else the likeness of `features.resemblance`.
    places : tuple of Place
        Homes.
    numbers : dict of str to ndarray of float64, shape (n,)
        Plain columns; NaN where not known.
    interest : ndarray of float32, shape (n, n_directions)
        Where each is drawn (`features.interest`); no column where nothing was learned.
    """

    records: tuple[Seeker, ...]
    readings: tuple[SeekerReading, ...]
    text: TextVectors
    past: NDArray[np.bool_]
    skilled: NDArray[np.bool_]
    wished: NDArray[np.bool_]
    refused: NDArray[np.bool_]
    past_family: NDArray[np.bool_]
    wished_family: NDArray[np.bool_]
    refused_family: NDArray[np.bool_]
    wish_hints: Nearness
    past_hints: Nearness
    wish_resemblance: Nearness
    past_resemblance: Nearness
    places: tuple[Place, ...]
    numbers: dict[str, Floats]
    interest: NDArray[np.float32]

    @property
    def sayings(self) -> Sayings:
        """What they say, as far as `features.interest` learns from it."""
        marks = (self.wished, self.wished_family, self.past | self.skilled, self.past_family)
        return Sayings(
            [reading.wish_characters for reading in self.readings],
            [reading.past_characters for reading in self.readings],
            sp.csr_matrix(np.hstack(marks), dtype=np.float32),
        )

    def __len__(self) -> int:
        return len(self.records)


def encode_seekers(
    records: Sequence[Seeker],
    readings: Sequence[SeekerReading],
    lexicon: Lexicon,
    space: LexicalSpace,
    expansion: Expansion,
    resemblance: Resemblance,
) -> SeekerTable:
    """Encode people.

    Parameters
    ----------
    records : sequence of n Seeker
        The people.
    readings : sequence of n SeekerReading
        Their texts as read, same order.
    lexicon : Lexicon
        The lexicon that the readings speak of.
    space : LexicalSpace
        Fitted vectorisers.
    expansion : Expansion
        Hints learned from the register.
    resemblance : Resemblance
        Likeness to the terms of the lexicon.

    Returns
    -------
    SeekerTable
        Row i is person i; a person encodes to the same bits alone or in a crowd.
    """
    n_occupations, n_families = len(lexicon.occupations), len(lexicon.families)
    family = lexicon.family_of

    def occupations(lists: list[tuple[int, ...]]) -> NDArray[np.bool_]:
        return membership(lists, n_occupations)

    def families(lists: list[tuple[int, ...]]) -> NDArray[np.bool_]:
        return membership([tuple(int(family[i]) for i in row) for row in lists], n_families)

    past = [reading.past for reading in readings]
    wished = [reading.wished for reading in readings]
    refused = [reading.refused for reading in readings]
    places = tuple(_home(seeker) for seeker in records)
    known_past = occupations([(*reading.past, *reading.skilled) for reading in readings])
    known_wishes = occupations(wished)
    wish_texts = [reading.wish_characters for reading in readings]
    past_texts = [reading.past_characters for reading in readings]
    return SeekerTable(
        records=tuple(records),
        readings=tuple(readings),
        text=space.encode([r.tokens for r in readings], [r.characters for r in readings]),
        past=occupations(past),
        skilled=occupations([reading.skilled for reading in readings]),
        wished=known_wishes,
        refused=occupations(refused),
        past_family=families(past),
        wished_family=families(wished),
        refused_family=families(refused),
        wish_hints=nearness(known_wishes, expansion.hints(wish_texts), lexicon),
        past_hints=nearness(known_past, expansion.hints(past_texts), lexicon),
        wish_resemblance=nearness(known_wishes, resemblance.scores(wish_texts), lexicon),
        past_resemblance=nearness(known_past, resemblance.scores(past_texts), lexicon),
        places=places,
        numbers=_numbers(records, readings, places),
        interest=np.zeros((len(records), 0), dtype=np.float32),
    )


def _home(seeker: Seeker) -> Place:
    return load_gazetteer().locate(
        county=seeker.county,
        township=seeker.township,
        village=seeker.village,
        village_code=seeker.village_code,
    )


def _numbers(
    records: Sequence[Seeker], readings: Sequence[SeekerReading], places: Sequence[Place]
) -> dict[str, Floats]:
    return {
        "birth_day": ordinals(s.birth_date for s in records),
        "registered_day": ordinals(s.registered_on for s in records),
        "education": numbers(s.education and education_rank(s.education) for s in records),
        "health": numbers(HEALTH_RANKS.get(s.health or "") for s in records),
        "has_care_duty": numbers(s.has_care_duty for s in records),
        "expected_pay": numbers(s.expected_pay_cny_month for s in records),
        "furthest": numbers(
            s.furthest_workplace and furthest_rank(s.furthest_workplace) for s in records
        ),
        "accepts_night": numbers(s.accepts_night_shift for s in records),
        "county_code": codes(place.county_code for place in places),
        "township_code": codes(place.township_code for place in places),
        "latitude": _first(numbers(s.latitude for s in records), places, "latitude"),
        "longitude": _first(numbers(s.longitude for s in records), places, "longitude"),
        "refuses_night": numbers(r.refuses_night for r in readings),
        "refuses_away": numbers(r.refuses_away for r in readings),
        "wants_near": numbers(r.wants_near for r in readings),
        "open_to_anything": numbers(r.open_to_anything for r in readings),
        "weak_body": numbers(r.weak_body for r in readings),
        "cares_for_children": numbers(r.has_children_words for r in readings),
        "wants_lodging": numbers(r.wants_lodging for r in readings),
        "experience_years": numbers(r.experience_years for r in readings),
        "n_past": numbers(len(r.past) for r in readings),
        "n_wished": numbers(len(r.wished) for r in readings),
        "n_words": numbers(len(r.tokens) for r in readings),
    }


def _first(given: Floats, places: Sequence[Place], attribute: str) -> Floats:
    """Coordinates as given, else those of the place."""
    filled: Floats = np.where(
        np.isnan(given), numbers(getattr(place, attribute) for place in places), given
    )
    return filled
