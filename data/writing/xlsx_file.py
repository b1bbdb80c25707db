"""Excel: text stays text, numbers keep every digit, the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from typing_extensions import override

from data.errors import InputError

MAX_ROWS = 1_048_576
MAX_CELL_CHARACTERS = 32_767
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, not a time
# Excel takes 1900 for a leap year: earlier days would come back wrong.
_FIRST_SAFE_DAY = date(1900, 3, 1)
_LARGEST_EXACT = 10**15


class _Exact(float):
    """A number whose cell text is the shortest that reads back the same.

    The library formats numbers with 16 digits, and some floats need 17.
    """

    __slots__ = ()

    @override
    def __format__(self, spec: str) -> str:
        return float.__repr__(self)


class XlsxFile:
    """An open Excel workbook with one sheet.

    Parameters
    ----------
    path : Path
        Where to write.
    names : sequence of str
        Column names.
    """

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        # The library insists on an ending that it knows, so it gets the open file.
        self._file = path.open("wb")
        self._book = xlsxwriter.Workbook(self._file, options)
        self._book.set_properties({"created": _CREATED})
        self._sheet = self._book.add_worksheet("data")
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._next_row = 0
        self.write([[name] for name in names])

    def write(self, columns: Sequence[list[object]]) -> None:
        """Append rows, given as columns of plain values."""
        count = len(columns[0]) if columns else 0
        if self._next_row + count > MAX_ROWS:
            raise InputError(
                f"Excel 一张表最多 {MAX_ROWS} 行，放不下这些结果。请把文件名改为 .csv 或 .parquet"
            )
        for row in zip(*columns, strict=True):
            for position, value in enumerate(row):
                if value is not None:
                    self._write_cell(position, value)
            self._next_row += 1

    def _write_cell(self, position: int, value: object) -> None:
        place = (self._next_row, position)
        match value:
            case bool():
                self._sheet.write_boolean(*place, value)
            case float():
                self._sheet.write_number(*place, _Exact(value))
            case int() if abs(value) < _LARGEST_EXACT:
                self._sheet.write_number(*place, value)
            case date() if value >= _FIRST_SAFE_DAY:
                self._sheet.write_datetime(*place, value, self._day)
            case _:
                self._write_text(place, str(value))

    def _write_text(self, place: tuple[int, int], text: str) -> None:
        if len(text) > MAX_CELL_CHARACTERS:
            raise InputError(
                f"Excel 一个单元格最多 {MAX_CELL_CHARACTERS} 个字，"
                f"第{place[0] + 1}行第{place[1] + 1}列放不下。请把文件名改为 .csv 或 .parquet"
            )
        self._sheet.write_string(*place, text)

    def close(self) -> None:
        """Finish the file."""
        try:
            self._book.close()
        finally:
            self._file.close()
