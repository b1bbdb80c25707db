"""One table, written block by block in the form its file name asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from data.errors import InputError
from data.market_tables import ENDINGS
from data.writing.cells import Column, plain_values
from data.writing.csv_file import CsvFile
from data.writing.parquet_file import ParquetFile
from data.writing.replacing import replacing
from data.writing.xlsx_file import XlsxFile

Columns = Mapping[str, Column]


class TableFile(Protocol):
    """What a file format must be able to do."""

    def write(self, columns: Sequence[list[object]]) -> None:
        """Append rows, given as columns of plain values."""

    def close(self) -> None:
        """Finish the file."""


class TableWriter:
    r"""Write a table of any length in blocks; nothing is left behind on failure.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.
    names : sequence of str
        Column names, in order.
    kinds : mapping of str to type, optional
        The type of a column's values (str, int, float, bool, date). Parquet takes a column
        that is not named here for what its first block holds.

    Raises
    ------
    InputError
        If the ending is none of ours, or an Excel sheet would be too long.
    EnvironmentTroubleError
        If the machine refuses to write.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "ranking.csv"
    >>> with TableWriter(path, ["seeker_id", "p_match"]) as writer:
    ...     writer.write({"seeker_id": ["S1", "S2"], "p_match": [0.25, None]})
    >>> path.read_text(encoding="utf-8")
    'seeker_id,p_match\nS1,0.25\nS2,\n'
    """

    def __init__(
        self, path: Path, names: Sequence[str], *, kinds: Mapping[str, type] | None = None
    ) -> None:
        require_ending(path)
        self._path = path
        self._names = tuple(names)
        self._kinds = dict(kinds or {})
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        (partial,) = self._stack.enter_context(replacing(self._path))
        try:
            self._file = open_table(partial, self._path.suffix, self._names, self._kinds)
        except OSError as error:
            self._stack.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def write(self, columns: Columns) -> None:
        """Append a block of rows.

        Parameters
        ----------
        columns : mapping of str to sequence
            Every column of the table, all of one length.

        Raises
        ------
        KeyError
            If a column is missing.
        ValueError
            If columns differ in length.
        """
        self._file.write(block_of(columns, self._names))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._file.close()
        except BaseException as trouble:
            self._stack.__exit__(type(trouble), trouble, trouble.__traceback__)
            raise
        self._stack.__exit__(kind, error, traceback)


def write_table(columns: Columns, path: Path, *, kinds: Mapping[str, type] | None = None) -> None:
    r"""Write a whole table.

    Parameters
    ----------
    columns : mapping of str to sequence or ndarray
        Columns in order, all of one length. None and NaN are blanks.
    path : Path
        Ends in .csv, .xlsx or .parquet.
    kinds : mapping of str to type, optional
        As for `TableWriter`.

    Raises
    ------
    InputError, EnvironmentTroubleError
        As for `TableWriter`.

    Examples
    --------
    >>> import tempfile
    >>> from datetime import date
    >>> path = Path(tempfile.mkdtemp()) / "queries.csv"
    >>> write_table({"seeker_id": ["S1"], "as_of": [date(2025, 3, 10)]}, path)
    >>> path.read_text(encoding="utf-8")
    'seeker_id,as_of\nS1,2025-03-10\n'
    """
    with TableWriter(path, list(columns), kinds=kinds) as writer:
        writer.write(columns)


def open_table(
    path: Path, ending: str, names: Sequence[str], kinds: Mapping[str, type]
) -> TableFile:
    """Open a table under any name in the format of an ending.

    Parameters
    ----------
    path : Path
        Where to write.
    ending : str
        ".csv", ".xlsx" or ".parquet", in any case.
    names : sequence of str
        Column names.
    kinds : mapping of str to type
        Types of columns, where known.

    Returns
    -------
    TableFile
        To be written and closed.
    """
    match ending.lower():
        case ".xlsx":
            return XlsxFile(path, names)
        case ".parquet":
            return ParquetFile(path, names, kinds)
        case _:
            return CsvFile(path, names)


def block_of(columns: Columns, names: Sequence[str]) -> list[list[object]]:
    """Return the columns of a block as lists of plain values, in order.

    Parameters
    ----------
    columns : mapping of str to sequence
        At least the named columns.
    names : sequence of str
        Column names.

    Returns
    -------
    list of list
        One list a column.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If columns differ in length.

    Examples
    --------
    >>> block_of({"rank": [1, 2], "p_match": [0.5, float("nan")]}, ["p_match", "rank"])
    [[0.5, None], [1, 2]]
    """
    block = [plain_values(columns[name]) for name in names]
    if len({len(column) for column in block}) > 1:
        lengths = {name: len(columns[name]) for name in names}
        raise ValueError(f"columns differ in length: {lengths}")
    return block


def require_ending(path: Path) -> None:
    """Refuse a file name that asks for a format we do not write.

    Parameters
    ----------
    path : Path
        Any path.

    Raises
    ------
    InputError
        If it does not end in .csv, .xlsx or .parquet.
    """
    if path.suffix.lower() not in ENDINGS:
        raise InputError(
            f"文件名「{path.name}」的结尾不是 .csv、.xlsx 或 .parquet。请按需要的格式改文件名"
        )
