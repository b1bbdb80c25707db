"""The service as a whole: every route, and a machine that tries everything."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.routing import Route

from api.app import create_app, read_version
from api.settings import ServiceSettings
from tests.api.clients import Client
from tests.api.fakes import FakeRecommender


def test_service_is_ready_only_while_it_runs(app: FastAPI) -> None:
    """Before the start and after the stop it says so."""
    assert app.state.is_ready is False
    with Client(app) as client:
        assert client.get("/health/ready").status_code == 200
    assert app.state.is_ready is False
    assert read_version()


@pytest.mark.parametrize("path", ["/", "/vacancies", "/groups", "/profile", "/api/v1/models"])
def test_wrong_method_is_405(client: Client, path: str) -> None:
    """A route answers the methods that it is for."""
    answer = client.delete(path)

    assert answer.status_code == 405
    assert answer.headers["content-type"].startswith(
        "application/problem+json" if path.startswith("/api") else "text/html"
    )


def test_every_route_is_answered_by_the_service_itself(app: FastAPI) -> None:
    """No stock documentation page, which would load scripts from outside."""
    paths = {route.path for route in app.routes if isinstance(route, Route)}

    assert paths.isdisjoint({"/docs", "/redoc"})


schema = schemathesis.openapi.from_asgi(
    "/api/v1/openapi.json", create_app(FakeRecommender(), ServiceSettings())
)


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_documented(case: Case[Any]) -> None:
    """No 5xx, no undeclared status, no body outside its schema, whatever is sent."""
    # That a vacancy must not end before it begins, or which cursors are ours, no schema can say.
    if case.path.endswith("/seekers"):
        case.call_and_validate(excluded_checks=[positive_data_acceptance])
    else:
        case.call_and_validate()
