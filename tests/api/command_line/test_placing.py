"""Batch placement from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.command_line.running import run
from tests.worlds import World

pytestmark = pytest.mark.slow


@pytest.fixture
def arguments(world: World, tmp_path: Path) -> list[str]:
    """Write the files of a batch of three people and name them."""
    ids = [vacancy.vacancy_id for vacancy in world.index.market.vacancies]
    (tmp_path / "people.csv").write_text("seeker_id\nS00000001\nS00000002\nS00000003\n", "utf-8")
    (tmp_path / "places.csv").write_text(
        "vacancy_id,headcount\n" + "".join(f"{each},1\n" for each in ids), "utf-8"
    )
    (tmp_path / "rules.toml").write_text("leave_a_carer = true\n", "utf-8")
    return [
        "place", "--artifact", str(world.artifact), "--market", str(world.market),
        "--as-of", str(world.index.last_day), "--seekers", str(tmp_path / "people.csv"),
        "--places", str(tmp_path / "places.csv"), "--rules", str(tmp_path / "rules.toml"),
        "--out", str(tmp_path / "out"),
    ]  # fmt: skip


def test_place_writes_its_folder_and_says_what_is_proven(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Summary to standard output, warnings to standard error."""
    assert run(arguments) == 0

    said = capsys.readouterr()
    assert "任何方案都不会超过" in said.out
    assert "不在招聘期内" in said.err
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["certificate.json", "plan.csv", "unplaced.csv"]


def test_what_if_prints_and_writes_nothing(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line a change."""
    changes = tmp_path / "changes.toml"
    changes.write_text(
        "[[change]]\nname = '加位'\nvacancy = 'V00000001'\nmore_places = 5\n", "utf-8"
    )

    assert run([*arguments, "--what-if", str(changes)]) == 0
    assert "加位：预计多安置" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()


def test_a_defect_is_2_and_writes_nothing(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown rule names those that are known."""
    (tmp_path / "rules.toml").write_text("house = 1\n", "utf-8")

    assert run(arguments) == 2
    assert "rules.toml「house」" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
