"""Picking a person: pages, and nothing that identifies."""

from __future__ import annotations

import pytest

from tests.api.clients import Client


def test_pages_walk_the_whole_register(client: Client) -> None:
    """Following the cursor gives everybody once."""
    seen: list[str] = []
    params: dict[str, str | int] = {"limit": 3}
    while True:
        page = client.get("/api/v1/seekers", params=params).json()
        seen += [item["seeker_id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]

    assert seen == ["S001", "S002", "S003", "S004"]


def test_nothing_identifies(client: Client) -> None:
    """Neither phone nor identity number nor given name is told."""
    text = client.get("/api/v1/seekers", params={"query": "李"}).text

    assert "李**" in text
    for hidden in ("小花", "13800138000", "441624197304110021"):
        assert hidden not in text


@pytest.mark.parametrize(
    "params",
    [
        {"limit": "0"},
        {"limit": "-1"},
        {"limit": "1000000000"},
        {"limit": "x"},
        {"cursor": "x"},
        {"cursor": "cm93Oi0x"},
        {"query": "长" * 101},
    ],
)
def test_bad_parameters_are_refused(client: Client, params: dict[str, str]) -> None:
    """Each names the parameter."""
    answer = client.get("/api/v1/seekers", params=params)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == f"query.{next(iter(params))}"


@pytest.mark.parametrize("query", ["%", "_%_", "' OR 1=1 --", "\x00", "(" * 50, "\\"])
def test_odd_words_find_nothing(client: Client, query: str) -> None:
    """Words are words, never patterns."""
    answer = client.get("/api/v1/seekers", params={"query": query})

    assert answer.status_code == 200
    assert answer.json()["items"] == []
