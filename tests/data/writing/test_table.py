"""One table: blocks, blanks, limits, and nothing left behind on failure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from data.errors import InputError
from data.market_tables import ENDINGS
from data.reading.sources import read_raw
from data.writing import TableWriter, write_table


@pytest.mark.parametrize("ending", ENDINGS)
def test_blocks_join_into_one_table(tmp_path: Path, ending: str) -> None:
    """Arrays and lists, block after block, in the order of the names."""
    path = tmp_path / f"ranking{ending}"
    with TableWriter(path, ["seeker_id", "rank", "p_match"]) as writer:
        writer.write({"p_match": np.array([0.1, 0.3]), "rank": [1, 2], "seeker_id": ["S1", "S1"]})
        writer.write({"p_match": [0.7], "rank": np.array([1]), "seeker_id": np.array(["S2"])})
    raw = read_raw(path)
    assert raw.headers == ("seeker_id", "rank", "p_match")
    numbers = [[float(str(cell)) for cell in column] for column in raw.columns[1:]]
    assert list(raw.columns[0]) == ["S1", "S1", "S2"]
    assert numbers == [[1, 2, 1], [0.1, 0.3, 0.7]]


@pytest.mark.parametrize("ending", ENDINGS)
def test_floats_keep_every_bit(tmp_path: Path, ending: str) -> None:
    """Sixteen digits are not enough for some floats; each format keeps seventeen."""
    values = np.random.default_rng(7).random(200) * 10.0 ** np.arange(-100, 100)
    path = tmp_path / f"x{ending}"
    write_table({"p": values}, path)
    assert [float(str(cell)) for cell in read_raw(path).columns[0]] == values.tolist()


@pytest.mark.parametrize("ending", ENDINGS)
def test_blanks_of_any_kind_are_blank(tmp_path: Path, ending: str) -> None:
    """None, NaN and NaT are empty cells, zero and False are not."""
    path = tmp_path / f"x{ending}"
    columns: dict[str, Sequence[object] | NDArray[np.generic]] = {
        "a": [None, 0.0],
        "b": np.array([np.nan, 0.0]),
        "c": np.array(["NaT", "2025-03-10"], dtype="datetime64[D]"),
        "d": [None, False],
        "e": np.array([None, "x"], dtype=object),
    }
    write_table(columns, path)
    first = [column[0] for column in read_raw_keeping_blanks(path)]
    assert all(cell in {"", None} for cell in first)
    second = [column[1] for column in read_raw_keeping_blanks(path)]
    assert all(cell not in {"", None} for cell in second)


def read_raw_keeping_blanks(path: Path) -> list[list[object]]:
    """Read a table whose first record is empty, by adding what keeps the row."""
    if path.suffix == ".parquet":
        return [list(column) for column in read_raw(path).columns]
    raw = read_raw(path)
    assert list(raw.rows) == [3]
    return [["", column[0]] for column in raw.columns]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_table_without_rows_has_its_header(tmp_path: Path, ending: str) -> None:
    """Nobody to rank is a table too."""
    path = tmp_path / f"x{ending}"
    with TableWriter(path, ["seeker_id", "rank"]):
        pass
    assert read_raw(path).headers == ("seeker_id", "rank")


@pytest.mark.parametrize("ending", ENDINGS)
def test_failure_keeps_the_old_file_and_leaves_nothing_else(tmp_path: Path, ending: str) -> None:
    """An error between two blocks: the name still holds what it held before."""
    path = tmp_path / f"plan{ending}"
    path.write_bytes(b"old")

    def blocks() -> Iterator[dict[str, list[int]]]:
        yield {"a": [1]}
        raise RuntimeError("stopped")

    def fail() -> None:
        with TableWriter(path, ["a"]) as writer:
            for block in blocks():
                writer.write(block)

    with pytest.raises(RuntimeError, match="stopped"):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_uneven_columns_are_a_mistake_of_ours(tmp_path: Path) -> None:
    """Nothing is written of columns that differ in length or are missing."""
    with pytest.raises(ValueError, match="length"):
        write_table({"a": [1], "b": [1, 2]}, tmp_path / "x.csv")
    with pytest.raises(KeyError), TableWriter(tmp_path / "x.csv", ["a", "b"]) as writer:
        writer.write({"a": [1]})
    assert list(tmp_path.iterdir()) == []


def test_unknown_endings_are_refused(tmp_path: Path) -> None:
    """The message says which endings there are."""
    with pytest.raises(InputError, match="xlsx"):
        write_table({"a": [1]}, tmp_path / "x.txt")
