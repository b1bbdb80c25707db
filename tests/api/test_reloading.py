"""A service takes up what its folder holds now, or goes on with what it has."""

from __future__ import annotations

import http.client
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.command_line.machine import claim_port, free_port
from api.command_line.versions import roll_back_model
from api.dependencies import ServiceState
from api.reloading import ModelWatch, summary_of
from api.settings import ServiceSettings
from matching.artifact import read_manifest, read_version
from matching.artifact.manifest import MANIFEST_NAME, VERSIONS
from matching.challenging import Promotion
from matching.publishing import publish
from matching.recommender import Recommender
from matching.training import learn_sides
from tests.api.fakes import AS_OF
from tests.worlds import SMALL_CONFIG, World

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def two_models(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which a second model serves; read only, please."""
    folder = Path(shutil.copytree(world.artifact, tmp_path_factory.mktemp("two") / "artifact"))
    config = SMALL_CONFIG.model_copy(update={"challengers": False})
    publish(
        folder, world.report, config=config, seed=0, market=world.market,
        recipe=partial(learn_sides, world.report.model.encoder, config=config, seed=0),
        promotion=Promotion.ALWAYS,
    )  # fmt: skip
    return folder


@pytest.fixture
def artifact(two_models: Path, tmp_path: Path) -> Path:
    """Give a copy of it for one test."""
    return Path(shutil.copytree(two_models, tmp_path / "artifact"))


def open_watched(
    world: World, artifact: Path, home: Path, seconds: float = 60.0
) -> tuple[FastAPI, ModelWatch]:
    """Open the service as `serve` does, with a watch that looks as often as asked."""
    manifest = read_manifest(artifact)
    recommender = Recommender.open(artifact, world.market, None, AS_OF)
    watch = ModelWatch(artifact, manifest, recommender.with_model, seconds)
    settings = ServiceSettings(home=home)
    return create_app(recommender, settings, summary_of(manifest), watch=watch), watch


def damaged_rollback(artifact: Path, version: str) -> None:
    """Let a version serve after one of its files was spoilt, past every check."""
    manifest = read_version(artifact, version)
    (artifact / VERSIONS / version / "text.npz").write_bytes(b"spoilt")
    (artifact / MANIFEST_NAME).write_bytes(manifest.to_bytes())


@pytest.mark.slow
def test_another_model_takes_the_place_of_the_one_that_served(
    world: World, artifact: Path, tmp_path: Path
) -> None:
    """On the same market and day; a look at an unchanged folder changes nothing."""
    app, watch = open_watched(world, artifact, tmp_path)
    before: ServiceState = app.state.service
    assert watch.look(before) is before

    roll_back_model(artifact, None)
    after = watch.look(before)

    first = read_manifest(world.artifact).version
    assert after.manifest["version"] == first != before.manifest["version"]
    assert after.recommender is not before.recommender
    assert after.recommender.market is before.recommender.market
    assert after.recommender.as_of == before.recommender.as_of
    seeker_id = world.index.market.seekers[0].seeker_id
    assert after.recommender.recommend_vacancies(
        seeker_id, 3
    ) == before.recommender.recommend_vacancies(seeker_id, 3)
    assert watch.look(after) is after


@pytest.mark.slow
def test_a_model_that_cannot_be_opened_changes_nothing_but_a_notice(
    world: World, artifact: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is tried once, not at every look, and the notice goes when the folder is mended."""
    app, watch = open_watched(world, artifact, tmp_path)
    before: ServiceState = app.state.service
    serving = (artifact / MANIFEST_NAME).read_bytes()
    damaged_rollback(artifact, read_manifest(world.artifact).version)

    troubled = watch.look(before)

    assert troubled.recommender is before.recommender
    assert troubled.manifest == before.manifest
    assert "text.npz 被改动过" in troubled.model_trouble
    assert watch.look(troubled) is troubled
    assert len(caplog.records) == 1

    (artifact / MANIFEST_NAME).write_bytes(serving)
    mended = watch.look(troubled)
    assert (mended.recommender, mended.model_trouble) == (before.recommender, "")


@pytest.mark.slow
def test_a_folder_that_is_away_for_a_while_changes_nothing(
    world: World, artifact: Path, tmp_path: Path
) -> None:
    """A network drive comes and goes."""
    app, watch = open_watched(world, artifact, tmp_path)
    artifact.rename(tmp_path / "away")

    assert watch.look(app.state.service) is app.state.service


@contextmanager
def running(app: FastAPI, port: int) -> Iterator[None]:
    """Run a real server until the block ends."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    with claim_port(HOST, port) as listener:
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield
        finally:
            server.should_exit = True
            thread.join()


def ask(port: int, path: str) -> bytes:
    """Ask the running server; it must never fail."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, body
    return body


def ask_until(port: int, path: str, words: str) -> int:
    """Ask again and again until the answer holds some words; count the answers."""
    deadline, answers = monotonic() + 120.0, 1
    while words not in ask(port, path).decode():
        assert monotonic() < deadline, f"never said: {words}"
        answers += 1
    return answers


@pytest.mark.slow
def test_a_running_server_follows_its_folder_and_answers_meanwhile(
    world: World, artifact: Path, tmp_path: Path
) -> None:
    """Back to the first model; then to a damaged one, which the page tells of."""
    app, _ = open_watched(world, artifact, tmp_path, seconds=0.01)
    port = free_port(HOST, 21_300)
    assert port is not None
    second = read_manifest(artifact).version
    with running(app, port):
        model: dict[str, Any] = json.loads(ask(port, "/api/v1/models"))
        assert model["manifest"]["version"] == second

        roll_back_model(artifact, None)
        first = read_manifest(artifact).version
        assert ask_until(port, "/api/v1/models", first) > 1
        assert f"（模型 {first}）" in ask(port, "/").decode()

        damaged_rollback(artifact, second)
        ask_until(port, "/", "新模型打不开，仍用原来的模型")
        assert json.loads(ask(port, "/api/v1/models"))["manifest"]["version"] == first
        assert json.loads(ask(port, "/api/v1/health/ready")) == {"status": "ready"}
