"""A file gets its name only when it is complete."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.writing.trouble import explained


def partial_name(path: Path) -> Path:
    """Return the name under which a file is written until it is complete.

    It is fixed, so that what a killed run left behind is overwritten by the next.

    Parameters
    ----------
    path : Path
        The file in the end.

    Returns
    -------
    Path
        In the same folder, so that renaming never copies.

    Examples
    --------
    >>> partial_name(Path("out/plan.csv")).name
    '.plan.csv.partial'
    """
    return path.with_name(f".{path.name}.partial")


@contextmanager
def replacing(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Write to temporary names; rename when all went well, remove when not.

    Parameters
    ----------
    *paths : Path
        The files in the end. Older ones are replaced, each in one step, after all new ones
        are complete.

    Yields
    ------
    tuple of Path
        Where to write, in the order of the paths.

    Raises
    ------
    EnvironmentTroubleError
        If the machine refuses.
    """
    partials = tuple(partial_name(path) for path in paths)
    with explained(paths[0]):
        try:
            yield partials
            for partial in partials:
                _flush_to_disk(partial)
            for partial, path in zip(partials, paths, strict=True):
                partial.replace(path)
        except BaseException:
            for partial in partials:
                partial.unlink(missing_ok=True)
            raise


def write_text(text: str, path: Path) -> None:
    """Write a small UTF-8 text file, whole or not at all.

    Parameters
    ----------
    text : str
        Line ends are kept as they are.
    path : Path
        The file in the end.

    Raises
    ------
    EnvironmentTroubleError
        If the machine refuses.
    """
    with replacing(path) as (partial,):
        partial.write_bytes(text.encode("utf-8"))


def _flush_to_disk(path: Path) -> None:
    # Without this a power cut can leave the new name on an empty file.
    with path.open("rb+") as file:
        os.fsync(file.fileno())
