"""The manifest: what an artifact is, from what it was made, and the hash of every file."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from data.errors import ArtifactError

FORMAT_VERSION: Final = 3
MANIFEST_NAME: Final = "manifest.json"
KEY_VARIABLE: Final = "JOBMATCH_ARTIFACT_KEY"
"""Environment variable that holds the signing key; the key never lies beside the model."""

TRAIN_AGAIN: Final = "请用 jobmatch train 重新训练，或从备份恢复该文件夹"


class Manifest(BaseModel):
    """Contents of ``manifest.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format_version: int
    jobmatch_version: str
    libraries: dict[str, str]
    """Versions of the libraries that wrote the artifact."""
    training_cutoff: str | None
    """ISO date of the last event that training saw; None for an empty log."""
    data_sha256: str
    """Hash over the files of the market folder."""
    lexicon_sha256: str
    seed: int
    config: dict[str, Any]
    """The effective configuration."""
    sources: dict[str, str]
    """Which data speak for each side: own or prior."""
    features: tuple[str, ...]
    metrics: dict[str, dict[str, Any]]
    """What fitting each side found out about itself."""
    files: dict[str, str]
    """SHA-256 of every other file, by its path inside the folder."""
    signature: str | None = None
    """HMAC-SHA256 of everything above, where a key was set."""

    def to_bytes(self) -> bytes:
        """Write as JSON: sorted, so that equal manifests have equal bytes."""
        text = json.dumps(
            self.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True
        )
        return (text + "\n").encode()

    def signed(self, key: bytes | None) -> Manifest:
        """Give the manifest with its signature, or with none where there is no key."""
        bare = self.model_copy(update={"signature": None})
        if key is None:
            return bare
        digest = hmac.new(key, bare.to_bytes(), hashlib.sha256).hexdigest()
        return bare.model_copy(update={"signature": digest})


def signing_key() -> bytes | None:
    """Read the signing key from the environment, None where none is set."""
    key = os.environ.get(KEY_VARIABLE, "")
    return key.encode() or None


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest alone (not the files it names).

    Parameters
    ----------
    folder : Path
        An artifact folder.

    Returns
    -------
    Manifest

    Raises
    ------
    ArtifactError
        It is missing, unreadable, from another format version, or its signature is wrong.
    """
    raw = _read_json(folder)
    version = raw.get("format_version")
    if version != FORMAT_VERSION:
        raise ArtifactError(
            str(folder),
            f"格式版本是 {version}，本程序需要 {FORMAT_VERSION}（多半由其他版本的程序写成）",
            "请用 jobmatch train 重新训练",
        )
    try:
        manifest = Manifest.model_validate(raw)
    except ValidationError as error:
        raise ArtifactError(str(folder), "清单 manifest.json 内容不完整", TRAIN_AGAIN) from error
    _check_signature(folder, manifest)
    return manifest


def _read_json(folder: Path) -> dict[str, Any]:
    if not folder.is_dir():
        raise ArtifactError(str(folder), "文件夹不存在", "请先用 jobmatch train 训练，或核对路径")
    try:
        raw = json.loads((folder / MANIFEST_NAME).read_bytes())
    except OSError as error:
        raise ArtifactError(
            str(folder),
            "里面没有 manifest.json，不是模型文件夹",
            "请核对路径，或先用 jobmatch train 训练",
        ) from error
    except ValueError as error:
        raise ArtifactError(str(folder), "清单 manifest.json 已损坏", TRAIN_AGAIN) from error
    if not isinstance(raw, dict):
        raise ArtifactError(str(folder), "清单 manifest.json 已损坏", TRAIN_AGAIN)
    return raw


def _check_signature(folder: Path, manifest: Manifest) -> None:
    key = signing_key()
    if key is None:
        return
    expected = manifest.signed(key).signature or ""
    if not hmac.compare_digest(expected, manifest.signature or ""):
        raise ArtifactError(
            str(folder),
            f"签名与 {KEY_VARIABLE} 的密钥不符",
            "请确认密钥；若模型并非本单位训练，请勿使用，并重新训练",
        )
