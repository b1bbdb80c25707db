"""Parquet: typed columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from data.writing import TableWriter


def test_parquet_columns_have_types(tmp_path: Path) -> None:
    """Given kinds hold even where the first block is blank; others follow the values."""
    path = tmp_path / "x.parquet"
    with TableWriter(path, ["day", "n", "x", "t"], kinds={"day": date, "n": int}) as writer:
        writer.write({"day": [None], "n": [None], "x": [1], "t": [None]})
        writer.write({"day": [date(2025, 3, 10)], "n": [3], "x": [2], "t": ["y"]})
    types = {field.name: str(field.type) for field in pq.read_schema(path)}
    assert types == {"day": "date32[day]", "n": "int64", "x": "int64", "t": "string"}
