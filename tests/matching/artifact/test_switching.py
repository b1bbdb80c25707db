"""Which version serves: there and back, with a kill at every step, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import ArtifactError
from matching.artifact import load_artifact, read_history, read_manifest, roll_back, save_version
from matching.artifact.manifest import KEY_VARIABLE, MANIFEST_NAME
from tests.matching.artifact.cases import part_of, save_small, small_version
from tests.matching.artifact.killing import contents


@pytest.fixture
def artifact(tmp_path: Path) -> Path:
    """Give an artifact with the version of seed 7."""
    return save_small(tmp_path)


def add(artifact: Path, seed: int, *, serves: bool = True) -> str:
    """Save one more version; give its name."""
    manifest, files = small_version(artifact.parent / "market", seed)
    save_version(artifact, manifest, files, serves=serves, note=f"第 {seed} 次")
    return manifest.version


def serving(artifact: Path) -> str:
    """Name the version that serves."""
    return read_manifest(artifact).version


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: this system has none")
def test_a_kill_at_any_step_leaves_a_whole_model(tmp_path: Path, root: Path) -> None:
    """Before each step on the disk: the old model or the new, and the next run mends all."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.matching.artifact.killing", str(tmp_path)],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    winning, losing, back = (int(count) for count in done.stdout.split())
    assert winning > 20
    assert losing > 20
    assert back > 5


@pytest.mark.slow
def test_there_and_back_and_there_again(artifact: Path) -> None:
    """Without a name the version that served just before comes back, which undoes itself."""
    first, before = serving(artifact), contents(artifact)
    second = add(artifact, 8)
    assert serving(artifact) == second

    assert roll_back(artifact).version == first
    assert load_artifact(artifact)[1].version == first
    assert contents(artifact).items() >= before.items()

    assert roll_back(artifact).version == second
    assert roll_back(artifact, first).version == first
    assert [record.version for record in read_history(artifact)] == [second, first]


@pytest.mark.slow
def test_a_challenger_that_lost_waits_and_can_be_asked_for_by_name(artifact: Path) -> None:
    """It does not serve, is not what one goes back to, and serves where a person says so."""
    first = serving(artifact)
    lost = add(artifact, 8, serves=False)

    assert serving(artifact) == first
    assert [(r.version, r.has_served, r.note) for r in read_history(artifact)][-1] == (
        lost, False, "第 8 次",
    )  # fmt: skip
    with pytest.raises(ArtifactError, match="没有更早用过的模型"):
        roll_back(artifact)
    assert roll_back(artifact, lost).version == lost
    assert serving(artifact) == lost
    assert roll_back(artifact).version == first


@pytest.mark.slow
def test_the_same_version_again_changes_nothing(artifact: Path) -> None:
    """Same inputs, same bytes: alone in its folder or among others."""
    alone = contents(artifact)
    add(artifact, 7 + 1)
    among = contents(artifact)

    add(artifact, 8)
    assert contents(artifact) == among
    roll_back(artifact)
    assert {name: among[name] for name in alone if name != MANIFEST_NAME}.items() <= alone.items()
    assert contents(artifact)[MANIFEST_NAME] == alone[MANIFEST_NAME]


def spoil(artifact: Path) -> None:
    """Damage a file of the version that serves."""
    part_of(artifact, "text.npz").write_bytes(b"spoilt")


def lose_the_manifest(artifact: Path) -> None:
    """Damage the manifest of the version that serves."""
    (artifact / MANIFEST_NAME).write_bytes(b"{")


@pytest.mark.slow
@pytest.mark.parametrize("damage", [spoil, lose_the_manifest])
def test_a_damaged_model_can_be_rolled_back_from(
    artifact: Path, damage: Callable[[Path], None]
) -> None:
    """That is when it is needed most."""
    first = serving(artifact)
    add(artifact, 8)
    damage(artifact)

    assert roll_back(artifact).version == first
    assert load_artifact(artifact)[1].version == first


@pytest.mark.slow
def test_a_damaged_version_is_not_gone_back_to(artifact: Path) -> None:
    """What serves goes on serving, and the message says what to do."""
    spoil(artifact)
    second = add(artifact, 8)

    with pytest.raises(ArtifactError, match="被改动过"):
        roll_back(artifact)
    assert serving(artifact) == second


def test_what_was_not_signed_is_not_gone_back_to(
    artifact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Since the office set a key, a version without its signature is nobody's."""
    first = serving(artifact)
    add(artifact, 8)
    monkeypatch.setenv(KEY_VARIABLE, "office key")

    with pytest.raises(ArtifactError, match="签名"):
        roll_back(artifact, first)
