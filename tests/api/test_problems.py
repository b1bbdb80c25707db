"""Problem bodies have the shape of RFC 9457, always."""

from __future__ import annotations

import json
import re

import pytest
from starlette.requests import Request

from api.problems import DETAILS, TITLES, describe_status, problem_response
from api.responses import FieldError


def _request() -> Request:
    scope = {"type": "http", "path": "/api/v1/x", "headers": [], "query_string": b"query=secret"}
    return Request(scope | {"request_id": "abc", "server": ("127.0.0.1", 80), "scheme": "http"})


@pytest.mark.parametrize("status", [400, 404, 405, 409, 413, 415, 418, 422, 500, 503])
def test_problem_has_every_member(status: int) -> None:
    """Known statuses and others alike."""
    answer = problem_response(_request(), status)
    body = json.loads(bytes(answer.body))

    assert set(body) == {"type", "title", "status", "detail", "instance", "request_id", "errors"}
    assert body["status"] == answer.status_code == status
    assert body["instance"] == "/api/v1/x"
    assert answer.media_type == "application/problem+json"


def test_fields_are_listed() -> None:
    """Each field that cannot be used has its path and its message."""
    answer = problem_response(_request(), 422, "不对", errors=[FieldError("body.k", "应是整数")])

    assert json.loads(bytes(answer.body))["errors"] == [{"path": "body.k", "message": "应是整数"}]


def test_every_sentence_is_chinese() -> None:
    """Nobody reads a status phrase of a library."""
    for status in TITLES:
        assert all(re.search(r"[\u4e00-\u9fff]", words) for words in describe_status(status))
    assert set(DETAILS) <= set(TITLES)
