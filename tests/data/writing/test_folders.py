"""Output folders: made, taken over or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import FolderError
from data.writing import claim_folder
from data.writing.replacing import partial_name


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    """Nobody has to make folders first."""
    folder = tmp_path / "a" / "b"
    assert claim_folder(folder, ["plan.csv"]) == folder
    assert folder.is_dir()


def test_own_files_may_be_there(tmp_path: Path) -> None:
    """A second run meets the files of the first, even half-written ones of a killed run."""
    (tmp_path / "plan.csv").touch()
    partial_name(tmp_path / "plan.csv").touch()
    claim_folder(tmp_path, ["plan.csv"])


def test_foreign_files_are_counted_and_kept(tmp_path: Path) -> None:
    """The message names some, and nothing is touched."""
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).touch()
    with pytest.raises(FolderError, match="a、b、c等，共4项"):
        claim_folder(tmp_path, ["plan.csv"])
    assert len(list(tmp_path.iterdir())) == 4


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A path that is a file is named as such."""
    path = tmp_path / "x"
    path.touch()
    with pytest.raises(FolderError, match="不是文件夹"):
        claim_folder(path, [])
