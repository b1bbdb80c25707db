"""The yardstick of cutting, weighing and reading measures what it says."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import jieba
import pytest

from bench import tokenising


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(tokenising).failed == 0


def test_plain_jieba_keeps_its_cache_to_itself(tmp_path: Path) -> None:
    """It cuts like anybody's jieba, and leaves the shared one alone."""
    cut = tokenising.plain_jieba(str(tmp_path))

    assert cut("保安和保洁") == ["保安", "和", "保洁"]
    assert not jieba.dt.initialized
    assert [path.name for path in tmp_path.iterdir()] == ["jieba.cache"]


@pytest.mark.slow
def test_a_small_run_prints_every_table(root: Path) -> None:
    """Tokenizers, vectors and readings, and the readings are the same."""
    # As a module: a script finds our packages only where the project is installed.
    done = subprocess.run(
        [sys.executable, "-m", "bench.tokenising", "--people", "60", "--profiles", "90"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip

    for row in ("jieba.lcut", "ours, jieba's words", "rjieba", "words cut and weighed"):
        assert row in done.stdout
    assert "same readings: True" in done.stdout
