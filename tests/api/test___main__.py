"""`python -m api` is the same door as `jobmatch`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_package_runs_as_the_command(root: Path) -> None:
    """Help, from where the script is not installed."""
    done = subprocess.run(
        [sys.executable, "-m", "api", "--help"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "Usage: jobmatch" in done.stdout
