"""The OpenAPI document: ours plus the one schema that every error shares."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from api.responses import Problem


def document(app: FastAPI) -> dict[str, Any]:
    """Build the OpenAPI 3.1 document of an application."""
    built = get_openapi(
        title=app.title,
        version=app.version,
        openapi_version="3.1.0",
        description=app.description,
        routes=app.routes,
    )
    template = "#/components/schemas/{model}"
    problem = TypeAdapter(Problem).json_schema(ref_template=template)
    schemas = built.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    return built
