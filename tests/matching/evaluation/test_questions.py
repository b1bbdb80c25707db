"""Questions."""

from __future__ import annotations

from matching.evaluation.questions import TARGET_NAMES, TARGETS
from tests.matching.evaluation.cases import asked


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
