"""The commands do what they say, on a small market of the real chain."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from api.command_line.application import Promote, application, read_date
from api.command_line.running import run
from data.errors import ConfigError
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
        "train", "models", "rollback", "market", "evaluate", "rank", "allocate", "drift", "merge",
        "serve", "demo",
    }  # fmt: skip


def test_the_values_of_promote_are_those_of_matching() -> None:
    """The command names them apart, so that help is quick."""
    assert {each.name: each.value for each in Promote} == {
        each.name: each.value for each in Promotion
    }


def test_dates_are_iso() -> None:
    """Anything else is refused with an example."""
    assert read_date("2025-03-10") == date(2025, 3, 10)
    assert read_date(None) is None
    with pytest.raises(ConfigError, match="2025-03-10"):
        read_date("10.3.2025")


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


def options_of_allocate(world: World, folder: Path, places: str) -> list[str]:
    """Write the files of an allocation of three people and name them."""
    (folder / "people.csv").write_text("seeker_id\nS00000001\nS00000002\nS00000003\n", "utf-8")
    (folder / "places.csv").write_text(places, "utf-8")
    return [
        "allocate", "--artifact", str(world.artifact), "--market", str(world.market),
        "--as-of", str(world.index.last_day), "--seekers", str(folder / "people.csv"),
        "--places", str(folder / "places.csv"), "--k", "2", "--out", str(folder / "lists.csv"),
    ]  # fmt: skip


def one_place_each(world: World) -> str:
    """Give a table with a place in every vacancy, live or not."""
    ids = [vacancy.vacancy_id for vacancy in world.index.market.vacancies]
    return "vacancy_id,headcount\n" + "".join(f"{each},1\n" for each in ids)


@pytest.mark.slow
def test_allocate_writes_lists_and_compiles_into_the_data_folder(
    world: World, tmp_path: Path, root: Path
) -> None:
    """In a process of its own: the summary, the table, warnings, and where kernels are kept."""
    home = tmp_path / "home"
    environment = {
        name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"
    } | {"JOBMATCH_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-m", "api", *options_of_allocate(world, tmp_path, one_place_each(world))],
        cwd=root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "预计安置" in done.stdout
    assert "已写出" in done.stdout
    assert "不在招聘期内" in done.stderr
    assert len((tmp_path / "lists.csv").read_text("utf-8").splitlines()) == 1 + 3 * 2
    assert list((home / "kernels").rglob("*.nbi"))


@pytest.mark.slow
def test_allocate_with_a_defect_is_2_and_writes_nothing(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, row and column are named; a day that is no date is a bad argument."""
    arguments = options_of_allocate(world, tmp_path, "vacancy_id,headcount\nV00000001,二\nVX,1\n")

    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert "places.csv 第3行「vacancy_id」" in said
    assert not (tmp_path / "lists.csv").exists()
    arguments[arguments.index("--as-of") + 1] = "明天"
    assert run(arguments) == 2
    assert "--as-of" in capsys.readouterr().err
    assert run([*arguments[:-4], "--k", "0", *arguments[-2:]]) == 2


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
