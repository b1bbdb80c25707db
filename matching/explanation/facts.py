"""What the sentences about a pair speak of: the records, the readings, the feature values."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from data.records import Seeker, Vacancy
from features.occupations import Lexicon
from features.pair_features import FEATURE_KINDS, FEATURE_NAMES, Pairs, build_columns
from features.reading import SeekerReading, VacancyReading
from matching.explanation.removal import WHOLES, Others, columns_of, lost_without
from matching.model import MatchModel

_PARTS: Final = {part for parts in WHOLES.values() for part in parts}
THINGS: Final = tuple(kind for kind in FEATURE_KINDS if kind in WHOLES or kind not in _PARTS)
"""Kinds of features as a person tells them apart."""


@dataclass(frozen=True, slots=True)
class PairFacts:
    """One pair, as far as explanation needs it.

    Parameters
    ----------
    seeker, vacancy : Seeker, Vacancy
        The records.
    person, post : SeekerReading, VacancyReading
        What was read in their texts.
    lexicon : Lexicon
        Names the occupations.
    values : mapping of feature name to float
        The pair's features; NaN where not known.
    influence : mapping of kind to float
        What each thing that a person can check added to the two logits together.
    lost : mapping of kind to float
        Share of `p_match` that goes where the thing is as at other vacancies.
    as_of : date
        Day of the question.
    """

    seeker: Seeker
    vacancy: Vacancy
    person: SeekerReading
    post: VacancyReading
    lexicon: Lexicon
    values: Mapping[str, float]
    influence: Mapping[str, float]
    lost: Mapping[str, float]
    as_of: date

    def value(self, name: str) -> float | None:
        """Give a feature, None where it is not known."""
        value = self.values[name]
        return None if math.isnan(value) else value

    def holds(self, name: str) -> bool:
        """Say whether a feature is known and above zero."""
        return (self.value(name) or 0.0) > 0.0

    @property
    def distance_km(self) -> float | None:
        """Kilometres as the crow flies, None where a place is not known."""
        far = self.value("distance")
        return None if far is None else math.expm1(far)

    @property
    def pay(self) -> tuple[float | None, float | None]:
        """Lowest and highest monthly yuan, None where not stated."""
        pay = self.post.pay
        return (None, None) if pay is None else (pay.min_cny_month, pay.max_cny_month)


def gather_facts(model: MatchModel, pairs: Pairs, as_of: date, others: Others) -> list[PairFacts]:
    """Gather the facts of pairs.

    Parameters
    ----------
    model : MatchModel
        Says what moved it.
    pairs : Pairs
        A short list of pairs.
    as_of : date
        Day of the question.
    others : Others
        Vacancies that stand for any, to see what is lost without a thing.

    Returns
    -------
    list of PairFacts
        In the order of the pairs.
    """
    columns = build_columns(pairs)
    X = np.column_stack([columns[name] for name in FEATURE_NAMES]).astype(np.float32)
    added = model.apply.contributions(X) + model.accept.contributions(X)
    groups = {kind: added[:, columns_of(kind)].sum(axis=1) for kind in THINGS}
    lost = lost_without(model, pairs, others, groups)
    people, posts = pairs.seekers, pairs.vacancies
    return [
        PairFacts(
            seeker=people.records[seeker],
            vacancy=posts.records[vacancy],
            person=people.readings[seeker],
            post=posts.readings[vacancy],
            lexicon=model.encoder.reader.lexicon,
            values={name: float(columns[name][i]) for name in FEATURE_NAMES},
            influence={kind: float(group[i]) for kind, group in groups.items()},
            lost={kind: float(share[i]) for kind, share in lost.items()},
            as_of=as_of,
        )
        for i, (seeker, vacancy) in enumerate(
            zip(pairs.seeker_rows, pairs.vacancy_rows, strict=True)
        )
    ]
