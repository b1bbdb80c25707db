"""Declared problems point to the one schema."""

from __future__ import annotations

from api.routes.declared import PROBLEM_REF, problems


def test_each_status_points_to_the_problem_schema() -> None:
    """One shape for every error."""
    declared = problems(404, 413)

    assert set(declared) == {404, 413}
    for answer in declared.values():
        assert answer["content"] == {"application/problem+json": {"schema": PROBLEM_REF}}
