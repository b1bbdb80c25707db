"""Excel workbooks: guarded first, then the first sheet as cells.

The reader lays a sheet out densely, so one cell in the last corner would take all memory:
`guard` looks at sizes and positions before anything is parsed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from data.reading.raw import RawTable, unusable

MAX_FILES = 2_000
MAX_BYTES = 1 << 30
MAX_RATIO = 300
RATIO_MATTERS_FROM = 20 << 20
MAX_CELLS = 30_000_000
_CHUNK = 1 << 22
_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,4})(\d{1,10})"')
_AGAIN = "请用 Excel 或 WPS 打开检查后，另存为 .xlsx 再试"
_CLEAN = "请把数据复制到新的工作簿（只留需要的行列）后重试，或改用 .csv"


def read_xlsx(path: Path) -> RawTable:
    """Read the first sheet of a workbook.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    RawTable
        Cells as str, float, bool, date or datetime; empty ones as "".

    Raises
    ------
    DefectsError
        If it is not a sound workbook, or far larger than its content.
    """
    guard(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            grid = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise unusable(path.name, "不是完整的 Excel 文件，或加了密码", _AGAIN) from error
    if not grid:
        raise unusable(path.name, "第一张表是空的", "请把数据放在第一张表，第一行是表头")
    headers = tuple(str(cell) for cell in grid[0])
    filled = [(number, row) for number, row in enumerate(grid[1:], start=2) if _is_filled(row)]
    columns = tuple(zip(*(row for _, row in filled), strict=True)) or tuple(() for _ in headers)
    return RawTable(path.name, headers, columns, [number for number, _ in filled])


def guard(path: Path) -> None:
    """Refuse a workbook that would cost far more than it holds.

    Parameters
    ----------
    path : Path
        The file.

    Raises
    ------
    DefectsError
        If it is not a zip archive, is damaged, is a compression bomb or has a far cell.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(path, archive)
            for entry in archive.infolist():
                _check_entry(path, archive, entry)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise unusable(path.name, "不是完整的 Excel 文件，或加了密码", _AGAIN) from error


def _check_sizes(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = max(path.stat().st_size, 1)
    if len(entries) > MAX_FILES or total > MAX_BYTES:
        raise unusable(path.name, "解压后太大", _CLEAN)
    if total > RATIO_MATTERS_FROM and total / packed > MAX_RATIO:
        raise unusable(path.name, "压缩比异常", _CLEAN)


def _check_entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    is_sheet = entry.filename.startswith("xl/worksheets/")
    columns: set[bytes] = set()
    last_row = 0
    tail = b""
    with archive.open(entry) as file:
        # Reading to the end also holds the content against its checksum.
        while chunk := file.read(_CHUNK):
            if not is_sheet:
                continue
            found = _CELL.findall(tail + chunk)
            columns.update(column for column, _ in found)
            last_row = max(last_row, max((int(row) for _, row in found), default=0))
            tail = chunk[-200:]
    width = max(map(_column_number, columns), default=0)
    if width * last_row > MAX_CELLS:
        reason = f"表格范围太大（到第{last_row}行、第{width}列）"
        raise unusable(path.name, reason, _CLEAN)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _is_filled(row: list[object]) -> bool:
    return any(not isinstance(cell, str) or (cell and not cell.isspace()) for cell in row)
