"""Writing an artifact: deterministic, whole, and never over somebody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import FolderError
from matching.artifact import claim_artifact_folder, load_artifact, save_artifact
from matching.artifact.manifest import KEY_VARIABLE
from matching.training import train_artifact
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
