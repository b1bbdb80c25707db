"""Columns out of records."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from features.columnar import index_slots, membership, numbers

INDEXES = st.lists(st.lists(st.integers(0, 6), max_size=5, unique=True), max_size=6)


def test_a_blank_is_not_zero() -> None:
    """None becomes NaN, and False stays 0."""
    column = numbers([None, False, 3])

    assert np.isnan(column[0])
    assert column[1:].tolist() == [0.0, 3.0]


@given(INDEXES)
def test_slots_and_membership_tell_the_same_story(rows: list[list[int]]) -> None:
    """Every slot that is not blank is marked; the blank column never is."""
    marks = membership(rows, 7)
    slots = index_slots(rows, 5, blank=7)

    for row, indexes in enumerate(rows):
        assert {int(i) for i in slots[row] if i != 7} == set(indexes)
        assert set(np.flatnonzero(marks[row])) == set(indexes)
