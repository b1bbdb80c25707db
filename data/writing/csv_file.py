"""CSV: UTF-8 without a mark, line feeds, shortest numbers that read back the same."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

_BOOLEANS = {True: "true", False: "false"}


class CsvFile:
    """An open CSV file.

    Parameters
    ----------
    path : Path
        Where to write.
    names : sequence of str
        Column names.
    """

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        self._file = path.open("w", encoding="utf-8", newline="", buffering=1 << 20)
        self._plain = csv.writer(self._file, lineterminator="\n")
        self._quoting = csv.writer(self._file, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._plain.writerow(names)

    def write(self, columns: Sequence[list[object]]) -> None:
        """Append rows, given as columns of plain values."""
        rows = zip(*(_spelled(column) for column in columns), strict=True)
        if any(_holds_return(column) for column in columns):
            # Python before 3.13 leaves a lone carriage return unquoted.
            self._quoting.writerows(rows)
        else:
            self._plain.writerows(rows)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _spelled(column: list[object]) -> list[object]:
    if any(isinstance(value, bool) for value in column):
        return [_BOOLEANS[value] if isinstance(value, bool) else value for value in column]
    return column


def _holds_return(column: list[object]) -> bool:
    return any(isinstance(value, str) and "\r" in value for value in column)
