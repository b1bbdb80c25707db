"""A skip is honest on a desk and a failure where everything must run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SKIPPING = """
import pytest

def test_one():
    pytest.skip("no such machine")

@pytest.mark.skip(reason="marked away")
def test_two(): ...

@pytest.mark.xfail(reason="known", strict=True)
def test_three():
    raise AssertionError
"""


def _run(folder: Path, root: Path, require_all: str) -> str:
    (folder / "conftest.py").write_text((root / "tests/conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_skipping.py").write_text(SKIPPING, "utf-8")
    (folder / "test_module.py").write_text(
        'import pytest\npytest.skip("whole module", allow_module_level=True)\n', "utf-8"
    )
    options = ["-p", "no:cacheprovider", "-rA", "--continue-on-collection-errors"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(folder)],
        cwd=folder,
        env=os.environ | {"JOBMATCH_REQUIRE_ALL": require_all},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_skip_is_a_skip_on_a_desk(tmp_path: Path, root: Path) -> None:
    """Without the switch, a skip keeps its reason and fails nothing."""
    out = _run(tmp_path, root, "0")

    assert "3 skipped, 1 xfailed" in out, out


def test_a_skip_is_a_failure_where_everything_must_run(tmp_path: Path, root: Path) -> None:
    """With the switch, each kind of skip fails and names its reason; an xfail stays one."""
    out = _run(tmp_path, root, "1")

    assert "1 failed, 1 xfailed, 2 errors" in out, out
    for reason in ("no such machine", "marked away", "whole module"):
        assert f"must run here (JOBMATCH_REQUIRE_ALL=1): Skipped: {reason}" in out
