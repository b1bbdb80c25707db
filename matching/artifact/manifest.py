"""The manifest: what an artifact is, from what it was made, and the hash of every file."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data.errors import ArtifactError
from matching.model import Source

FORMAT_VERSION: Final = 3
MANIFEST_NAME: Final = "manifest.json"
VERSIONS: Final = "versions"
"""Folder inside an artifact that holds the files of every version kept."""
KEY_VARIABLE: Final = "JOBMATCH_ARTIFACT_KEY"
"""Environment variable that holds the signing key; the key never lies beside the model."""

TRAIN_AGAIN: Final = "请用 jobmatch train 重新训练，或从备份恢复该文件夹"


class Manifest(BaseModel):
    """Contents of ``manifest.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format_version: int
    version: str = Field(pattern=r"^[0-9a-f]{12}$")
    """Name of this model, spelled by its content; its files lie in ``versions/<version>/``."""
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
    sources: dict[str, Source]
    """Who speaks for each side: own, blended or prior."""
    features: tuple[str, ...]
    metrics: dict[str, dict[str, Any]]
    """What fitting each side found out about itself."""
    files: dict[str, str]
    """SHA-256 of every other file, by its path inside the folder."""
    signature: str | None = None
    """HMAC-SHA256 of everything above, where a key was set."""

    @property
    def parts(self) -> dict[str, str]:
        """SHA-256 of every file, by its path inside the version's folder."""
        prefix = f"{VERSIONS}/{self.version}/"
        return {name.removeprefix(prefix): digest for name, digest in self.files.items()}

    def spelled(self) -> Manifest:
        """Name the version by its content, and put its files into the folder of that name.

        Equal inputs give equal names; a key does not change the name.
        """
        bare = self.model_copy(update={"version": "", "signature": None, "files": self.parts})
        version = hashlib.sha256(bare.to_bytes()).hexdigest()[:12]
        files = {f"{VERSIONS}/{version}/{name}": digest for name, digest in self.parts.items()}
        return self.model_copy(update={"version": version, "files": files})

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


def archived_name(version: str) -> str:
    """Say where the manifest of a version lies once another version serves.

    Examples
    --------
    >>> archived_name("0123456789ab")
    'versions/0123456789ab.json'
    """
    return f"{VERSIONS}/{version}.json"


def read_version(folder: Path, version: str) -> Manifest:
    """Read the manifest of one version, whether it serves now or not.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    version : str
        Name of the version.

    Returns
    -------
    Manifest

    Raises
    ------
    ArtifactError
        As for `read_manifest`; or there is no such version.
    """
    is_archived = (folder / archived_name(version)).is_file()
    manifest = read_manifest(folder, archived_name(version) if is_archived else MANIFEST_NAME)
    if manifest.version != version:
        raise ArtifactError(
            str(folder),
            f"没有编号为 {version} 的模型",
            "请用 jobmatch models 查看有哪些；也可用 jobmatch train 重新训练",
        )
    return manifest


def read_manifest(folder: Path, name: str = MANIFEST_NAME) -> Manifest:
    """Read and check the manifest alone (not the files it names).

    Parameters
    ----------
    folder : Path
        An artifact folder.
    name : str
        Path of the manifest inside it; by default that of the version that serves.

    Returns
    -------
    Manifest

    Raises
    ------
    ArtifactError
        It is missing, unreadable, from another format version, or its signature is wrong.
    """
    raw = _read_json(folder, name)
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
        raise ArtifactError(str(folder), f"清单 {name} 内容不完整", TRAIN_AGAIN) from error
    _check_signature(folder, manifest)
    return manifest


def _read_json(folder: Path, name: str) -> dict[str, Any]:
    if not folder.is_dir():
        raise ArtifactError(str(folder), "文件夹不存在", "请先用 jobmatch train 训练，或核对路径")
    try:
        raw = json.loads((folder / name).read_bytes())
    except OSError as error:
        raise ArtifactError(
            str(folder),
            f"里面没有 {name}，不是模型文件夹",
            "请核对路径，或先用 jobmatch train 训练",
        ) from error
    except ValueError as error:
        raise ArtifactError(str(folder), f"清单 {name} 已损坏", TRAIN_AGAIN) from error
    if not isinstance(raw, dict):
        raise ArtifactError(str(folder), f"清单 {name} 已损坏", TRAIN_AGAIN)
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
