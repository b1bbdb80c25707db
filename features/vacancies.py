"""Vacancies as columns: what the pair features read of a vacancy and its employer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from data.codes import education_rank
from data.geography import Place, load_gazetteer
from data.records import Employer, EmployerId, Vacancy
from features.columnar import Floats, codes, index_slots, numbers, ordinals
from features.lexical import LexicalSpace, TextVectors
from features.occupations import Lexicon
from features.reading import VacancyReading

TITLE_SLOTS = 3
TEXT_SLOTS = 8


@dataclass(frozen=True, slots=True)
class VacancyTable:
    """m encoded vacancies, row by row.

    Parameters
    ----------
    records : tuple of Vacancy
        The vacancies themselves.
    employers : tuple of Employer
        The employer of each.
    readings : tuple of VacancyReading
        What was read in their texts.
    text : TextVectors
        Vectors of their texts.
    bm25 : csr_matrix, shape (m, n_words)
        Word weights whose sum over query words is BM25.
    titled, mentioned : ndarray of int32, shape (m, 3) and (m, 8)
        Occupations of the title and of the whole text; `n_occupations` where blank.
    titled_family, mentioned_family : ndarray of int32, same shapes
        Their families; `n_families` where blank.
    places : tuple of Place
        Workplaces.
    numbers : dict of str to ndarray of float64, shape (m,)
        Plain columns; NaN where not known.
    direction : ndarray of float32, shape (m, n_directions)
        Where each lies for `features.interest`; no column where nothing was learned.
    """

    records: tuple[Vacancy, ...]
    employers: tuple[Employer, ...]
    readings: tuple[VacancyReading, ...]
    text: TextVectors
    bm25: sp.csr_matrix
    titled: NDArray[np.int32]
    mentioned: NDArray[np.int32]
    titled_family: NDArray[np.int32]
    mentioned_family: NDArray[np.int32]
    places: tuple[Place, ...]
    numbers: dict[str, Floats]
    direction: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.records)


def encode_vacancies(
    records: Sequence[Vacancy],
    employers: Mapping[EmployerId, Employer],
    readings: Sequence[VacancyReading],
    lexicon: Lexicon,
    space: LexicalSpace,
) -> VacancyTable:
    """Encode vacancies.

    Parameters
    ----------
    records : sequence of m Vacancy
        The vacancies.
    employers : mapping of employer id to Employer
        Holds the employer of each vacancy.
    readings : sequence of m VacancyReading
        Their texts as read, same order.
    lexicon : Lexicon
        The lexicon that the readings speak of.
    space : LexicalSpace
        Fitted vectorisers.

    Returns
    -------
    VacancyTable
        Row j is vacancy j; a vacancy encodes to the same bits alone or in a crowd.
    """
    n_occupations = len(lexicon.occupations)
    # The blank occupation maps to the blank family.
    family = np.append(lexicon.family_of, len(lexicon.families)).astype(np.int32)
    titled = index_slots([r.titled for r in readings], TITLE_SLOTS, n_occupations)
    mentioned = index_slots([r.mentioned for r in readings], TEXT_SLOTS, n_occupations)
    text = space.encode([r.tokens for r in readings], [r.characters for r in readings])
    owners = tuple(employers[vacancy.employer_id] for vacancy in records)
    places = tuple(_workplace(vacancy) for vacancy in records)
    return VacancyTable(
        records=tuple(records),
        employers=owners,
        readings=tuple(readings),
        text=text,
        bm25=space.bm25_documents(text.counts),
        titled=titled,
        mentioned=mentioned,
        titled_family=family[titled],
        mentioned_family=family[mentioned],
        places=places,
        numbers=_numbers(records, owners, readings, places) | _fact_numbers(records, readings),
        direction=np.zeros((len(records), 0), dtype=np.float32),
    )


def _workplace(vacancy: Vacancy) -> Place:
    return load_gazetteer().locate(township_code=vacancy.township_code, text=vacancy.workplace)


def _numbers(
    records: Sequence[Vacancy],
    owners: Sequence[Employer],
    readings: Sequence[VacancyReading],
    places: Sequence[Place],
) -> dict[str, Floats]:
    pays = [reading.pay for reading in readings]
    latitude, longitude = _coordinates(records, owners, places)
    return {
        "published_day": ordinals(v.published_on for v in records),
        "expires_day": ordinals(v.expires_on for v in records),
        "headcount": numbers(v.headcount for v in records),
        "pay_min": numbers(None if pay is None else pay.min_cny_month for pay in pays),
        "pay_max": numbers(None if pay is None else pay.max_cny_month for pay in pays),
        "is_piece_rate": numbers(None if pay is None else pay.basis == "piece" for pay in pays),
        "is_workshop": numbers(v.kind == "workshop" for v in records),
        "is_public_welfare": numbers(v.kind == "public_welfare" for v in records),
        "county_code": codes(place.county_code for place in places),
        "township_code": codes(place.township_code for place in places),
        "latitude": latitude,
        "longitude": longitude,
        "title_is_generic": numbers(r.title_is_generic for r in readings),
        "n_titled": numbers(len(r.titled) for r in readings),
        "n_words": numbers(len(r.tokens) for r in readings),
    }


def _fact_numbers(
    records: Sequence[Vacancy], readings: Sequence[VacancyReading]
) -> dict[str, Floats]:
    """Stated fields first, then what the text says."""
    facts = [reading.facts for reading in readings]
    stated = list(zip(records, facts, strict=True))
    return {
        "min_age": numbers(v.min_age if v.min_age is not None else f.min_age for v, f in stated),
        "max_age": numbers(v.max_age if v.max_age is not None else f.max_age for v, f in stated),
        "min_education": numbers(
            name and education_rank(name)
            for name in (v.min_education or f.min_education for v, f in stated)
        ),
        "night_shift": numbers(_works_at_night(v.shift, f.night_shift) for v, f in stated),
        "two_shift": numbers(f.two_shift for f in facts),
        "lodging": numbers(f.lodging for f in facts),
        "meals": numbers(f.meals for f in facts),
        "insurance": numbers(f.insurance for f in facts),
        "couple_room": numbers(f.couple_room for f in facts),
        "flexible_hours": numbers(f.flexible_hours for f in facts),
        "beginners_welcome": numbers(f.beginners_welcome for f in facts),
        "experience_required": numbers(f.experience_required for f in facts),
        "heavy_work": numbers(f.heavy_work for f in facts),
    }


def _works_at_night(shift: str | None, stated: bool | None) -> bool | None:
    if shift is None:
        return stated
    return any(word in shift for word in ("夜", "晚", "两班", "三班", "倒"))


def _coordinates(
    records: Sequence[Vacancy], owners: Sequence[Employer], places: Sequence[Place]
) -> tuple[Floats, Floats]:
    """Take the vacancy's own point, else the place it names, else its employer's."""

    def column(attribute: str) -> Floats:
        sources = (records, places, owners)
        columns = [numbers(getattr(item, attribute) for item in source) for source in sources]
        filled = columns[0]
        for fallback in columns[1:]:
            filled = np.where(np.isnan(filled), fallback, filled)
        return filled

    return column("latitude"), column("longitude")
