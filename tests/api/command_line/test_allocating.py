"""Allocation from the command line, on a small market of the real chain."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.command_line.running import run
from tests.worlds import World


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


def test_the_service_does_not_wait_for_a_compiler_or_a_solver(root: Path) -> None:
    """They are imported where lists are made, and nowhere before."""
    code = (
        "import sys, api.app, matching.allocation, api.command_line.application; "
        "print(sorted({'numba', 'llvmlite', 'ortools'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
