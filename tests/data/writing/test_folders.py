"""Output folders and the trouble that machines make."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from data.errors import EnvironmentTroubleError, FolderError
from data.writing import claim_folder, replacing, write_text
from data.writing.replacing import partial_name
from data.writing.trouble import explained


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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有权限"),
        (errno.EROFS, "没有权限"),
        (errno.EIO, "无法写入"),
    ],
)
def test_trouble_is_explained(number: int, words: str) -> None:
    """Each refusal of the system has a reason and a remedy."""
    with pytest.raises(EnvironmentTroubleError, match=words) as error, explained(Path("x")):
        raise OSError(number, "refused")
    assert error.value.remedy


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """Trouble in the middle of writing removes what was begun."""
    path = tmp_path / "x.txt"
    write_text("旧\n", path)

    def fail() -> None:
        with replacing(path) as (partial,):
            partial.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(EnvironmentTroubleError):
        fail()
    assert path.read_bytes() == "旧\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_several_files_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    """The second failing keeps the first from getting its name."""
    first, second = tmp_path / "a", tmp_path / "b"

    def fail() -> None:
        with replacing(first, second) as partials:
            partials[0].write_bytes(b"1")
            raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        fail()
    assert list(tmp_path.iterdir()) == []
    with replacing(first, second) as partials:
        for partial in partials:
            partial.write_bytes(b"1")
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_a_missing_folder_is_trouble_not_a_crash(tmp_path: Path) -> None:
    """Writing into a folder that is not there is explained."""
    with pytest.raises(EnvironmentTroubleError, match="无法写入"):
        write_text("x", tmp_path / "nowhere" / "x.txt")
