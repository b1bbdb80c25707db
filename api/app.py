"""The application: a recommender in, HTTP interface and console out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.staticfiles import StaticFiles

from api.console import pages
from api.dependencies import ServiceState
from api.directory import Directory
from api.errors import add_error_handlers
from api.exposures import ExposureLog
from api.middleware import Guard
from api.openapi import document
from api.recommending import RecommenderLike
from api.reloading import ModelWatch
from api.routes import health, models, recommendations, seekers
from api.settings import ServiceSettings

STATIC = Path(__file__).parent / "console" / "static"


def create_app(
    recommender: RecommenderLike,
    settings: ServiceSettings,
    manifest: Mapping[str, Any] | None = None,
    exposures: ExposureLog | None = None,
    watch: ModelWatch | None = None,
) -> FastAPI:
    """Build the service around a recommender.

    Parameters
    ----------
    recommender : RecommenderLike
        Opened market and model.
    settings : ServiceSettings
        As set on the machine.
    manifest : mapping or None
        Summary of the artifact's manifest, shown by ``/api/v1/models``.
    exposures : ExposureLog or None
        Where lists with exploration are logged; None switches exploration off.
    watch : ModelWatch or None
        Takes up another model while the service runs; None keeps the one it was started with.

    Returns
    -------
    FastAPI
        Ready to be served; it holds no connection to anything outside.
    """
    app = FastAPI(
        title="公共就业服务人岗匹配",
        description="给人找岗位，给岗位找人，给一批人找用人单位。所有概率都经过校准。",
        version=read_version(),
        openapi_url="/api/v1/openapi.json",
        # The stock documentation pages load scripts from the internet; offices have none.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=partial(_lifespan, watch),
    )
    app.state.is_ready = False
    app.state.service = ServiceState(
        recommender, Directory(recommender), settings, dict(manifest or {}), exposures
    )
    _add_routes(app)
    add_error_handlers(app)
    app.add_middleware(Guard, max_body_bytes=settings.max_body_bytes)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]  # the framework's own way
    return app


@asynccontextmanager
async def _lifespan(watch: ModelWatch | None, app: FastAPI) -> AsyncIterator[None]:
    with nullcontext() if watch is None else watch.watching(app):
        app.state.is_ready = True
        yield
        app.state.is_ready = False


def _add_routes(app: FastAPI) -> None:
    versioned = APIRouter(prefix="/api/v1")
    for part in (recommendations, seekers, models, health):
        versioned.include_router(part.router)
    app.include_router(versioned)
    app.include_router(health.router, include_in_schema=False)
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")


def read_version() -> str:
    """Give the version of the installed project, "0" where it runs uninstalled."""
    try:
        return version("jobmatch")
    except PackageNotFoundError:
        return "0"
