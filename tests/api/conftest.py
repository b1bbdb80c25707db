"""The service around a hand-made market, and around a trained one."""

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


@pytest.fixture
def recommender() -> FakeRecommender:
    """Give the fake recommender behind `client`."""
    return FakeRecommender()


@pytest.fixture
def app(recommender: FakeRecommender, settings: ServiceSettings) -> FastAPI:
    """Give the service around the fake recommender."""
    return create_app(recommender, settings, {"format_version": 1})


@pytest.fixture
def client(app: FastAPI) -> Iterator[Client]:
    """Give a client of the running service."""
    with Client(app, base_url="http://127.0.0.1") as opened:
        yield opened
