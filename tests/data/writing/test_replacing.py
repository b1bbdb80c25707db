"""A file gets its name when it is complete, or never."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from data.errors import EnvironmentTroubleError
from data.writing import replacing, write_text


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
