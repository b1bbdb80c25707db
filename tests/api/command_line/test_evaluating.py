"""The options of `jobmatch evaluate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.command_line.evaluating import evaluate_folders, read_seeds
from api.command_line.running import run
from data.errors import ConfigError


@pytest.mark.parametrize("text", ["", "1,", "a", "-1", "1.5", "１"])
def test_what_is_no_list_of_seeds_is_refused(text: str) -> None:
    """The message shows how a list is written."""
    with pytest.raises(ConfigError, match="0,1,2"):
        read_seeds(text)


def test_a_model_without_a_market_is_refused(tmp_path: Path) -> None:
    """Both are needed, unless seeds are given."""
    with pytest.raises(ConfigError, match="--seeds"):
        evaluate_folders(tmp_path, None, None, tmp_path / "out")


def test_evaluate_without_anything_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bad arguments write nothing."""
    assert run(["evaluate", "--out", str(tmp_path / "out")]) == 2
    assert "--market" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
