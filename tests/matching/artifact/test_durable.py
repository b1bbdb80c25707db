"""Writing that survives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from matching.artifact.durable import replace_file, sync_folder, write_files


def test_files_lie_where_their_names_say(tmp_path: Path) -> None:
    """Folders are made on the way."""
    files = {"a.txt": b"1", "apply/b.txt": b"2", "apply/c.txt": b""}

    write_files(tmp_path / "new", files)

    for name, content in files.items():
        assert (tmp_path / "new" / name).read_bytes() == content


def test_replacing_leaves_no_trace(tmp_path: Path) -> None:
    """One file before, one after."""
    path = tmp_path / "manifest.json"
    for content in (b"long content", b"short"):
        replace_file(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_cannot_be_waited_for(tmp_path: Path) -> None:
    """Said by the system."""
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "none")


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_no_space_leaves_the_old_content(tmp_path: Path, root: Path) -> None:
    """The name still points to the old file when the new one does not fit."""
    path = tmp_path / "manifest.json"
    replace_file(path, b"old")
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from matching.artifact.durable import replace_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "replace_file(Path(sys.argv[1]), b'x' * 1000)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "OSError" in done.stderr
    assert path.read_bytes() == b"old"
