"""A log of records that only grows: what `append` has returned from is on the disk."""

from __future__ import annotations

import csv
import io
import os
import threading
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from data.writing.locking import locked
from data.writing.trouble import explained

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_WORDS = {None: "", True: "true", False: "false"}


class RecordLog:
    """Records of one kind as lines of CSV in the exchange format.

    Any number of threads and processes may append to one file: each `append` holds the lock
    beside it, and writes its lines as one piece. What a killed writer left of a line is cut off
    by the next, so that every line is whole.

    Parameters
    ----------
    path : Path
        Ends in .csv; made with its folder, readable by its owner alone.
    kind : type
        Class of the records; its fields are the columns.

    Examples
    --------
    >>> import tempfile
    >>> from data.records import Employer, EmployerId
    >>> path = Path(tempfile.mkdtemp()) / "employers.csv"
    >>> RecordLog(path, Employer).append([Employer(employer_id=EmployerId("E1"), name="制衣厂")])
    >>> path.read_text(encoding="utf-8").splitlines()[1]
    'E1,制衣厂,,,,,,,,,'
    """

    def __init__(self, path: Path, kind: type[DataclassInstance]) -> None:
        self.path = path
        self._names = tuple(field.name for field in fields(kind))
        self._turn = threading.Lock()

    def append(self, records: Sequence[DataclassInstance]) -> None:
        """Write records; on return they survive a power cut.

        Parameters
        ----------
        records : sequence of dataclass instances
            All of the log's kind.

        Raises
        ------
        EnvironmentTroubleError
            If the machine refuses; then none of them is in the log.
        """
        rows = [[_spelled(getattr(record, name)) for name in self._names] for record in records]
        with explained(self.path), self._turn:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with locked(self.path.with_name(f".{self.path.name}.lock")):
                self._write(rows)

    def _write(self, rows: Sequence[Sequence[object]]) -> None:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            end = _end_of_last_line(file)
            lines = rows if end else [self._names, *rows]
            file.truncate(end)
            file.seek(end)
            try:
                file.write(_as_csv(lines))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(end)
                raise


def _spelled(value: object) -> object:
    return _WORDS[value] if value is None or isinstance(value, bool) else value


def _as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def _end_of_last_line(file: BinaryIO) -> int:
    """Find where the last whole line ends; what follows it was never acknowledged."""
    position = file.seek(0, os.SEEK_END)
    while position:
        start = max(position - 4096, 0)
        file.seek(start)
        found = file.read(position - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        position = start
    return 0
