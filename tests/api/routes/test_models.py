"""The model that speaks is told."""

from __future__ import annotations

from tests.api.clients import Client


def test_model_says_what_it_stands_on(client: Client) -> None:
    """Note, day, size of the market, manifest."""
    assert client.get("/api/v1/models").json() == {
        "model_note": "求职一侧依据本地记录，录用一侧依据先验",
        "as_of": "2025-03-10",
        "n_seekers": 4,
        "n_vacancies": 5,
        "manifest": {"format_version": 1},
    }
