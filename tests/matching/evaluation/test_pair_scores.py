"""Scores of the same pairs by every method."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.evaluation import pair_scores as module
from matching.evaluation.methods import ATTAINABLE, METHODS, MODEL
from matching.evaluation.pair_scores import score_questions
from matching.evaluation.questions import ACCEPT, APPLY, MATCH, TARGETS, Questions
from tests.matching.builders import make_scored

PAIRS = Questions(
    np.array([0, 0, 1, 1, 4], dtype=np.int64),
    np.array([0, 2, 1, 3, 0], dtype=np.int64),
    np.full(5, 739_320, dtype=np.int64),
    np.array([2, 2, 1], dtype=np.int64),
    np.array([0.1, 0.2, 0.3, 0.4, 0.5]),
)


def test_scores_are_the_same_however_they_are_cut() -> None:
    """A chunk's end changes no score, not even of the random order."""
    scored = make_scored()

    whole = score_questions(scored, PAIRS)
    told: list[tuple[str, int, int]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", 2)
        cut = score_questions(scored, PAIRS, lambda *step: told.append(step))

    for target in TARGETS:
        for method, values in whole.of(PAIRS, target).items():
            np.testing.assert_array_equal(values, cut.of(PAIRS, target)[method])
    assert [done for _, done, _ in told] == [0, 2, 4]


def test_each_target_has_its_own_answer() -> None:
    """The product, one side, the other; the ceiling where it is known."""
    found = score_questions(make_scored(), PAIRS)

    answers = {target: found.of(PAIRS, target)[MODEL] for target in TARGETS}
    ceiling = found.of(replace(PAIRS, attainable=PAIRS.outcome), MATCH)

    np.testing.assert_array_equal(answers[MATCH], answers[APPLY] * answers[ACCEPT])
    assert set(found.of(PAIRS, MATCH)) == set(METHODS) - {ATTAINABLE}
    assert set(ceiling) == set(METHODS)
    np.testing.assert_array_equal(ceiling[ATTAINABLE], PAIRS.outcome)


def test_the_log_s_choice_of_a_pair_reaches_the_model() -> None:
    """Pairs that an officer chose are asked as such, others as if at random."""
    scored = make_scored()
    seen = []
    for chosen in (None, np.ones(5), np.zeros(5)):
        pairs = module._pairs(scored, replace(PAIRS, chosen=chosen), slice(1, 3))
        seen.append(None if pairs.chosen is None else pairs.chosen.tolist())

    assert seen == [None, [1.0, 1.0], [0.0, 0.0]]
