"""Writing an artifact: deterministic, whole, and never over somebody else's files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.errors import FolderError
from matching.artifact import (
    claim_artifact_folder,
    load_artifact,
    read_manifest,
    save_artifact,
)
from matching.artifact.loading import verified_files
from matching.artifact.manifest import KEY_VARIABLE, MANIFEST_NAME, VERSIONS
from matching.training import train_artifact
from tests.matching.artifact.cases import part_of, save_small
from tests.worlds import SMALL_CONFIG, World


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes(world: World, tmp_path: Path) -> None:
    """Training again writes the same folder; saving over it with a key signs and replaces it."""
    again = tmp_path / "again"
    train_artifact(world.market, again, config=SMALL_CONFIG, seed=0)

    assert contents(again) == contents(world.artifact)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEY_VARIABLE, "office key")
        save_artifact(again, world.report, config=SMALL_CONFIG, seed=1, market=world.market)
        _, manifest = load_artifact(again)
    assert manifest.signature
    assert manifest.seed == 1
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    """Somebody's documents are not an artifact."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")

    with pytest.raises(FolderError, match="其他文件"):
        claim_artifact_folder(tmp_path)


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """The place is a file."""
    (tmp_path / "artifact").write_bytes(b"x")

    with pytest.raises(FolderError, match="同名文件"):
        claim_artifact_folder(tmp_path / "artifact")


def test_an_empty_or_absent_folder_is_fine(tmp_path: Path) -> None:
    """Nothing is lost there."""
    claim_artifact_folder(tmp_path)
    claim_artifact_folder(tmp_path / "new")


def test_a_strange_file_beside_an_artifact_is_refused(tmp_path: Path) -> None:
    """At the top or among the versions: it is somebody's, and it is named."""
    artifact = save_small(tmp_path)
    for place in ("工资表.xlsx", f"{VERSIONS}/备份"):
        (artifact / place).write_bytes(b"x")
        with pytest.raises(FolderError, match=place):
            claim_artifact_folder(artifact)
        (artifact / place).unlink()
    claim_artifact_folder(artifact)


def test_an_artifact_of_an_older_format_gives_way(tmp_path: Path) -> None:
    """Its files lay at the top; they go when the new version serves."""
    artifact = tmp_path / "artifact"
    (artifact / "apply").mkdir(parents=True)
    for name in ("text.npz", "apply/side.json"):
        (artifact / name).write_bytes(b"old")
    old = {"format_version": 2, "files": {"text.npz": "", "apply/side.json": "", "../x": ""}}
    (artifact / MANIFEST_NAME).write_text(json.dumps(old), "utf-8")
    (tmp_path / "x").write_bytes(b"not ours")

    save_small(tmp_path)

    assert {path.name for path in artifact.iterdir()} == {MANIFEST_NAME, VERSIONS}
    assert verified_files(artifact, read_manifest(artifact))
    assert (tmp_path / "x").read_bytes() == b"not ours"


def test_a_damaged_version_is_mended_by_writing_it_again(tmp_path: Path) -> None:
    """The message of a damaged folder says to train again; that must help."""
    artifact = save_small(tmp_path)
    whole = contents(artifact)
    part_of(artifact, "text.npz").write_bytes(b"spoilt")

    save_small(tmp_path)

    assert contents(artifact) == whole


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_no_space_is_said_and_the_old_model_serves(tmp_path: Path, root: Path) -> None:
    """Under a limit on the size of files, which is as good as a full disk."""
    artifact = save_small(tmp_path)
    before = contents(artifact)
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from matching.artifact import save_version\n"
        "from tests.matching.artifact.cases import small_version\n"
        "manifest, files = small_version(Path(sys.argv[1]) / 'market', 8)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))\n"
        "save_version(Path(sys.argv[1]) / 'artifact', manifest, files)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "原有模型没有改动" in done.stderr
    assert contents(artifact) == before
