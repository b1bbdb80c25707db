"""The artifact: a folder that describes itself, runs no code, and is verified before use.

`saving` writes it, `manifest` says what is in it, `loading` verifies and opens it, and
`trial` loads it in a child process first, since a damaged LightGBM text ends the process
that reads it.
"""

from __future__ import annotations

from matching.artifact.loading import load_artifact
from matching.artifact.manifest import FORMAT_VERSION, Manifest, read_manifest
from matching.artifact.saving import claim_artifact_folder, save_artifact

__all__ = [
    "FORMAT_VERSION",
    "Manifest",
    "claim_artifact_folder",
    "load_artifact",
    "read_manifest",
    "save_artifact",
]
