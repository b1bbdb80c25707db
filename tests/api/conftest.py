"""The service around a hand-made market."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.settings import ServiceSettings
from tests.api.clients import Client
from tests.api.fakes import FakeRecommender


@pytest.fixture
def settings(tmp_path: Path) -> ServiceSettings:
    """Give settings with a home of their own."""
    return ServiceSettings(home=tmp_path / "home")


@pytest.fixture(scope="session")
def shared_recommender() -> FakeRecommender:
    """Give the one fake recommender that `shared_app` is built around."""
    return FakeRecommender()


@pytest.fixture(scope="session")
def shared_app(shared_recommender: FakeRecommender) -> FastAPI:
    """Give the one service of the session: building it takes longer than most tests."""
    return create_app(shared_recommender, ServiceSettings(), {"format_version": 1})


@pytest.fixture
def recommender(shared_recommender: FakeRecommender) -> FakeRecommender:
    """Give the fake recommender behind `client`, as new."""
    shared_recommender.reset()
    return shared_recommender


@pytest.fixture
def app(shared_app: FastAPI, recommender: FakeRecommender) -> FastAPI:
    """Give the service around the fake recommender."""
    return shared_app


@pytest.fixture
def client(app: FastAPI) -> Iterator[Client]:
    """Give a client of the running service."""
    with Client(app, base_url="http://127.0.0.1") as opened:
        yield opened
