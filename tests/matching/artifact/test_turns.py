"""One writer at a time in a model folder."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from data.errors import ArtifactError, EnvironmentTroubleError
from matching.artifact import claim_artifact_folder, load_artifact, read_manifest, roll_back
from matching.artifact.turns import one_writer
from tests.matching.artifact.cases import save_small


def test_who_does_not_wait_is_told_what_to_do(tmp_path: Path) -> None:
    """Nothing is written meanwhile, and afterwards it goes."""
    folder = tmp_path / "new"
    with (
        one_writer(folder),
        pytest.raises(EnvironmentTroubleError, match=r"另一个程序正在.*再运行一次"),
        one_writer(folder),
    ):
        pytest.fail("two write at once")

    with one_writer(folder):
        pass
    claim_artifact_folder(folder)


def test_who_waits_says_so_and_goes_on_when_it_may(tmp_path: Path) -> None:
    """The first lets go as soon as it hears that somebody waits."""
    told: list[str] = []
    with ExitStack() as first:
        first.enter_context(one_writer(tmp_path))

        def waiting() -> None:
            told.append("waits")
            first.close()

        with one_writer(tmp_path, waiting):
            told.append("goes on")
    assert told == ["waits", "goes on"]


@pytest.mark.slow
def test_nobody_goes_back_while_a_model_is_written(tmp_path: Path) -> None:
    """What serves goes on serving, can be opened, and the lock is no foreign file."""
    artifact = save_small(tmp_path)
    before = read_manifest(artifact)
    with one_writer(artifact), pytest.raises(EnvironmentTroubleError, match="另一个程序正在"):
        roll_back(artifact)

    assert load_artifact(artifact)[1] == before


def test_going_back_where_there_is_no_model_makes_no_folder(tmp_path: Path) -> None:
    """The message is that of a folder that is no artifact."""
    with pytest.raises(ArtifactError, match="文件夹不存在"):
        roll_back(tmp_path / "none")

    assert not (tmp_path / "none").exists()
