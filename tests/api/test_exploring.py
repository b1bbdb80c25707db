"""Exploration reaches the page and the interface only where it is on and was logged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.exploring import shown_to
from api.exposures import ExposureLog
from api.settings import ServiceSettings
from data.reading import read_interactions
from tests.api.clients import Client
from tests.api.fakes import FakeRecommender

SENTENCE = "随机抽取；按成功机会排，它在第 4 位"


@pytest.fixture
def log(tmp_path: Path) -> ExposureLog:
    """Give an empty log."""
    return ExposureLog(tmp_path / "exposures", b"secret")


@pytest.fixture
def exploring(log: ExposureLog, settings: ServiceSettings) -> Iterator[Client]:
    """Give a client of a service that explores."""
    app = create_app(FakeRecommender(), settings, exposures=log)
    with Client(app, base_url="http://127.0.0.1") as opened:
        yield opened


def test_the_interface_says_what_chance_filled(exploring: Client, log: ExposureLog) -> None:
    """The place, the honest rank, the probability, the reason; and it is in the log."""
    rows = exploring.post(
        "/api/v1/recommendations/vacancies", json={"seeker_id": "S001", "k": 5}
    ).json()["recommendations"]

    assert [(row["position"], row["rank"]) for row in rows] == [(1, 1), (2, 4)]
    assert rows[0]["exploration"] is None
    assert rows[1]["exploration"]["propensity"] == 0.125
    assert SENTENCE in rows[1]["exploration"]["sentence"]
    assert len(read_interactions(log.path)) == 2


def test_the_page_says_what_chance_filled(exploring: Client) -> None:
    """In plain Chinese, on the card and over the list."""
    page = exploring.get("/", params={"seeker_id": "S001"}).text

    assert page.count('<span class="tag">探索位</span>') == 1
    assert SENTENCE in page
    assert "标有“探索位”的除外" in page


def test_a_service_without_exploration_shows_the_order_of_scores(client: Client) -> None:
    """The default: places are ranks, no word of exploration."""
    rows = client.post(
        "/api/v1/recommendations/vacancies", json={"seeker_id": "S001", "k": 5}
    ).json()["recommendations"]

    assert [(row["position"], row["rank"], row["exploration"]) for row in rows] == [
        (1, 1, None),
        (2, 2, None),
    ]
    assert "探索位" not in client.get("/", params={"seeker_id": "S001"}).text


def test_somebody_typed_in_is_not_explored_with(exploring: Client, log: ExposureLog) -> None:
    """No log could name them."""
    asked = {"profile": {"profile_text": "踩电车"}, "k": 5}
    rows = exploring.post("/api/v1/recommendations/vacancies", json=asked).json()

    assert all(row["exploration"] is None for row in rows["recommendations"])
    assert not log.path.exists()


def test_what_cannot_be_logged_is_not_explored(
    exploring: Client, log: ExposureLog, caplog: pytest.LogCaptureFixture
) -> None:
    """The plain list is shown, and the log of the service says why without naming anybody."""
    log.path.mkdir(parents=True)

    rows = exploring.post(
        "/api/v1/recommendations/vacancies", json={"seeker_id": "S001", "k": 5}
    ).json()["recommendations"]

    assert [row["position"] for row in rows] == [row["rank"] for row in rows] == [1, 2]
    assert "不用探索位" in caplog.text
    assert "S001" not in caplog.text


def test_lists_of_a_service_without_a_log_are_plain(settings: ServiceSettings) -> None:
    """The function behind page and interface."""
    state = create_app(FakeRecommender(), settings).state.service

    assert [one.slot for one in shown_to(state, "S001", 5)] == [None, None]
