"""How strongly a person's texts stand for each occupation: what was read first, then what is near.

The ranking answers "what work does this person speak of?" where one answer, or the best three, are
wanted: on a screen, in a check against hand-labelled text. The model's features do not pass
through it; they keep wishes, past and hints apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from features.occupations import Lexicon
from features.reading import SeekerReading
from features.resemblance import Resemblance
from features.work_mentions import GENERIC_FAMILY

WISHED: Final = 1.0
DONE: Final = 0.9
GENERAL: Final = 0.45
"""Share that remains where the words name work in general (在厂里)."""
NEAR: Final = 0.35
"""Share of a resemblance: below any particular word that was read."""
REFUSED: Final = -1.0


def score_occupations(
    readings: Sequence[SeekerReading], lexicon: Lexicon, resemblance: Resemblance
) -> NDArray[np.float64]:
    """Score every occupation for each person.

    Parameters
    ----------
    readings : sequence of n SeekerReading
        Texts as read with `lexicon`.
    lexicon : Lexicon
        Occupations.
    resemblance : Resemblance
        Fitted on the same lexicon.

    Returns
    -------
    ndarray of float64, shape (n, n_occupations)
        Greatest for what is wished, then done; small for what is only near; `REFUSED` for what
        is refused, whatever else the text says of it.
    """
    near = np.maximum(
        resemblance.scores([r.wish_characters for r in readings]),
        resemblance.scores([r.past_characters for r in readings]),
    )
    generic = np.array([o.family == GENERIC_FAMILY for o in lexicon.occupations])
    weight = np.where(generic, GENERAL, 1.0)
    scores = NEAR * near.astype(np.float64)
    for row, reading in zip(scores, readings, strict=True):
        tie_break = row.copy()
        for found, strength in (
            (reading.past, DONE),
            (reading.skilled, DONE),
            (reading.wished, WISHED),
        ):
            row[list(found)] = strength * weight[list(found)] + tie_break[list(found)] / 4
        row[list(reading.refused)] = REFUSED
    return scores


def best_families(scores: NDArray[np.float64], lexicon: Lexicon, k: int) -> list[str]:
    """Name the k families whose best occupation scores highest.

    Parameters
    ----------
    scores : ndarray of float64, shape (n_occupations,)
        Scores of one person.
    lexicon : Lexicon
        Occupations.
    k : int
        How many at most.

    Returns
    -------
    list of str
        Best first; families without any evidence are left out.
    """
    best = np.full(len(lexicon.families), REFUSED)
    np.maximum.at(best, lexicon.family_of, scores)
    order = np.argsort(-best, kind="stable")[:k]
    return [lexicon.families[family] for family in order if best[family] > 0]
