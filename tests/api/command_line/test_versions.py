"""Listing the models of a folder and going back, as a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.command_line.running import run
from api.command_line.versions import list_models
from data.errors import ArtifactError
from matching.artifact import read_manifest, save_version
from matching.artifact.manifest import archived_name
from tests.matching.artifact.cases import save_small, small_version


@pytest.fixture
def artifact(tmp_path: Path) -> Path:
    """Give an artifact with a model that served, one that serves and one that waits."""
    artifact = save_small(tmp_path)
    for seed, serves, note in ((8, True, "不比原来的差"), (9, False, "名次变差")):
        manifest, files = small_version(tmp_path / "market", seed)
        save_version(artifact, manifest, files, serves=serves, note=note)
    return artifact


def test_the_list_says_who_serves_and_why(artifact: Path) -> None:
    """The latest first, each with its card."""
    _, *lines = list_models(artifact)

    waits, serves, served = lines[::2]
    assert "未用过，记录截至 2025-03-06，依据本单位自己的记录；名次变差" in waits
    assert read_manifest(artifact).version in serves
    assert "使用中" in serves
    assert "不比原来的差" in serves
    assert "用过" in served
    assert all(Path(line.partition("说明：")[2]).is_file() for line in lines[1:5:2])


def test_a_model_that_cannot_be_opened_is_listed_as_such(artifact: Path) -> None:
    """The list does not end there."""
    _, *lines = list_models(artifact)
    waiting = lines[0].split()[0]
    (artifact / archived_name(waiting)).write_bytes(b"{")

    assert f"  {waiting}  未用过，打不开：" in list_models(artifact)[1]
    assert len(list_models(artifact)) == 6


@pytest.mark.slow
def test_there_and_back_by_command(artifact: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command goes back, the same command undoes it, and `--to` reaches any."""
    versions = [line.split()[0] for line in list_models(artifact)[1::2]]
    waits, serves, served = versions
    folder = ["--artifact", str(artifact)]

    for arguments, expected in (([], served), ([], serves), (["--to", waits], waits)):
        assert run(["rollback", *folder, *arguments]) == 0
        assert f"已换用模型 {expected}" in capsys.readouterr().out
        assert read_manifest(artifact).version == expected
    assert run(["models", *folder]) == 0
    assert "人工换回" in capsys.readouterr().out
    assert run(["rollback", *folder, "--to", "0" * 12]) == 2
    assert "没有编号为 000000000000 的模型" in capsys.readouterr().err


def test_where_nothing_serves_nothing_is_listed(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(ArtifactError, match="jobmatch train"):
        list_models(tmp_path)
