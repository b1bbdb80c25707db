"""Writing that survives a power cut: contents reach the disk before names point to them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from data.writing.replacing import partial_name


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder of their own, and wait until the disk has them.

    Parameters
    ----------
    folder : Path
        Made if absent, as are the folders inside it.
    files : mapping of str to bytes
        Content by path inside the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        _write(path, content)
    for each in {folder, *((folder / name).parent for name in files)}:
        sync_folder(each)


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file in one step: who looks finds the old content or the new one, whole.

    Parameters
    ----------
    path : Path
        The file; its folder exists.
    content : bytes
        All of its new content.
    """
    partial = partial_name(path)
    _write(partial, content)
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; only POSIX systems can be asked to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
