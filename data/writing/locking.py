"""A file's lock: of any number of processes and threads, one at a time goes on."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def locked(path: Path, *, waits: bool = True) -> Iterator[None]:
    """Hold a file's lock; the system lets go of it when a process ends, however it ends.

    Parameters
    ----------
    path : Path
        The file, empty and left where it is; its folder exists.
    waits : bool
        Whether to wait until whoever holds it lets go.

    Raises
    ------
    BlockingIOError
        Somebody holds it, and `waits` is False.
    OSError
        If the machine refuses.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / ".lock"
    >>> with locked(path):
    ...     try:
    ...         with locked(path, waits=False):
    ...             pass
    ...     except BlockingIOError:
    ...         print("somebody holds it")
    somebody holds it
    """
    with path.open("ab") as file:
        _take(file, waits=waits)
        try:
            yield
        finally:
            _release(file)


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO, *, waits: bool) -> None:
        while True:
            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if not waits:
                    raise BlockingIOError(error.errno, error.strerror) from error
                # The system gives up after ten seconds.
                if error.errno != errno.EDEADLK:
                    raise
            else:
                return

    def _release(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO, *, waits: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
