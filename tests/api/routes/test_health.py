"""Health is told at the root and under the version."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from tests.api.clients import Client


@pytest.mark.parametrize("prefix", ["/health", "/api/v1/health"])
def test_running_service_is_live_and_ready(client: Client, prefix: str) -> None:
    """Both addresses answer."""
    assert client.get(f"{prefix}/live").json() == {"status": "live"}
    assert client.get(f"{prefix}/ready").json() == {"status": "ready"}


def test_service_that_stops_is_not_ready(app: FastAPI, client: Client) -> None:
    """A balancer is told to go elsewhere, in the one shape of errors."""
    app.state.is_ready = False
    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["status"] == 503
    assert client.get("/health/live").status_code == 200
