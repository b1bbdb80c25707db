"""The service starts from folders, says where it is, and stops."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from api.command_line.machine import claim_port, free_port
from api.command_line.running import run
from api.command_line.serving import AnnouncedServer, open_service
from api.settings import ServiceSettings
from data.reading import read_interactions
from tests.api.clients import Client
from tests.worlds import World

HOST = "127.0.0.1"


@contextmanager
def serving(root: Path, arguments: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command in a process of its own until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", "from api.command_line import main; main()", *arguments],
            cwd=root,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def wait_for(log: Path, words: str, process: subprocess.Popen[bytes], seconds: float = 60) -> str:
    """Wait until the log says something, and give what it says."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        told = log.read_text("utf-8")
        if words in told:
            return told
        assert process.poll() is None, told
        time.sleep(0.05)
    pytest.fail(f"not said within {seconds} s: {words}\n{log.read_text('utf-8')}")


def test_port_in_use_is_found_before_anything_is_opened(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Folders that do not exist are not even looked at."""
    port = free_port(HOST, 21_000)
    assert port is not None
    with claim_port(HOST, port):
        code = run(["serve", "--market", "none", "--artifact", "none", "--port", str(port)])

    assert code == 1
    assert f"端口 {port} 已被" in capsys.readouterr().err
    assert AnnouncedServer.__mro__[1].__name__ == "Server"


def test_missing_artifact_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message says to train."""
    port = str(free_port(HOST, 21_000))
    folders = ["--market", str(tmp_path), "--artifact", str(tmp_path / "none")]

    assert run(["serve", *folders, "--port", port]) == 2
    assert "jobmatch train" in capsys.readouterr().err


@pytest.mark.slow
def test_real_service_answers_every_question(world: World, tmp_path: Path) -> None:
    """The whole chain behind HTTP: person, profile, vacancy, group, page."""
    app = open_service(world.artifact, world.market, ServiceSettings(home=tmp_path))
    with Client(app) as client:
        base = "/api/v1/recommendations"
        grown_up = [
            item["seeker_id"]
            for item in client.get("/api/v1/seekers", params={"limit": 60}).json()["items"]
            if (item["age"] or 0) >= 18
        ]
        known = client.post(f"{base}/vacancies", json={"seeker_id": grown_up[0], "k": 5}).json()
        typed = {"profile": {"profile_text": "以前踩电车，想找车位，不上夜班"}}
        fresh = client.post(f"{base}/vacancies", json=typed).json()
        vacancy = known["recommendations"][0]["vacancy"]
        people = client.post(f"{base}/seekers", json={"vacancy_id": vacancy["vacancy_id"]}).json()
        post = {"title": "服装车位", "employer_id": vacancy["employer_id"]}
        for_post = client.post(f"{base}/seekers", json={"vacancy": post, "k": 3}).json()
        group = client.post(f"{base}/employers", json={"seeker_ids": grown_up}).json()
        page = client.get("/", params={"seeker_id": grown_up[0]}).text
        model = client.get("/api/v1/models").json()

    assert [row["rank"] for row in known["recommendations"]] == [1, 2, 3, 4, 5]
    for row in known["recommendations"] + fresh["recommendations"]:
        chance = row["chance"]
        assert chance["p_match"] == chance["p_apply"] * chance["p_accept"]
        assert row["vacancy"]["is_open"]
    assert people["recommendations"]
    assert len(for_post["recommendations"]) == 3
    assert group["offers"]
    assert vacancy["title"] in page
    assert model["manifest"]["format_version"] >= 1
    assert "files" not in model["manifest"]


@pytest.mark.slow
def test_command_serves_and_stops(world: World, root: Path, tmp_path: Path) -> None:
    """It says where it listens, answers, and ends quietly on Ctrl+C."""
    port = free_port(HOST, 21_100)
    folders = ["--artifact", str(world.artifact), "--market", str(world.market)]
    log = tmp_path / "log"
    with serving(root, ["serve", *folders, "--port", str(port)], log) as process:
        wait_for(log, f"http://{HOST}:{port}/", process)
        connection = http.client.HTTPConnection(HOST, port or 0, timeout=10)
        connection.request("GET", "/api/v1/health/ready")
        assert json.loads(connection.getresponse().read()) == {"status": "ready"}
        connection.request("GET", "/api/v1/seekers?query=secret")
        connection.getresponse().read()
        connection.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0

    assert "secret" not in log.read_text("utf-8")
    assert "Traceback" not in log.read_text("utf-8")


@pytest.mark.slow
def test_exploration_is_opened_where_the_office_has_switched_it_on(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """About the share that was set is explored and logged, and two services agree on the lists."""
    settings = ServiceSettings(home=tmp_path / "home", exploration_share=0.15)
    ids = [seeker.seeker_id for seeker in world.index.market.seekers[:30]]
    answers = []
    for _ in range(2):
        with Client(open_service(world.artifact, world.market, settings)) as client:
            answers.append(
                [
                    client.post(
                        "/api/v1/recommendations/vacancies", json={"seeker_id": one, "k": 10}
                    ).json()["recommendations"]
                    for one in ids
                ]
            )

    slots = [row["exploration"] is not None for rows in answers[0] for row in rows]
    events = read_interactions(tmp_path / "home" / "exposures" / "interactions.csv")
    assert answers[0] == answers[1]
    assert 0.08 < sum(slots) / len(slots) < 0.22
    assert [event.is_exploration for event in events[: len(slots)]] == slots
    assert "探索位已开启" in capsys.readouterr().err
