"""Opening an artifact: hashes first, then a trial in a child process, then here."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from data.errors import ArtifactError
from data.writing.replacing import partial_name
from features.pair_features import FEATURE_NAMES
from matching.artifact.files import model_from_files
from matching.artifact.manifest import (
    MANIFEST_NAME,
    TRAIN_AGAIN,
    VERSIONS,
    Manifest,
    read_manifest,
)
from matching.model import MatchModel

TRIAL_SECONDS: Final = 120


def load_artifact(folder: Path) -> tuple[MatchModel, Manifest]:
    """Verify an artifact and open it.

    Parameters
    ----------
    folder : Path
        An artifact folder.

    Returns
    -------
    model : MatchModel
    manifest : Manifest

    Raises
    ------
    ArtifactError
        A file is missing, foreign, changed, or of another version; or the trial load failed.
    """
    manifest = read_manifest(folder)
    return load_version(folder, manifest), manifest


def load_version(folder: Path, manifest: Manifest) -> MatchModel:
    """Verify one version of an artifact and open it, whether it serves now or not.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    manifest : Manifest
        The manifest of the version.

    Returns
    -------
    MatchModel

    Raises
    ------
    ArtifactError
        As for `load_artifact`.
    """
    files = verified_files(folder, manifest)
    _try_in_child(folder, manifest.version)
    return model_from_files(files, manifest)


def verified_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """Read the files of a version, if they are exactly those that were written and unchanged.

    Other versions and what a killed training left behind in their folder are not looked at.

    Returns
    -------
    dict of str to bytes
        Content by path inside the version's folder.

    Raises
    ------
    ArtifactError
        As for `load_artifact`.
    """
    if manifest.features != FEATURE_NAMES:
        raise ArtifactError(
            str(folder), "模型所用的特征与本程序版本不同", "请用 jobmatch train 重新训练"
        )
    for name in sorted(_present(folder, manifest) ^ {*manifest.files, MANIFEST_NAME}):
        reason = f"缺少文件 {name}" if name in manifest.files else f"多出文件 {name}"
        raise ArtifactError(str(folder), reason, TRAIN_AGAIN)
    files = {}
    for name, expected in manifest.parts.items():
        content = (folder / VERSIONS / manifest.version / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != expected:
            raise ArtifactError(str(folder), f"文件 {name} 被改动过（校验值不符）", TRAIN_AGAIN)
        files[name] = content
    return files


def _present(folder: Path, manifest: Manifest) -> set[str]:
    """List the files of a version, and everything that lies outside the folder of versions."""
    own = folder / VERSIONS / manifest.version
    files = {path.relative_to(folder).as_posix() for path in own.rglob("*") if not path.is_dir()}
    passing = {VERSIONS, partial_name(folder / MANIFEST_NAME).name}
    return files | {path.name for path in folder.iterdir()} - passing


def _try_in_child(folder: Path, version: str) -> None:
    """Load and predict in a process of its own: damage there ends the child, not the service."""
    root = str(Path(__file__).resolve().parents[2])
    search = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        child = subprocess.run(  # noqa: S603 - our own module, our own folder
            [sys.executable, "-m", "matching.artifact.trial", str(folder.resolve()), version],
            env={**os.environ, "PYTHONPATH": search},
            capture_output=True,
            timeout=TRIAL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ArtifactError(str(folder), "试运行超时", TRAIN_AGAIN) from error
    if child.returncode != 0:
        raise ArtifactError(
            str(folder),
            f"试运行未通过（退出码 {child.returncode}）",
            "请用 jobmatch train 重新训练",
        )
