"""Excel: text stays text, numbers keep their digits, a sheet has an end."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from data.errors import InputError
from data.reading.sources import read_raw
from data.writing import write_table, xlsx_file


def test_excel_text_is_never_a_formula(tmp_path: Path) -> None:
    """Names that look like formulas, links or numbers are written as text cells."""
    path = tmp_path / "x.xlsx"
    texts = ["=1+1", '=HYPERLINK("http://x")', "+cmd", "http://x.cn", "007", "@SUM", "{=1}"]
    write_table({"a": texts}, path)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert list(read_raw(path).columns[0]) == texts


def test_excel_keeps_what_it_would_spoil_as_text(tmp_path: Path) -> None:
    """Days before March 1900 and numbers beyond fifteen digits go in as text."""
    path = tmp_path / "x.xlsx"
    write_table({"a": [date(1899, 5, 1), date(1900, 3, 1)], "b": [10**16, 5]}, path)
    raw = read_raw(path)
    assert list(raw.columns[0]) == ["1899-05-01", date(1900, 3, 1)]
    assert list(raw.columns[1]) == ["10000000000000000", 5.0]


def test_excel_says_when_a_sheet_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy names the formats without a limit, and nothing is left behind."""
    monkeypatch.setattr(xlsx_file, "MAX_ROWS", 3)
    write_table({"a": [1, 2]}, tmp_path / "fits.xlsx")
    with pytest.raises(InputError, match=r"\.csv 或 \.parquet"):
        write_table({"a": [1, 2, 3]}, tmp_path / "full.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["fits.xlsx"]
