"""Excel workbooks: kinds of cells, and files that would cost more than they hold."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from data.errors import DefectsError
from data.reading import xlsx_source
from data.reading.xlsx_source import read_xlsx


def workbook(path: Path, rows: list[list[Any]], sheets: int = 1) -> Path:
    """Write a workbook cell by cell."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for _ in range(sheets):
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_excel_cells_keep_their_kinds(tmp_path: Path) -> None:
    """Numbers, days, booleans and text come as such; rows count from the header."""
    path = workbook(tmp_path / "x.xlsx", [["a", "b"], [1.5, "x"], [], [date(2025, 3, 1), True]])
    raw = read_xlsx(path)
    assert [list(column) for column in raw.columns] == [[1.5, date(2025, 3, 1)], ["x", True]]
    assert list(raw.rows) == [2, 4]


def test_excel_without_records_has_columns(tmp_path: Path) -> None:
    """A header alone is a table of nobody; an empty sheet is refused."""
    assert read_xlsx(workbook(tmp_path / "x.xlsx", [["a", "b"]])).columns == ((), ())
    with pytest.raises(DefectsError, match="空的"):
        read_xlsx(workbook(tmp_path / "y.xlsx", []))


def test_a_far_cell_is_refused_before_memory_is_spent(tmp_path: Path) -> None:
    """One cell in the last corner of the sheet would make a grid of 17 thousand million."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write("XFD1048576", "x")
    with pytest.raises(DefectsError, match="第1048576行、第16384列"):
        read_xlsx(path)


def test_a_compression_bomb_is_refused(tmp_path: Path) -> None:
    """A few kilobytes that unpack to megabytes are not unpacked."""
    path = workbook(tmp_path / "x.xlsx", [["a"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * (30 << 20))
    with pytest.raises(DefectsError, match="压缩比"):
        read_xlsx(path)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of files inside is bounded."""
    monkeypatch.setattr(xlsx_source, "MAX_FILES", 3)
    with pytest.raises(DefectsError, match="太大"):
        read_xlsx(workbook(tmp_path / "x.xlsx", [["a"]]))
