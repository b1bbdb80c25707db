"""The training script is the same door as the command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds import World


def _train(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "train.py", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_missing_arguments_are_2(root: Path) -> None:
    """The message names the option."""
    done = _train(root)

    assert done.returncode == 2
    assert "--market" in done.stderr


@pytest.mark.slow
def test_script_trains_and_reports(root: Path, world: World, tmp_path: Path) -> None:
    """From a market folder to an artifact, with a report that says which data speak."""
    config = tmp_path / "config.toml"
    config.write_text("[prior]\nn_seekers = 250\nn_vacancies = 80\n", "utf-8")
    artifact = tmp_path / "artifact"
    done = _train(
        root, "--market", str(world.market), "--artifact", str(artifact), "--config", str(config)
    )

    assert done.returncode == 0, done.stderr
    assert "依据" in done.stdout
    assert done.stderr == ""
    assert json.loads((artifact / "manifest.json").read_text("utf-8"))["format_version"] >= 1


@pytest.mark.slow
def test_bad_config_is_2_and_nothing_is_written(root: Path, world: World, tmp_path: Path) -> None:
    """An unknown key is named."""
    config = tmp_path / "config.toml"
    config.write_text("no_such_key = 1\n", "utf-8")
    artifact = tmp_path / "artifact"
    done = _train(
        root, "--market", str(world.market), "--artifact", str(artifact), "--config", str(config)
    )

    assert done.returncode == 2
    assert "no_such_key" in done.stderr
    assert not artifact.exists()
