"""Opening an artifact: nothing that was tampered with is ever read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from data.errors import ArtifactError
from matching.artifact import load_artifact, read_manifest
from matching.artifact.files import GOLDEN
from matching.artifact.manifest import KEY_VARIABLE, MANIFEST_NAME, VERSIONS
from models.parts import arrays_from_bytes, arrays_to_bytes
from tests.matching.artifact.cases import edit_manifest, overwrite, part_of
from tests.worlds import World


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Path:
    """Give a copy of the artifact to damage."""
    folder = tmp_path / "artifact"
    shutil.copytree(world.artifact, folder)
    return folder


def _flip_a_byte(folder: Path) -> None:
    path = part_of(folder, "text.npz")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a flipped byte": (_flip_a_byte, "被改动过"),
    "a missing file": (lambda folder: part_of(folder, "text.npz").unlink(), "缺少文件"),
    "a foreign file": (lambda folder: (folder / "evil.pkl").write_bytes(b"x"), "多出文件"),
    "a foreign part": (lambda folder: part_of(folder, "apply/x").write_bytes(b"x"), "多出文件"),
    "a way out": (lambda folder: edit_manifest(folder, version="../../../x"), "内容不完整"),
    "an older format": (lambda folder: edit_manifest(folder, format_version=0), "格式版本"),
    "other features": (lambda folder: edit_manifest(folder, features=["x"]), "特征"),
    "half a manifest": (lambda folder: (folder / MANIFEST_NAME).write_text("{"), "已损坏"),
    "a manifest of nothing": (lambda folder: (folder / MANIFEST_NAME).write_text("[]"), "已损坏"),
    "no manifest": (lambda folder: (folder / MANIFEST_NAME).unlink(), "manifest.json"),
    "no folder": (shutil.rmtree, "不存在"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_folder_is_refused(copy: Path, kind: str) -> None:
    """Each kind of damage is named, with what to do next."""
    damage, words = DAMAGE[kind]
    damage(copy)

    with pytest.raises(ArtifactError, match=words) as caught:
        load_artifact(copy)

    assert "训练" in str(caught.value)


@pytest.mark.slow
def test_what_a_killed_training_left_behind_does_no_harm(copy: Path) -> None:
    """Half a version beside the whole one, and half a manifest that has no name yet."""
    (copy / VERSIONS / ".draft-0123456789ab").mkdir()
    (copy / VERSIONS / ".draft-0123456789ab" / "text.npz").write_bytes(b"half")
    (copy / ".manifest.json.partial").write_bytes(b"{")

    assert load_artifact(copy)[1] == read_manifest(copy)


@pytest.mark.slow
def test_consistent_hashes_do_not_save_a_wrong_model(copy: Path) -> None:
    """Golden scores that the model does not give are found by the trial in a child process."""
    golden = arrays_from_bytes(part_of(copy, GOLDEN).read_bytes(), GOLDEN)
    overwrite(copy, GOLDEN, arrays_to_bytes(golden | {"p_apply": golden["p_apply"] + 1e-3}))

    with pytest.raises(ArtifactError, match="试运行未通过"):
        load_artifact(copy)


@pytest.mark.slow
def test_a_loaded_model_scores_to_the_same_bits(world: World) -> None:
    """What was written is what was trained."""
    X = world.report.golden
    one, two = world.report.model.score(X), world.load().score(X)

    assert one.p_apply.tobytes() == two.p_apply.tobytes()
    assert one.p_accept.tobytes() == two.p_accept.tobytes()
    assert np.array_equal(one.p_match, one.p_apply * one.p_accept)


@pytest.mark.slow
def test_a_key_demands_a_signature(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a key is set, an unsigned model is not believed."""
    monkeypatch.setenv(KEY_VARIABLE, "office key")

    with pytest.raises(ArtifactError, match="签名"):
        read_manifest(world.artifact)
