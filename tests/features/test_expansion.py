"""Hints at occupations, learned without labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records import Seeker, SeekerId
from features.expansion import HINT, MIN_RECORDS, Expansion, fit_expansion
from features.reading import SeekerReading
from tests.features.builders import small_reader

SEWING, DIGGING = 0, 1


def blank_reading() -> SeekerReading:
    """Read a person who says nothing."""
    return small_reader().seekers([Seeker(seeker_id=SeekerId("S"))])[0]


def register(n: int) -> list[SeekerReading]:
    """Half sew and wish to 踏飞轮, half dig and wish to 舞铁臂: words that no lexicon holds."""
    blank = blank_reading()
    sewing = replace(blank, past=(SEWING,), past_characters="车衣服", wish_characters="想踏飞轮")
    digging = replace(blank, past=(DIGGING,), past_characters="挖泥土", wish_characters="想舞铁臂")
    return [sewing, digging] * (n // 2)


def test_unknown_words_hint_at_the_work_of_those_who_use_them() -> None:
    """踏飞轮 comes to hint at sewing, 舞铁臂 at digging; neither at the other."""
    expansion = fit_expansion(register(MIN_RECORDS), 2)

    hints = expansion.hints(["踏飞轮", "舞铁臂", "无关的话"])

    assert hints[0, SEWING] > 0.5 * HINT > hints[0, DIGGING]
    assert hints[1, DIGGING] > 0.5 * HINT > hints[1, SEWING]
    assert hints[2].max() == 0.0
    assert hints.max() <= HINT + 1e-6


def test_a_small_register_hints_at_nothing() -> None:
    """Below the least number of records chance would speak."""
    expansion = fit_expansion(register(MIN_RECORDS - 2), 2)

    assert expansion.hints(["踏飞轮"]).tolist() == [[0.0, 0.0]]
    assert expansion.hints([]).shape == (0, 2)


def test_state_round_trip_and_crowds_change_no_bit() -> None:
    """Rebuilt from its arrays, alone or in a crowd, a text gives the same hints."""
    expansion = fit_expansion(register(MIN_RECORDS), 2)
    again = Expansion.from_arrays(expansion.to_arrays())
    texts = ["踏飞轮", "舞铁臂想踏", ""]

    together = expansion.hints(texts)

    assert again.hints(texts).tobytes() == together.tobytes()
    for row, text in enumerate(texts):
        assert expansion.hints([text]).tobytes() == together[row : row + 1].tobytes()


@pytest.mark.parametrize("n", [0, 1])
def test_nobody_to_learn_from(n: int) -> None:
    """An empty register is no error."""
    assert fit_expansion([blank_reading()] * n, 2).weights.shape == (0, 2)
