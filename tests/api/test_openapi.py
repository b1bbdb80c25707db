"""The OpenAPI document is 3.1, complete and served without any outside help."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from api.openapi import document
from tests.api.clients import Client


@pytest.fixture
def built(app: FastAPI) -> dict[str, Any]:
    """Give the document."""
    return document(app)


def test_document_names_the_fixed_routes(built: dict[str, Any]) -> None:
    """What other programs rely on is there."""
    assert built["openapi"].startswith("3.1")
    assert set(built["paths"]) == {
        "/api/v1/recommendations/vacancies",
        "/api/v1/recommendations/seekers",
        "/api/v1/recommendations/employers",
        "/api/v1/seekers",
        "/api/v1/models",
        "/api/v1/health/live",
        "/api/v1/health/ready",
    }


def test_every_post_declares_its_problems(built: dict[str, Any]) -> None:
    """Errors are part of the contract."""
    for path, methods in built["paths"].items():
        if "post" in methods:
            declared = methods["post"]["responses"]
            assert {"200", "400", "404", "413", "415", "422"} <= set(declared), path
            assert "application/problem+json" in declared["422"]["content"]


def test_every_reference_leads_somewhere(built: dict[str, Any]) -> None:
    """A client generator can read it."""
    schemas = built["components"]["schemas"]

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if "$ref" in node:
                assert node["$ref"].rsplit("/", 1)[-1] in schemas
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(built)


def test_document_is_served(client: Client) -> None:
    """It stands beside the routes, and no page of it loads scripts from elsewhere."""
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "公共就业服务人岗匹配"
    assert client.get("/docs").status_code == 404
