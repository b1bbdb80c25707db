"""Parquet files as tables of plain cells."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from data.reading.raw import RawTable, unusable

MAX_CELLS = 400_000_000
_AGAIN = "请重新导出 Parquet 文件，或改用 .csv"


def read_parquet(path: Path) -> RawTable:
    """Read a Parquet file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    RawTable
        Nulls are None.

    Raises
    ------
    DefectsError
        If it is damaged, far too large, or holds a column of lists or bytes.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            if file.metadata.num_rows * file.metadata.num_columns > MAX_CELLS:
                raise unusable(path.name, "表格太大", "请按年份或县区拆成几个文件夹")
            table = file.read()
            columns = tuple(_cells(path.name, field, table) for field in table.schema)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise unusable(path.name, "不是完整的 Parquet 文件", _AGAIN) from error
    return RawTable(path.name, tuple(table.schema.names), columns, range(2, table.num_rows + 2))


def _cells(file: str, field: pa.Field, table: pa.Table) -> list[object]:
    kind = field.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        reason = "这一列不是文字、数字、日期或是否"
        raise unusable(file, reason, _AGAIN, row=1, column=field.name)
    column = table.column(table.schema.get_field_index(field.name))
    if pa.types.is_decimal(kind):
        column = column.cast(pa.float64())
    cells: list[object] = column.to_pylist()
    return cells
