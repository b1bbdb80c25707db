"""The manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import ArtifactError
from features.pair_features import FEATURE_NAMES
from matching.artifact import FORMAT_VERSION, read_manifest, read_version
from matching.artifact.manifest import (
    KEY_VARIABLE,
    MANIFEST_NAME,
    Manifest,
    archived_name,
    signing_key,
)
from tests.matching.artifact.cases import save_small


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small artifact; read only, please."""
    return save_small(tmp_path_factory.mktemp("manifest"))


def test_it_describes_the_artifact(artifact: Path) -> None:
    """Versions, cut-off, seed, sources, features, and every file but itself."""
    manifest = read_manifest(artifact)

    assert manifest.format_version == FORMAT_VERSION
    assert manifest.training_cutoff == "2025-03-06"
    assert manifest.seed == 7
    assert manifest.sources == {"apply": "own", "accept": "own"}
    assert manifest.features == FEATURE_NAMES
    assert manifest.signature is None
    present = {path.relative_to(artifact).as_posix() for path in artifact.rglob("*.*")}
    assert {*manifest.files, MANIFEST_NAME} == present
    assert manifest.libraries["numpy"] != "not installed"
    assert manifest.config["text"]["n_topics"] == 3


def test_its_content_spells_the_name_of_the_version(artifact: Path) -> None:
    """Twelve hexadecimal digits, the same whether signed or not, another for another seed."""
    manifest = read_manifest(artifact)

    assert manifest.spelled() == manifest
    assert manifest.signed(b"key").spelled().version == manifest.version
    other = manifest.model_copy(update={"seed": 8}).spelled()
    assert other.version != manifest.version
    assert other.parts == manifest.parts
    assert {name.split("/")[1] for name in other.files} == {other.version}


def test_a_version_is_found_whether_it_serves_or_not(artifact: Path, tmp_path: Path) -> None:
    """At the top, among the versions, or nowhere; a file of another version is not believed."""
    manifest = read_manifest(artifact)
    assert read_version(artifact, manifest.version) == manifest

    (tmp_path / "versions").mkdir()
    (tmp_path / archived_name(manifest.version)).write_bytes(manifest.to_bytes())
    (tmp_path / archived_name("0" * 12)).write_bytes(manifest.to_bytes())
    assert read_version(tmp_path, manifest.version) == manifest
    with pytest.raises(ArtifactError, match="没有编号为 000000000000 的模型"):
        read_version(tmp_path, "0" * 12)
    with pytest.raises(ArtifactError, match="没有编号为 111111111111 的模型"):
        read_version(artifact, "1" * 12)


def test_it_survives_its_own_bytes(artifact: Path) -> None:
    """Written, read and written again: the same bytes, sorted."""
    manifest = read_manifest(artifact)

    again = Manifest.model_validate(json.loads(manifest.to_bytes()))

    assert again == manifest
    assert again.to_bytes() == (artifact / MANIFEST_NAME).read_bytes()


def test_a_signature_covers_every_field(artifact: Path) -> None:
    """Another key, another seed, another file hash: another signature; signing again, the same."""
    manifest = read_manifest(artifact)
    signed = manifest.signed(b"key")

    assert signed.signature
    assert signed.signed(b"key") == signed
    assert signed.signed(b"other").signature != signed.signature
    for field, value in (("seed", 8), ("files", {}), ("training_cutoff", None)):
        changed = manifest.model_copy(update={field: value}).signed(b"key")
        assert changed.signature != signed.signature, field
    assert signed.signed(None) == manifest


def test_a_signed_manifest_opens_with_its_key_only(
    artifact: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the key, with another, and without one."""
    signed = read_manifest(artifact).signed(b"office key")
    (tmp_path / MANIFEST_NAME).write_bytes(signed.to_bytes())

    monkeypatch.setenv(KEY_VARIABLE, "office key")
    assert read_manifest(tmp_path) == signed
    monkeypatch.setenv(KEY_VARIABLE, "another key")
    with pytest.raises(ArtifactError, match="签名"):
        read_manifest(tmp_path)
    monkeypatch.delenv(KEY_VARIABLE)
    assert read_manifest(tmp_path) == signed


def test_no_key_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable is not an empty key."""
    monkeypatch.setenv(KEY_VARIABLE, "")
    assert signing_key() is None
    monkeypatch.setenv(KEY_VARIABLE, "k")
    assert signing_key() == b"k"


def test_an_incomplete_manifest_is_refused(artifact: Path, tmp_path: Path) -> None:
    """A field less, a field too many, a file where the folder should be."""
    raw = json.loads((artifact / MANIFEST_NAME).read_bytes())
    for broken in ({k: v for k, v in raw.items() if k != "files"}, raw | {"extra": 1}):
        (tmp_path / MANIFEST_NAME).write_text(json.dumps(broken), "utf-8")
        with pytest.raises(ArtifactError, match="内容不完整"):
            read_manifest(tmp_path)
    with pytest.raises(ArtifactError, match="不存在"):
        read_manifest(tmp_path / MANIFEST_NAME)
