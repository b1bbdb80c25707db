"""Running the service on this machine."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from typing_extensions import override

from api.app import create_app
from api.command_line.machine import check_port, claim_port
from api.exposures import ExposureLog, exposure_folder, read_or_make_secret
from api.reloading import ModelWatch, summary_of
from api.settings import ServiceSettings, read_settings
from matching.artifact import read_manifest
from matching.exploration import Explorer
from matching.recommender import Recommender


def serve_folders(
    artifact: Path, market: Path, *, host: str, port: int, as_of: date | None
) -> None:
    """Serve a market folder and an artifact until somebody stops it.

    Parameters
    ----------
    artifact, market : Path
        The folders.
    host, port : str, int
        Where to listen.
    as_of : date or None
        Day of every question; None takes the day after the last event.

    Raises
    ------
    EnvironmentTroubleError
        If the port cannot be had; found out before anything is loaded.
    ArtifactError, DefectsError, FolderError
        If a folder cannot be used.
    """
    settings = read_settings()
    check_port(host, port)
    say("正在打开市场和模型……")
    run_service(open_service(artifact, market, settings, as_of), settings, host, port)


def open_service(
    artifact: Path, market: Path, settings: ServiceSettings, as_of: date | None = None
) -> FastAPI:
    """Open the folders and build the service around them."""
    explorer, exposures = _open_exploration(settings)
    today = datetime.now().astimezone().date()
    # Read first: if another model comes in between, the watch takes it up.
    manifest = read_manifest(artifact)
    recommender = Recommender.open(artifact, market, as_of, today, explorer)
    watch = ModelWatch(artifact, manifest, recommender.with_model)
    return create_app(recommender, settings, summary_of(manifest), exposures, watch)


def _open_exploration(settings: ServiceSettings) -> tuple[Explorer | None, ExposureLog | None]:
    """Open what exploration needs, where the office has switched it on."""
    if not settings.exploration_share:
        return None, None
    folder = exposure_folder(settings.home)
    secret = read_or_make_secret(folder)
    exposures = ExposureLog(folder, secret)
    say(f"探索位已开启，约占名单的 {settings.exploration_share:.0%}；名单记录在 {exposures.path}")
    return Explorer(settings.exploration_share, secret), exposures


def run_service(app: FastAPI, settings: ServiceSettings, host: str, port: int) -> None:
    """Serve an application until somebody stops it, and say where."""
    config = uvicorn.Config(
        app,
        log_level=settings.log_level,
        # Addresses may hold what was searched for, so they go into no log.
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    with claim_port(host, port) as listener:
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        server = AnnouncedServer(
            config, lambda: say(f"已就绪，请用浏览器打开 {address} （按 Ctrl+C 停止）")
        )
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            say("已停止")


class AnnouncedServer(uvicorn.Server):
    """A server that says when it is ready.

    Parameters
    ----------
    config : uvicorn.Config
        What to serve, and how.
    announce : callable
        Called once, when questions can be asked.
    """

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self._announce = announce

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce."""
        await super().startup(sockets)
        if self.started:
            self._announce()


def say(line: str) -> None:
    """Tell whoever started the service how it goes."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
