"""Parquet: typed columns, blanks as nulls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


class ParquetFile:
    """An open Parquet file.

    Parameters
    ----------
    path : Path
        Where to write.
    names : sequence of str
        Column names.
    kinds : mapping of str to type
        Types of columns, where known.
    """

    def __init__(self, path: Path, names: Sequence[str], kinds: Mapping[str, type]) -> None:
        self._path = path
        self._names = tuple(names)
        self._kinds = kinds
        self._is_open = False

    def write(self, columns: Sequence[list[object]]) -> None:
        """Append rows, given as columns of plain values."""
        if not self._is_open:
            self._open(columns)
        arrays = [
            pa.array(column, type=field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def _open(self, columns: Sequence[list[object]]) -> None:
        fields = [
            pa.field(name, _TYPES[self._kinds.get(name) or _kind_of(column)])
            for name, column in zip(self._names, columns, strict=True)
        ]
        self._schema = pa.schema(fields)
        self._writer = pq.ParquetWriter(self._path, self._schema, write_page_checksum=True)
        self._is_open = True

    def close(self) -> None:
        """Finish the file."""
        if not self._is_open:
            self._open([[] for _ in self._names])
        self._writer.close()


def _kind_of(column: list[object]) -> type:
    kinds = {type(value) for value in column if value is not None}
    if kinds == {int, float}:
        return float
    return kinds.pop() if len(kinds) == 1 else str
