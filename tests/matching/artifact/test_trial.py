"""The trial that a child process runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import ArtifactError
from matching.artifact.files import GOLDEN, LEXICON
from matching.artifact.manifest import read_manifest
from matching.artifact.trial import TOLERANCE, run_trial
from models.parts import arrays_from_bytes, arrays_to_bytes
from tests.matching.artifact.cases import overwrite, part_of, save_small


def shift_golden(artifact: Path, by: float) -> None:
    """Change what the artifact says it scores, with a hash that fits."""
    arrays = arrays_from_bytes(part_of(artifact, GOLDEN).read_bytes(), GOLDEN)
    overwrite(artifact, GOLDEN, arrays_to_bytes(arrays | {"p_accept": arrays["p_accept"] + by}))


def try_serving(artifact: Path) -> bool:
    """Try the version that serves."""
    return run_trial(artifact, read_manifest(artifact).version)


def test_a_model_that_scores_as_it_did_passes(tmp_path: Path) -> None:
    """Exactly, or to the rounding of another processor."""
    artifact = save_small(tmp_path)

    assert try_serving(artifact)
    shift_golden(artifact, TOLERANCE / 10)
    assert try_serving(artifact)


def test_a_model_that_scores_otherwise_does_not(tmp_path: Path) -> None:
    """A millionth is no rounding."""
    artifact = save_small(tmp_path)
    shift_golden(artifact, 1e-6)

    assert not try_serving(artifact)


def test_a_changed_file_is_not_even_opened(tmp_path: Path) -> None:
    """Hashes come first."""
    artifact = save_small(tmp_path)
    part_of(artifact, LEXICON).write_text("", "utf-8")

    with pytest.raises(ArtifactError, match="被改动过"):
        try_serving(artifact)


@pytest.mark.slow
def test_the_exit_code_tells(tmp_path: Path, root: Path) -> None:
    """Three for scores that moved; the parent reads the code only."""
    artifact = save_small(tmp_path)
    shift_golden(artifact, 1e-3)

    child = subprocess.run(
        [sys.executable, "-m", "matching.artifact.trial", str(artifact),
         read_manifest(artifact).version],
        cwd=root, capture_output=True, check=False,
    )  # fmt: skip

    assert child.returncode == 3
