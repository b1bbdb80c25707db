"""Which version serves: one small file is replaced, and nothing else decides it.

The files of a version never change once they are written, so a service that is reading one
goes on reading it, and a machine that stops at any moment leaves a whole model.
"""

from __future__ import annotations

from pathlib import Path

from data.errors import ArtifactError
from data.writing.trouble import explained
from matching.artifact.durable import replace_file
from matching.artifact.history import (
    Record,
    kept_records,
    read_history,
    serving_manifest,
    sweep,
    with_challenger,
    with_latest,
    write_history,
)
from matching.artifact.loading import load_version
from matching.artifact.manifest import (
    MANIFEST_NAME,
    VERSIONS,
    Manifest,
    archived_name,
    read_manifest,
    read_version,
)
from matching.artifact.turns import one_writer

LOOK_FIRST = "请用 jobmatch models 查看有哪些版本"


def make_serving(folder: Path, manifest: Manifest, note: str) -> None:
    """Let a version serve, whose files are in place.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    manifest : Manifest
        The manifest of the version.
    note : str
        Why, in Chinese.
    """
    before = serving_manifest(folder)
    if before and before.version == manifest.version:
        replace_file(folder / MANIFEST_NAME, manifest.to_bytes())  # perhaps signed anew
        return
    if before:
        # The way back is written before anything is given up.
        replace_file(folder / archived_name(before.version), before.to_bytes())
    record = Record(version=manifest.version, has_served=True, note=note)
    records = kept_records(with_latest(read_history(folder), record), manifest.version)
    write_history(folder, records)
    replace_file(folder / MANIFEST_NAME, manifest.to_bytes())
    sweep(folder, records)


def keep_waiting(folder: Path, manifest: Manifest, note: str) -> None:
    """Keep a version, whose files are in place, as a challenger that does not serve.

    Parameters
    ----------
    folder : Path
        An artifact folder in which another version serves.
    manifest : Manifest
        The manifest of the challenger.
    note : str
        Why it does not serve, in Chinese.
    """
    serving = serving_manifest(folder)
    records = kept_records(
        with_challenger(read_history(folder), manifest.version, note),
        serving.version if serving else None,
    )
    # In this order: a manifest without a line in the history would pass for one that has served.
    write_history(folder, records)
    replace_file(folder / archived_name(manifest.version), manifest.to_bytes())
    sweep(folder, records)


def roll_back(folder: Path, version: str | None = None) -> Manifest:
    """Let an earlier version serve again, in one step.

    Done twice without naming a version, it undoes itself: the version that served just before
    is the one that was rolled back from.

    Parameters
    ----------
    folder : Path
        An artifact folder.
    version : str, optional
        Any version kept; by default the one that served just before.

    Returns
    -------
    Manifest
        Of the version that serves now.

    Raises
    ------
    ArtifactError
        There is no such version, or it is damaged; what served goes on serving.
    EnvironmentTroubleError
        No right to write, no space, or another program is writing; what served goes on serving.
    """
    if not (folder / VERSIONS).is_dir():
        read_manifest(folder)  # a folder that is no artifact has a message of its own
    with one_writer(folder):
        target = read_version(folder, version or _served_before(folder))
        load_version(folder, target)
        with explained(folder):
            make_serving(folder, target, "人工换回")
    return target


def _served_before(folder: Path) -> str:
    serving = serving_manifest(folder)
    earlier = [
        record.version
        for record in read_history(folder)
        if record.has_served
        and not (serving and record.version == serving.version)
        and (folder / archived_name(record.version)).is_file()
    ]
    if not earlier:
        read_manifest(folder)  # a folder that is no artifact has a message of its own
        raise ArtifactError(str(folder), "里面没有更早用过的模型，无法换回", LOOK_FIRST)
    return earlier[-1]
