"""The artifact: a folder that describes itself, runs no code, and is verified before use.

`saving` writes a version into it, `manifest` says what a version is, `loading` verifies and
opens it, and `trial` loads it in a child process first, since a damaged LightGBM text ends the
process that reads it. `switching` decides which version serves, `history` which are kept.
"""

from __future__ import annotations

from matching.artifact.history import Record, read_history
from matching.artifact.loading import load_artifact, load_version
from matching.artifact.manifest import FORMAT_VERSION, Manifest, read_manifest, read_version
from matching.artifact.saving import (
    claim_artifact_folder,
    draft_manifest,
    save_artifact,
    save_version,
)
from matching.artifact.switching import roll_back

__all__ = [
    "FORMAT_VERSION",
    "Manifest",
    "Record",
    "claim_artifact_folder",
    "draft_manifest",
    "load_artifact",
    "load_version",
    "read_history",
    "read_manifest",
    "read_version",
    "roll_back",
    "save_artifact",
    "save_version",
]
