"""Writing an artifact: a version in a folder of its own, then one file that says it serves."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import ArtifactError, EnvironmentTroubleError, FolderError
from data.writing.replacing import partial_name
from features.pair_features import FEATURE_NAMES
from matching.artifact.durable import sync_folder, write_files
from matching.artifact.files import model_files
from matching.artifact.history import DRAFT, foreign_versions
from matching.artifact.loading import verified_files
from matching.artifact.manifest import (
    FORMAT_VERSION,
    MANIFEST_NAME,
    VERSIONS,
    Manifest,
    signing_key,
)
from matching.artifact.switching import keep_waiting, make_serving
from matching.config import TrainingConfig
from matching.model import SIDES

if TYPE_CHECKING:
    from matching.training import TrainingReport

LIBRARIES: Final = ("numpy", "scipy", "scikit-learn", "lightgbm", "jieba", "opencc")


def claim_artifact_folder(folder: Path) -> None:
    """Make sure that an artifact may be written at a place, before any work is done.

    Parameters
    ----------
    folder : Path
        The place.

    Raises
    ------
    FolderError
        The place is a file, or a folder that holds something and is not an artifact.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FolderError(str(folder), "已有同名文件", "请换一个文件夹名")
    foreign = sorted({path.name for path in folder.iterdir()} - _own_names(folder))
    foreign += [f"{VERSIONS}/{name}" for name in foreign_versions(folder)]
    if foreign:
        raise FolderError(
            str(folder),
            f"里面有其他文件（如 {foreign[0]}），不是模型文件夹",
            "请换一个空文件夹或新文件夹",
        )


def _own_names(folder: Path) -> set[str]:
    """Names at the top of an artifact: today's, and those that an older format wrote."""
    own = {MANIFEST_NAME, partial_name(folder / MANIFEST_NAME).name, VERSIONS}
    try:
        files = json.loads((folder / MANIFEST_NAME).read_bytes())["files"]
        return own | {str(name).split("/")[0] for name in files}
    except (OSError, ValueError, TypeError, KeyError):
        return own


def draft_manifest(
    report: TrainingReport,
    files: Mapping[str, bytes],
    *,
    config: TrainingConfig,
    seed: int,
    market: Path,
) -> Manifest:
    """Describe a trained model.

    Parameters
    ----------
    report : TrainingReport
        The trained model and its market.
    files : mapping of str to bytes
        Everything that the version will hold.
    config : TrainingConfig
        The effective configuration.
    seed : int
        The seed of training.
    market : Path
        The market folder, for the hash of the data.

    Returns
    -------
    Manifest
        Named by its content, and signed where there is a key.
    """
    model, last = report.model, report.index.last_day
    manifest = Manifest(
        format_version=FORMAT_VERSION,
        version="0" * 12,
        jobmatch_version=_version("jobmatch"),
        libraries={name: _version(name) for name in LIBRARIES},
        training_cutoff=last.isoformat() if last else None,
        data_sha256=hash_folder(market),
        lexicon_sha256=model.encoder.reader.lexicon.sha256,
        seed=seed,
        config=config.model_dump(mode="json"),
        sources={name: getattr(model, name).source for name in SIDES},
        features=FEATURE_NAMES,
        metrics={name: asdict(getattr(model, name).fitted.report) for name in SIDES},
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    )
    return manifest.spelled().signed(signing_key())


def save_artifact(
    folder: Path, report: TrainingReport, *, config: TrainingConfig, seed: int, market: Path
) -> Manifest:
    """Write a trained model as an artifact folder, and let it serve.

    Parameters
    ----------
    folder : Path
        Its place; what stands there is kept as an earlier version.
    report : TrainingReport
        The trained model and its market.
    config : TrainingConfig
        The effective configuration.
    seed : int
        The seed of training.
    market : Path
        The market folder, for the hash of the data.

    Returns
    -------
    Manifest
        What was written as ``manifest.json``.

    Raises
    ------
    EnvironmentTroubleError
        No space, or no right to write.
    """
    files = model_files(report.model, report.golden, report.reference)
    manifest = draft_manifest(report, files, config=config, seed=seed, market=market)
    save_version(folder, manifest, files)
    return manifest


def save_version(
    folder: Path,
    manifest: Manifest,
    files: Mapping[str, bytes],
    *,
    serves: bool = True,
    note: str = "",
) -> None:
    """Write a version into an artifact folder.

    Parameters
    ----------
    folder : Path
        Its place.
    manifest : Manifest
        Describes `files`.
    files : mapping of str to bytes
        Content by path inside the version's folder.
    serves : bool
        Whether it is the model of the folder from now on, or waits as a challenger.
    note : str
        Why, in Chinese.

    Raises
    ------
    FolderError
        As for `claim_artifact_folder`.
    EnvironmentTroubleError
        No space, or no right to write.
    """
    claim_artifact_folder(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        outdated = {path.name for path in folder.iterdir()} - {VERSIONS, MANIFEST_NAME}
        _place(folder, manifest, files)
        (make_serving if serves else keep_waiting)(folder, manifest, note)
        for name in outdated:
            _remove(folder / name)
    except OSError as error:
        raise EnvironmentTroubleError(
            f"模型文件夹「{folder}」写不进去（{error.strerror}）",
            "请检查磁盘空间和写入权限，或换一个位置；原有模型没有改动",
        ) from error


def _place(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Write the files of a version under another name, and rename when all are on the disk."""
    own = folder / VERSIONS / manifest.version
    if _is_whole(folder, manifest):
        return
    draft = own.with_name(DRAFT + manifest.version)
    try:
        _remove(draft)
        write_files(draft, files)
        _remove(own)
        draft.rename(own)
        sync_folder(own.parent)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _is_whole(folder: Path, manifest: Manifest) -> bool:
    """Say whether the very same version is there already, undamaged."""
    try:
        return bool(verified_files(folder, manifest))
    except (ArtifactError, OSError):
        return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def hash_folder(folder: Path) -> str:
    """Hash the names and contents of the files that lie directly in a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _version(distribution: str) -> str:
    """Version as installed; a checkout that runs without being installed has none."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "not installed"
