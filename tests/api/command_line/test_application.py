"""The commands do what they say, on a small market of the real chain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from api.command_line.application import Promote, application
from api.command_line.running import run
from matching.challenging import Promotion
from tests.worlds import World

HEAVY = ("numpy", "pandas", "sklearn", "lightgbm", "fastapi", "jieba", "matching", "rich.progress")


def test_help_imports_nothing_heavy(root: Path) -> None:
    """Help is there at once, and says each command in Chinese."""
    code = (
        "import sys; from api.command_line.running import run; run(['--help']); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )

    assert "给查询表里的每个人" in done.stdout
    assert done.stdout.rstrip().endswith("['matching']")


def test_commands_are_those_of_the_contract() -> None:
    """No more, no less."""
    names = {each.callback.__name__ for each in application.registered_commands if each.callback}

    assert names == {
        "train", "models", "rollback", "market", "evaluate", "rank", "allocate", "place", "drift",
        "merge",
        "serve", "demo",
    }  # fmt: skip


def test_the_values_of_promote_are_those_of_matching() -> None:
    """The command names them apart, so that help is quick."""
    assert {each.name: each.value for each in Promote} == {
        each.name: each.value for each in Promotion
    }


@pytest.mark.slow
def test_market_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Market and truth, apart from each other."""
    out = tmp_path / "out"
    arguments = ["market", "--seed", "1", "--out", str(out), "--seekers", "60", "--vacancies", "20"]

    assert run(arguments) == 0
    assert (out / "market").is_dir()
    assert (out / "truth").is_dir()
    assert "已写出" in capsys.readouterr().out


@pytest.mark.slow
def test_rank_writes_a_table(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At most k rows for each query, in the columns of the contract."""
    queries = tmp_path / "queries.csv"
    lines = (world.truth / "queries.csv").read_text("utf-8").splitlines()[:4]
    queries.write_text("\n".join(lines) + "\n", "utf-8")
    out = tmp_path / "ranking.csv"
    folders = ["--artifact", str(world.artifact), "--market", str(world.market)]

    assert run(["rank", *folders, "--queries", str(queries), "--out", str(out), "--k", "2"]) == 0
    rows = out.read_text("utf-8").splitlines()
    assert rows[0] == "seeker_id,as_of,vacancy_id,rank,p_apply,p_accept,p_match"
    assert len(rows) == 1 + 2 * 3
    assert "已写出" in capsys.readouterr().out


@pytest.mark.slow
def test_rank_with_bad_queries_writes_nothing(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, a line for each defect, no file."""
    queries = tmp_path / "queries.csv"
    queries.write_text("seeker_id,as_of\nS999999,2025-03-10\nS00000001,去年\n", "utf-8")
    out = tmp_path / "ranking.csv"
    folders = ["--artifact", str(world.artifact), "--market", str(world.market)]

    assert run(["rank", *folders, "--queries", str(queries), "--out", str(out)]) == 2
    assert "queries.csv" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.slow
def test_evaluate_prints_its_table(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report is printed and written."""
    out = tmp_path / "report"
    folders = ["--artifact", str(world.artifact), "--market", str(world.market)]

    assert run(["evaluate", *folders, "--truth", str(world.truth), "--out", str(out)]) == 0
    assert capsys.readouterr().out
    assert list(out.iterdir())


@pytest.mark.slow
def test_tampered_artifact_is_2(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says to train again; the service does not start."""
    copy = tmp_path / "artifact"
    copy.mkdir()
    for item in world.artifact.iterdir():
        if item.is_file():
            (copy / item.name).write_bytes(item.read_bytes())
    (copy / "manifest.json").write_text("{}", "utf-8")
    queries = world.truth / "queries.csv"
    folders = ["--artifact", str(copy), "--market", str(world.market)]

    assert run(["rank", *folders, "--queries", str(queries), "--out", str(tmp_path / "r.csv")]) == 2
    assert "重新训练" in capsys.readouterr().err
