"""Routes find the state of their own application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request

from api.app import create_app
from api.dependencies import service_state
from api.settings import ServiceSettings
from tests.api.fakes import FakeRecommender


def test_two_services_do_not_share_state(app: FastAPI, tmp_path: Path) -> None:
    """Nothing is global: each application holds its own market."""
    other = create_app(FakeRecommender(), ServiceSettings(home=tmp_path))
    first, second = (service_state(Request({"type": "http", "app": each})) for each in (app, other))

    assert first.recommender is not second.recommender
    assert first.manifest == {"format_version": 1}
    assert second.manifest == {}
