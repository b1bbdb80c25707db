"""CSV: quotes where needed."""

from __future__ import annotations

from pathlib import Path

from data.reading.sources import read_raw
from data.writing import write_table


def test_csv_quotes_what_needs_it(tmp_path: Path) -> None:
    """A lone carriage return, quotes and commas read back in any Python."""
    path = tmp_path / "x.csv"
    texts = ["a\rb", 'q"q', "c,d", "n\nn", "普通"]
    write_table({"a": texts, "b": list(range(5))}, path)
    assert list(read_raw(path).columns[0]) == texts
