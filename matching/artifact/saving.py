"""Writing an artifact: beside its place first, then swapped in as one step."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import EnvironmentTroubleError, FolderError
from features.pair_features import FEATURE_NAMES
from matching.artifact.files import model_files
from matching.artifact.manifest import FORMAT_VERSION, MANIFEST_NAME, Manifest, signing_key
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
    if any(folder.iterdir()) and not (folder / MANIFEST_NAME).is_file():
        raise FolderError(
            str(folder), "里面有其他文件，不是模型文件夹", "请换一个空文件夹或新文件夹"
        )


def save_artifact(
    folder: Path, report: TrainingReport, *, config: TrainingConfig, seed: int, market: Path
) -> Manifest:
    """Write a trained model as an artifact folder.

    Parameters
    ----------
    folder : Path
        Its place; an artifact that stands there is replaced as one step.
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
    claim_artifact_folder(folder)
    files = model_files(report.model, report.golden, report.reference)
    manifest = _manifest(report, files, config, seed, market).signed(signing_key())
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            _write(draft, {**files, MANIFEST_NAME: manifest.to_bytes()})
            _swap(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise EnvironmentTroubleError(
            f"模型文件夹「{folder}」写不进去（{error.strerror}）",
            "请检查磁盘空间和写入权限，或换一个位置；原有模型没有改动",
        ) from error
    return manifest


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.chmod(0o755)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def _swap(draft: Path, folder: Path) -> None:
    if not folder.exists():
        draft.rename(folder)
        return
    old = draft.with_name(draft.name + "-old")
    folder.rename(old)
    try:
        draft.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old)


def _manifest(
    report: TrainingReport,
    files: dict[str, bytes],
    config: TrainingConfig,
    seed: int,
    market: Path,
) -> Manifest:
    model, last = report.model, report.index.last_day
    return Manifest(
        format_version=FORMAT_VERSION,
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
