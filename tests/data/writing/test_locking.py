"""One holder at a time, and none after a process has ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data.writing.locking import locked

HOLD = """
import sys
from pathlib import Path
from data.writing.locking import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def held_elsewhere(path: Path, root: Path) -> subprocess.Popen[str]:
    """Let another process take the lock, and wait until it has it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_another_process_is_kept_out_until_the_holder_is_killed(tmp_path: Path, root: Path) -> None:
    """However it ends: nobody has to remove anything."""
    path = tmp_path / ".lock"
    with held_elsewhere(path, root) as process:
        with pytest.raises(BlockingIOError), locked(path, waits=False):
            pytest.fail("two hold the lock")
        process.kill()

    with locked(path, waits=False):
        assert path.read_bytes() == b""


def test_who_waits_goes_on_when_the_holder_ends(tmp_path: Path, root: Path) -> None:
    """The end of its input ends the other process."""
    path = tmp_path / ".lock"
    with held_elsewhere(path, root) as process:
        assert process.stdin is not None
        process.stdin.close()
        with locked(path):
            assert process.wait(timeout=30) == 0


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    """The next one need not wait."""
    path = tmp_path / ".lock"
    with pytest.raises(KeyError), locked(path):
        raise KeyError

    with locked(path, waits=False):
        pass
