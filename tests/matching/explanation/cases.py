"""Facts of one hand-made pair, with made-up influence."""

from __future__ import annotations

from datetime import date
from typing import Final

from features.pair_features import FEATURE_NAMES, build_columns
from matching.explanation.facts import THINGS, PairFacts
from tests.features.builders import (
    AS_OF,
    Fields,
    ask,
    make_employer,
    make_seeker,
    make_vacancy,
    small_reader,
)

HOME: Final[dict[str, Fields]] = {"county": "紫金县", "township": "紫城镇"}
ADULT: Final[dict[str, Fields]] = {"birth_date": date(1985, 1, 1)}


def facts_of(
    person: dict[str, Fields], post: dict[str, Fields], /, **influence: float
) -> PairFacts:
    """Gather the facts of a pair; things not named moved the model, and count for, a little."""
    pairs = ask([make_seeker(**person)], [make_vacancy(**post)], employers=[make_employer()])
    columns = build_columns(pairs)
    return PairFacts(
        seeker=pairs.seekers.records[0],
        vacancy=pairs.vacancies.records[0],
        person=pairs.seekers.readings[0],
        post=pairs.vacancies.readings[0],
        lexicon=small_reader().lexicon,
        values={name: float(columns[name][0]) for name in FEATURE_NAMES},
        influence=dict.fromkeys(THINGS, 0.01) | influence,
        lost=dict.fromkeys(THINGS, 0.01),
        as_of=AS_OF,
    )
