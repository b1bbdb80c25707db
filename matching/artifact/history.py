"""The versions that an artifact keeps: in which order they came, and which are let go.

The history is a list for people and for `jobmatch rollback`. What serves is said by
``manifest.json`` alone, and whatever is opened is verified by its own manifest.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from data.errors import ArtifactError
from matching.artifact.durable import replace_file
from matching.artifact.manifest import VERSIONS, Manifest, read_manifest

HISTORY_NAME: Final = f"{VERSIONS}/history.json"
DRAFT: Final = ".draft-"
"""How the folder of a version is called until it is complete."""
KEPT: Final = 3
"""Versions kept, the serving one among them."""
ORPHAN_SECONDS: Final = 86_400
"""Age from which nobody is still writing what belongs to no version."""


class Record(BaseModel):
    """One version in the history.

    Examples
    --------
    >>> Record(version="0123456789ab", has_served=True).note
    ''
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str = Field(pattern=r"^[0-9a-f]{12}$")
    has_served: bool
    """Whether it ever was the model of the folder; a challenger that lost never was."""
    note: str = ""
    """Why it came to serve, or why not, in Chinese."""


_OWN: Final = re.compile(
    r"[0-9a-f]{12}(\.json)?|\.draft-[0-9a-f]{12}|history\.json|\.lock"
    r"|\.([0-9a-f]{12}|history)\.json\.partial"
)
_RECORDS: Final = TypeAdapter(tuple[Record, ...])


def serving_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of the version that serves; None where there is none to be read."""
    try:
        return read_manifest(folder)
    except ArtifactError:
        return None


def read_history(folder: Path) -> tuple[Record, ...]:
    """List the versions kept, the latest to come or to come back last.

    Parameters
    ----------
    folder : Path
        An artifact folder.

    Returns
    -------
    tuple of Record
        Only versions whose files are there. A history that is missing or damaged is put
        together again from the manifests, in the order of their cut-off days.
    """
    serving = serving_manifest(folder)
    records = _recorded(folder)
    if serving and serving.version not in {record.version for record in records}:
        records = (*records, Record(version=serving.version, has_served=True))
    return tuple(record for record in records if (folder / VERSIONS / record.version).is_dir())


def write_history(folder: Path, records: tuple[Record, ...]) -> None:
    """Write the history down; a single version needs none."""
    path = folder / HISTORY_NAME
    if len(records) > 1 or path.exists():
        replace_file(path, _RECORDS.dump_json(records, indent=1) + b"\n")


def with_latest(records: tuple[Record, ...], latest: Record) -> tuple[Record, ...]:
    """Put a version at the end, and forget its earlier place.

    Examples
    --------
    >>> a, b = (Record(version=name * 12, has_served=True) for name in "ab")
    >>> [record.version[0] for record in with_latest((a, b), a)]
    ['b', 'a']
    """
    return (*(record for record in records if record.version != latest.version), latest)


def with_challenger(records: tuple[Record, ...], version: str, note: str) -> tuple[Record, ...]:
    """Note that a version does not serve now.

    One that has served keeps its place: what served just before must stay the last but one of
    those that did.

    Examples
    --------
    >>> served = Record(version="a" * 12, has_served=True)
    >>> with_challenger((served,), "a" * 12, "名次变差")[0].has_served
    True
    >>> with_challenger((served,), "b" * 12, "名次变差")[1].has_served
    False
    """
    if any(each.version == version and each.has_served for each in records):
        return tuple(
            each.model_copy(update={"note": note}) if each.version == version else each
            for each in records
        )
    return with_latest(records, Record(version=version, has_served=False, note=note))


def kept_records(records: tuple[Record, ...], serving: str | None) -> tuple[Record, ...]:
    """Choose the versions to keep: the one that serves and the latest others.

    Of the challengers that never served only the latest is kept: a row of them must not push
    out what one could go back to.

    Parameters
    ----------
    records : tuple of Record
        All, the latest last.
    serving : str or None
        The version that serves.

    Returns
    -------
    tuple of Record
        At most `KEPT`, in the same order.
    """
    waiting = [each.version for each in records if not each.has_served]
    others = [
        each.version
        for each in records
        if each.version != serving and each.version not in waiting[:-1]
    ]
    own = [each.version for each in records if each.version == serving]
    keep = {*own, *others[max(0, len(others) - KEPT + len(own)) :]}
    return tuple(each for each in records if each.version in keep)


def foreign_versions(folder: Path) -> list[str]:
    """List what lies among the versions and was not written there by this program."""
    if not (folder / VERSIONS).is_dir():
        return []
    names = (path.name for path in (folder / VERSIONS).iterdir())
    return sorted(name for name in names if not _OWN.fullmatch(name))


def sweep(folder: Path, records: tuple[Record, ...]) -> None:
    """Remove the versions that are not kept, and what killed trainings left behind.

    A folder that belongs to no version may be one that is being written now: it goes only
    when it is a day old.
    """
    kept = {record.version for record in records}
    paths = [path for path in (folder / VERSIONS).iterdir() if _OWN.fullmatch(path.name)]
    newest = max((path.stat().st_mtime for path in paths), default=0.0)
    for path in paths:
        if path.stem in kept or path == folder / HISTORY_NAME:
            continue
        if path.suffix == ".json":
            path.unlink(missing_ok=True)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
        elif path.is_dir() and newest - path.stat().st_mtime > ORPHAN_SECONDS:
            shutil.rmtree(path, ignore_errors=True)


def _recorded(folder: Path) -> tuple[Record, ...]:
    try:
        return _RECORDS.validate_json((folder / HISTORY_NAME).read_bytes())
    except (OSError, ValidationError):
        return _rebuilt(folder)


def _rebuilt(folder: Path) -> tuple[Record, ...]:
    found = []
    for path in sorted((folder / VERSIONS).glob("*.json")):
        try:
            manifest = read_manifest(folder, f"{VERSIONS}/{path.name}")
        except ArtifactError:
            continue
        found.append((manifest.training_cutoff or "", manifest.version))
    return tuple(Record(version=version, has_served=True) for _, version in sorted(found))
