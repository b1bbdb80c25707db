"""Size limit, security headers, and the last net."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from fastapi import FastAPI

from tests.api.clients import Client
from tests.api.fakes import FakeRecommender

URL = "/api/v1/recommendations/vacancies"


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/models", "/nope", "/api/v1/nope", "/static/console.css"]
)
def test_every_answer_has_security_headers(client: Client, path: str) -> None:
    """Pages, data, files and errors alike."""
    headers = client.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-request-id"]


def test_what_speaks_of_people_is_not_kept(client: Client) -> None:
    """No cache keeps a page; files that are the same for everybody may stay."""
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "cache-control" not in client.get("/static/console.css").headers


def test_announced_long_body_is_refused(client: Client) -> None:
    """A long body is not read at all."""
    answer = client.post(URL, content=b"x" * 1_000_001)

    assert answer.status_code == 413
    assert answer.json()["status"] == 413


@pytest.mark.parametrize("path", [URL, "/profile", "/groups"])
def test_chunked_long_body_is_stopped(client: Client, path: str) -> None:
    """A body that does not announce its length is counted."""
    kind = "application/json" if path == URL else "application/x-www-form-urlencoded"

    def pieces() -> Iterator[bytes]:
        for _ in range(30):
            yield b"x" * 50_000

    answer = client.post(path, content=pieces(), headers={"content-type": kind})

    assert answer.status_code == 413


def test_unexpected_error_tells_nothing(
    app: FastAPI, recommender: FakeRecommender, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither answer nor log repeats what an exception says."""
    recommender.error = RuntimeError("李小花 13800138000")
    with Client(app) as client, caplog.at_level(logging.ERROR):
        answer = client.post(URL, json={"seeker_id": "S001"})
        page = client.get("/", params={"seeker_id": "S001"})

    assert answer.status_code == page.status_code == 500
    body = answer.json()
    assert body["request_id"] == answer.headers["x-request-id"]
    assert body["request_id"] in caplog.text
    assert "RuntimeError" in caplog.text
    for told in (answer.text, page.text, caplog.text):
        assert "13800138000" not in told
    assert "RuntimeError" not in answer.text + page.text
