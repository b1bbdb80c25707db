"""The error answers that routes declare in the OpenAPI document."""

from __future__ import annotations

from typing import Any

from api.problems import PROBLEM_TYPE, TITLES

PROBLEM_REF = {"$ref": "#/components/schemas/Problem"}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare the problems that a route may answer with.

    Examples
    --------
    >>> list(problems(404, 422))
    [404, 422]
    """
    return {
        status: {
            "description": TITLES[status],
            "content": {PROBLEM_TYPE: {"schema": PROBLEM_REF}},
        }
        for status in statuses
    }
