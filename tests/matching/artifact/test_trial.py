"""The trial that a child process runs."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import ArtifactError
from matching.artifact.files import GOLDEN
from matching.artifact.manifest import MANIFEST_NAME
from matching.artifact.trial import TOLERANCE, run_trial
from models.parts import arrays_from_bytes, arrays_to_bytes
from tests.matching.artifact.cases import save_small


def shift_golden(artifact: Path, by: float) -> None:
    """Change what the artifact says it scores, with a hash that fits."""
    arrays = arrays_from_bytes((artifact / GOLDEN).read_bytes(), GOLDEN)
    content = arrays_to_bytes(arrays | {"p_accept": arrays["p_accept"] + by})
    (artifact / GOLDEN).write_bytes(content)
    manifest = json.loads((artifact / MANIFEST_NAME).read_bytes())
    manifest["files"][GOLDEN] = hashlib.sha256(content).hexdigest()
    (artifact / MANIFEST_NAME).write_text(json.dumps(manifest), "utf-8")


def test_a_model_that_scores_as_it_did_passes(tmp_path: Path) -> None:
    """Exactly, or to the rounding of another processor."""
    artifact = save_small(tmp_path)

    assert run_trial(artifact)
    shift_golden(artifact, TOLERANCE / 10)
    assert run_trial(artifact)


def test_a_model_that_scores_otherwise_does_not(tmp_path: Path) -> None:
    """A millionth is no rounding."""
    artifact = save_small(tmp_path)
    shift_golden(artifact, 1e-6)

    assert not run_trial(artifact)


def test_a_changed_file_is_not_even_opened(tmp_path: Path) -> None:
    """Hashes come first."""
    artifact = save_small(tmp_path)
    (artifact / "lexicon.tsv").write_text("", "utf-8")

    with pytest.raises(ArtifactError, match="被改动过"):
        run_trial(artifact)


@pytest.mark.slow
def test_the_exit_code_tells(tmp_path: Path, root: Path) -> None:
    """Three for scores that moved; the parent reads the code only."""
    artifact = save_small(tmp_path)
    shift_golden(artifact, 1e-3)

    child = subprocess.run(
        [sys.executable, "-m", "matching.artifact.trial", str(artifact)],
        cwd=root, capture_output=True, check=False,
    )  # fmt: skip

    assert child.returncode == 3
