"""The versions that are kept, and those that are let go."""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.artifact import Record, read_history, save_version
from matching.artifact.history import (
    HISTORY_NAME,
    KEPT,
    ORPHAN_SECONDS,
    foreign_versions,
    kept_records,
    with_challenger,
    with_latest,
)
from matching.artifact.manifest import VERSIONS
from tests.matching.artifact.cases import save_small, small_version


@pytest.fixture
def artifact(tmp_path: Path) -> Path:
    """Give an artifact with the version of seed 7."""
    return save_small(tmp_path)


def add(artifact: Path, seed: int, *, serves: bool = True) -> str:
    """Save one more version; give its name."""
    manifest, files = small_version(artifact.parent / "market", seed)
    save_version(artifact, manifest, files, serves=serves)
    return manifest.version


def folders(artifact: Path) -> set[str]:
    """Name the versions whose files are there."""
    return {path.name for path in (artifact / VERSIONS).iterdir() if path.is_dir()}


@given(
    events=st.lists(
        st.tuples(st.sampled_from("abcdef"), st.booleans()), min_size=1, max_size=12
    )
)  # fmt: skip
def test_who_serves_and_who_served_before_are_always_kept(
    events: list[tuple[str, bool]],
) -> None:
    """Whatever comes, wins or loses: at most three, at most one of them never served."""
    records: tuple[Record, ...] = ()
    serving, served_before = None, None
    for name, wins in events:
        version = name * 12
        if wins and version != serving:
            serving, served_before = version, serving
        latest = Record(version=version, has_served=True)
        known = with_latest(records, latest) if wins else with_challenger(records, version, "")
        records = kept_records(known, serving)

    kept = [record.version for record in records]
    assert len(kept) == len(set(kept)) <= KEPT
    assert sum(not record.has_served for record in records) <= 1
    assert {each for each in (serving, served_before) if each} <= set(kept)
    served = [each.version for each in records if each.has_served and each.version != serving]
    assert served[-1:] == [each for each in (served_before,) if each]


def test_the_last_three_are_kept(artifact: Path) -> None:
    """The fourth pushes out the first, with its manifest."""
    names = [add(artifact, seed) for seed in (8, 9, 10)]

    assert folders(artifact) == set(names)
    assert [record.version for record in read_history(artifact)] == names
    assert sorted(path.name for path in (artifact / VERSIONS).glob("*.json")) == sorted(
        [f"{names[0]}.json", f"{names[1]}.json", Path(HISTORY_NAME).name]
    )


def test_losers_do_not_push_out_the_way_back(artifact: Path) -> None:
    """Only the latest of them is kept."""
    (first,) = folders(artifact)
    second = add(artifact, 8)
    *_, last = [add(artifact, seed, serves=False) for seed in (9, 10, 11)]

    assert folders(artifact) == {first, second, last}


@pytest.mark.parametrize("spoilt", [None, b"{", b"[1]"], ids=["missing", "half", "of another kind"])
def test_a_lost_history_is_put_together_again(artifact: Path, spoilt: bytes | None) -> None:
    """From the manifests; the one that serves comes last."""
    second = add(artifact, 8)
    path = artifact / HISTORY_NAME
    if spoilt is None:
        path.unlink()
    else:
        path.write_bytes(spoilt)

    records = read_history(artifact)

    assert {record.version for record in records} == folders(artifact)
    assert records[-1].version == second


def test_a_single_version_needs_no_history(artifact: Path) -> None:
    """A fresh artifact holds nothing but what its manifest names."""
    assert not (artifact / HISTORY_NAME).exists()
    assert len(read_history(artifact)) == 1


def test_what_a_killed_training_left_goes_when_it_is_old(artifact: Path) -> None:
    """A folder that is being written now stays, and so does anything foreign."""
    old, young, foreign = (
        artifact / VERSIONS / name for name in (f".draft-{'0' * 12}", "1" * 12, "账本")
    )
    for path in (old, young):
        path.mkdir()
    yesterday = young.stat().st_mtime - ORPHAN_SECONDS - 1
    os.utime(old, (yesterday, yesterday))

    add(artifact, 8)
    assert not old.exists()
    assert young.exists()

    foreign.mkdir()
    assert foreign_versions(artifact) == ["账本"]


@given(name=st.text(alphabet=string.ascii_letters + string.digits + "._-", min_size=1, max_size=20))
def test_only_names_of_our_own_are_ours(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nothing else is ever swept away."""
    folder = tmp_path_factory.mktemp("foreign")
    if name in {".", ".."}:
        return
    (folder / VERSIONS / name).mkdir(parents=True)

    is_ours = not foreign_versions(folder)

    assert is_ours == (
        set(name[:12]) <= set(string.hexdigits.lower())
        and len(name[:12]) == 12
        and name[12:] in {"", ".json"}
    )
