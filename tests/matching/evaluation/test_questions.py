"""Questions."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.evaluation.questions import TARGET_NAMES, TARGETS, sizes_of_runs
from tests.matching.evaluation.cases import asked


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), max_size=12))
def test_runs_end_where_a_key_changes(rows: list[tuple[int, int]]) -> None:
    """By two keys, as a plain loop counts them; no row, no run."""
    columns = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    expected: list[int] = []
    for number, row in enumerate(rows):
        if number and row == rows[number - 1]:
            expected[-1] += 1
        else:
            expected.append(1)

    assert sizes_of_runs(*columns).tolist() == expected


def test_rows_know_their_query_and_queries_their_first_row() -> None:
    """Side by side, in order."""
    questions = asked([[0.1, 0.2], [0.3], [0.4, 0.5, 0.6]])

    assert len(questions) == 6
    assert questions.starts.tolist() == [0, 2, 3]
    assert questions.queries.tolist() == [0, 0, 1, 2, 2, 2]


def test_only_queries_whose_pairs_differ_can_be_ordered() -> None:
    """One pair, or equals, leave nothing to do right or wrong."""
    questions = asked([[0.1, 0.2], [0.3], [0.4, 0.4], [0.0, 0.0], [0.0, 1.0, 0.0]])

    assert questions.can_be_ordered.tolist() == [True, False, False, False, True]


def test_every_target_has_a_name() -> None:
    """With the column of the contract beside the Chinese."""
    assert set(TARGET_NAMES) == set(TARGETS)
    assert all(f"p_{target}" in name for target, name in TARGET_NAMES.items())
