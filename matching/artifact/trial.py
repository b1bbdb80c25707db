"""The trial: ``python -m matching.artifact.trial FOLDER VERSION`` checks a model's scores.

Exit code 0 when the golden rows score as they did when the model was written, 3 when not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np

from matching.artifact.files import GOLDEN, model_from_files
from matching.artifact.loading import verified_files
from matching.artifact.manifest import read_version
from models.parts import arrays_from_bytes

TOLERANCE: Final = 1e-9
"""Other processors round the last bits differently; a damaged tree does not stay this near."""


def run_trial(folder: Path, version: str) -> bool:
    """Load a version and compare the scores of its golden rows.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    version : str
        Name of the version in it.

    Returns
    -------
    bool
        Whether every golden score is where it was.
    """
    manifest = read_version(folder, version)
    files = verified_files(folder, manifest)
    golden = arrays_from_bytes(files[GOLDEN], GOLDEN)
    scores = model_from_files(files, manifest).score(golden["X"])
    return all(
        np.allclose(scored, golden[name], rtol=0.0, atol=TOLERANCE)
        for name, scored in (("p_apply", scores.p_apply), ("p_accept", scores.p_accept))
    )


if __name__ == "__main__":
    sys.exit(0 if run_trial(Path(sys.argv[1]), sys.argv[2]) else 3)
