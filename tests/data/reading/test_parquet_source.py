"""Parquet files: plain cells, or a refusal."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.errors import DefectsError
from data.reading import parquet_source
from data.reading.parquet_source import read_parquet
from data.writing import write_table


def test_parquet_cells_are_plain(tmp_path: Path) -> None:
    """Dictionaries, decimals and nulls come as text, numbers and None."""
    path = tmp_path / "x.parquet"
    table = pa.table(
        {
            "a": pa.array(["x", None]).dictionary_encode(),
            "b": pa.array([Decimal("1.5"), None], pa.decimal128(5, 2)),
            "c": pa.array([date(2025, 3, 1), None]),
        }
    )
    pq.write_table(table, path)
    raw = read_parquet(path)
    assert [list(column) for column in raw.columns] == [
        ["x", None],
        [1.5, None],
        [date(2025, 3, 1), None],
    ]


def test_parquet_columns_of_lists_are_refused(tmp_path: Path) -> None:
    """A column that is no text, number or day is named."""
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"a": [[1, 2]]}), path)
    with pytest.raises(DefectsError) as error:
        read_parquet(path)
    assert error.value.defects[0].column == "a"


def test_flipped_bits_are_noticed(tmp_path: Path) -> None:
    """Of 60 damaged copies of a file of ours none gives other values."""
    path = tmp_path / "x.parquet"
    write_table({"a": [f"S{i}" for i in range(40)], "b": np.arange(40) * 1.5}, path)
    content, sound = path.read_bytes(), read_parquet(path)
    rng = np.random.default_rng(3)
    for position in rng.integers(0, len(content) // 2, 60):
        damaged = bytearray(content)
        damaged[position] ^= 1 << int(rng.integers(8))
        path.write_bytes(damaged)
        with suppress(DefectsError):
            assert read_parquet(path).columns == sound.columns


def test_a_table_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size is read before the cells."""
    monkeypatch.setattr(parquet_source, "MAX_CELLS", 3)
    path = tmp_path / "x.parquet"
    write_table({"a": [1, 2, 3, 4]}, path)
    with pytest.raises(DefectsError, match="太大"):
        read_parquet(path)
