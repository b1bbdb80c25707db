"""The demo: made once, reused, never half-made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from api.command_line import demo
from api.command_line.demo import DemoPlan, prepare_demo
from api.command_line.machine import claim_port, free_port
from api.command_line.running import run

PLAN = DemoPlan(n_seekers=10, n_vacancies=5)


class Workshop:
    """Stands in for generating and training: writes a mark, or fails."""

    def __init__(self) -> None:
        self.built: list[DemoPlan] = []
        self.error: BaseException | None = None

    def build(self, building: Path, plan: DemoPlan) -> None:
        """Build the demo."""
        (building / "market").mkdir()
        if self.error is not None:
            raise self.error
        self.built.append(plan)
        (building / demo.STAMP).write_text(plan.stamp(), "utf-8")


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """Give a workshop that works at once."""
    made = Workshop()
    monkeypatch.setattr(demo, "_build", made.build)
    return made


def test_second_start_reuses_the_first(workshop: Workshop, tmp_path: Path) -> None:
    """What is finished is not made again."""
    first = prepare_demo(tmp_path / "demo", PLAN)
    second = prepare_demo(tmp_path / "demo", PLAN)

    assert first == second
    assert workshop.built == [PLAN]


def test_another_version_is_made_anew(workshop: Workshop, tmp_path: Path) -> None:
    """What an older version made does not fit."""
    newer = DemoPlan(n_seekers=10, n_vacancies=5, version="2")
    prepare_demo(tmp_path / "demo", PLAN)
    ready = prepare_demo(tmp_path / "demo", newer)

    assert workshop.built == [PLAN, newer]
    assert [path.name for path in (tmp_path / "demo").iterdir()] == [ready.name]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("x"), OSError()])
def test_interrupted_start_leaves_nothing(
    error: BaseException, workshop: Workshop, tmp_path: Path
) -> None:
    """The next start begins as if nothing had been."""
    workshop.error = error
    with pytest.raises(type(error)):
        prepare_demo(tmp_path / "demo", PLAN)

    assert list((tmp_path / "demo").iterdir()) == []
    workshop.error = None
    assert (prepare_demo(tmp_path / "demo", PLAN) / "market").is_dir()


def test_interrupted_renewal_keeps_the_old_one(workshop: Workshop, tmp_path: Path) -> None:
    """A finished demo is only replaced by a finished one."""
    ready = prepare_demo(tmp_path / "demo", PLAN)
    workshop.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        prepare_demo(tmp_path / "demo", DemoPlan(version="2"))

    assert (ready / demo.STAMP).read_text("utf-8") == PLAN.stamp()


def test_only_old_leftovers_are_removed(workshop: Workshop, tmp_path: Path) -> None:
    """What a start that still runs is building is left alone."""
    folder = tmp_path / "demo"
    for name in ("building-old", "building-now"):
        (folder / name).mkdir(parents=True)
    os.utime(folder / "building-old", (0, 0))
    prepare_demo(folder, PLAN)

    assert sorted(path.name for path in folder.iterdir()) == ["building-now", "ready"]


def test_port_in_use_is_found_before_training(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody waits two minutes to learn that the port is taken."""
    port = free_port("127.0.0.1", 22_000)
    assert port is not None
    with claim_port("127.0.0.1", port):
        assert run(["demo", "--port", str(port)]) == 1

    assert "--port" in capsys.readouterr().err
    assert workshop.built == []


def test_unwritable_home_is_found_before_training(
    workshop: Workshop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The message names the variable to set."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("JOBMATCH_HOME", str(tmp_path / "file"))

    assert run(["demo", "--port", str(free_port("127.0.0.1", 22_000))]) == 1
    assert "JOBMATCH_HOME" in capsys.readouterr().err
    assert workshop.built == []


@pytest.mark.slow
def test_real_demo_is_whole(tmp_path: Path) -> None:
    """Generated, trained, stamped; small here."""
    plan = DemoPlan(n_seekers=300, n_vacancies=80)
    ready = prepare_demo(tmp_path / "demo", plan)

    assert {path.name for path in ready.iterdir()} == {"market", "truth", "artifact", demo.STAMP}
    assert prepare_demo(tmp_path / "demo", plan) == ready
