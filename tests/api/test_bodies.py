"""No body ends in a 500: JSON is read strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.clients import Client

URLS = ("vacancies", "seekers", "employers")
JSON = {"content-type": "application/json"}

NASTY: dict[str, bytes] = {
    "nothing": b"",
    "half": b'{"seeker_id": "S001"',
    "nan": b'{"seeker_id": "S001", "k": NaN}',
    "infinity": b'{"profile": {"latitude": Infinity}}',
    "huge float": b'{"profile": {"expected_pay_cny_month": 1e999}}',
    "huge int": b'{"seeker_id": "S001", "k": 1' + b"0" * 5000 + b"}",
    "large int": b'{"seeker_id": "S001", "k": 123456789012345678901234567890}',
    "surrogate": b'{"seeker_id": "\\ud800"}',
    "nul": b'{"seeker_id": "S\\u0000"}',
    "raw nul": b'{"seeker_id": "S\x00"}',
    "deep list": b"[" * 100_000 + b"]" * 100_000,
    "deep object": b'{"a":' * 900 + b"1" + b"}" * 900,
    "deep value": b'{"seeker_id":' + b"[" * 900 + b"]" * 900 + b"}",
    "not utf-8": '{"seeker_id": "李"}'.encode("gb18030"),
    "bom": b'\xef\xbb\xbf{"seeker_id": "S001"}',
    "two values": b"{} {}",
    "list": b"[]",
    "null": b"null",
    "text": b'"S001"',
    "number": b"1",
    "repeated key": b'{"seeker_id": "S001", "seeker_id": 5}',
    "wrong everywhere": b'{"profile": [], "k": {}, "seeker_ids": 7, "vacancy": "x"}',
    "control": b'{"seeker_id": "\\u001b[31m"}',
    "long key": b'{"' + b"k" * 100_000 + b'": 1}',
}


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("name", sorted(NASTY))
def test_nasty_body_is_refused_with_a_problem(client: Client, url: str, name: str) -> None:
    """Each gets a 4xx of the one shape, and none of them an echo."""
    answer = client.post(f"/api/v1/recommendations/{url}", content=NASTY[name], headers=JSON)

    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    assert len(answer.content) < 5_000


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json"]
)
def test_other_content_types_are_415(client: Client, kind: str) -> None:
    """What is not announced as JSON is not guessed at."""
    answer = client.post(
        "/api/v1/recommendations/vacancies",
        content=b'{"seeker_id": "S001"}',
        headers={"content-type": kind},
    )

    assert answer.status_code == 415
    assert answer.json()["status"] == 415


def test_charset_parameter_is_fine(client: Client) -> None:
    """Many clients add it."""
    answer = client.post(
        "/api/v1/recommendations/vacancies",
        content=b'{"seeker_id": "S001"}',
        headers={"content-type": "Application/JSON; charset=utf-8"},
    )

    assert answer.status_code == 200


FIELDS = st.sampled_from(
    ["seeker_id", "profile", "k", "vacancy_id", "vacancy", "seeker_ids", "birth_date", "x"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(url=st.sampled_from(URLS), body=st.dictionaries(FIELDS, VALUES, max_size=4) | VALUES)
def test_no_json_ends_in_an_error_of_ours(client: Client, url: str, body: object) -> None:
    """Whatever somebody sends is their fault or gets an answer."""
    content = json.dumps(body).encode()
    answer = client.post(f"/api/v1/recommendations/{url}", content=content, headers=JSON)

    assert answer.status_code in {200, 400, 404, 422}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(url=st.sampled_from(URLS), content=st.binary(max_size=200))
def test_no_bytes_end_in_an_error_of_ours(client: Client, url: str, content: bytes) -> None:
    """The same for what is not JSON at all."""
    answer = client.post(f"/api/v1/recommendations/{url}", content=content, headers=JSON)

    assert 400 <= answer.status_code < 500
