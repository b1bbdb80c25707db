"""CSV files: what the bytes say, then what the commas say.

No encoding detector: on short files they guess wrong. A byte order mark decides, then strict
UTF-8, then strict GB18030 (which reads every GBK file and the rare characters GBK lacks).
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from data.errors import Defect, DefectsError
from data.reading.raw import RawTable, unusable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Foreign encodings read as GB18030 fall into the private use area or onto control codes.
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uf8ff]")
_BLOCK = 20_000
_SAVE_AS = "请在 Excel 或 WPS 中另存为「CSV UTF-8（逗号分隔）」后重试"


def decode(content: bytes) -> str | None:
    """Decode a text file without guessing.

    Parameters
    ----------
    content : bytes
        The whole file.

    Returns
    -------
    str or None
        None when it is neither UTF-8 nor GB18030 text.

    Examples
    --------
    >>> decode("身份证号".encode("gb18030")), decode("𠮷".encode("utf-8-sig"))
    ('身份证号', '𠮷')
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030" and _NOT_TEXT.search(text):
            return None
        return text
    return None


def read_csv(path: Path) -> RawTable:
    """Read a CSV file as text cells.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    RawTable
        Every cell a str.

    Raises
    ------
    DefectsError
        If it is not text, not comma separated, or rows differ in width.
    """
    text = decode(path.read_bytes())
    if text is None:
        raise unusable(path.name, "文字编码既不是 UTF-8 也不是 GB18030", _SAVE_AS)
    if "\x00" in text:
        raise unusable(path.name, "内容不是文本（可能是改了结尾的 Excel 文件）", _SAVE_AS)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    headers = tuple(_rows(reader, path.name, start=1, stop=2).__next__()[1])
    if len(headers) == 1 and re.search("[;\t]", headers[0]):
        raise unusable(path.name, "各列之间不是用英文逗号分隔的", _SAVE_AS, row=1)
    return _collect(reader, path.name, headers)


def _rows(
    reader: Iterator[list[str]], file: str, *, start: int, stop: int | None = None
) -> Iterator[tuple[int, list[str]]]:
    number = start
    while stop is None or number < stop:
        try:
            row = next(reader)
        except StopIteration:
            if stop is not None:
                raise unusable(file, "文件是空的", "请至少保留一行表头") from None
            return
        except csv.Error as error:
            reason = "引号不成对，或一个单元格超过 13 万字，从这一行起读不下去"
            raise unusable(file, reason, _SAVE_AS, row=number) from error
        yield number, row
        number += 1


class _Columns:
    """Columns that grow by blocks of rows."""

    def __init__(self, width: int) -> None:
        # Equal cells of a column share one string: logs repeat ids and dates a thousandfold.
        self._pools: list[dict[str, str]] = [{} for _ in range(width)]
        self._block: list[list[str]] = []
        self.columns: list[list[str]] = [[] for _ in range(width)]
        self.numbers: list[int] = []

    def add(self, number: int, row: list[str]) -> None:
        self.numbers.append(number)
        self._block.append(row)
        if len(self._block) == _BLOCK:
            self.flush()

    def flush(self) -> None:
        cells_of_block = zip(*self._block, strict=True)
        for column, pool, cells in zip(self.columns, self._pools, cells_of_block, strict=False):
            column.extend(map(pool.setdefault, cells, cells))
        self._block.clear()


def _collect(reader: Iterator[list[str]], file: str, headers: tuple[str, ...]) -> RawTable:
    width = len(headers)
    table = _Columns(width)
    defects: list[Defect] = []
    for number, row in _rows(reader, file, start=2):
        if not "".join(row).strip():
            continue
        # Spreadsheets pad rows with empty cells: those are no defect.
        if len(row) < width or any(row[width:]):
            defects.append(_wrong_width(file, number, len(row), width))
        else:
            table.add(number, row[:width])
    table.flush()
    if defects:
        raise DefectsError(defects)
    return RawTable(file, headers, tuple(table.columns), table.numbers)


def _wrong_width(file: str, row: int, found: int, width: int) -> Defect:
    return Defect(
        file,
        row,
        None,
        "",
        f"这一行有 {found} 格，表头有 {width} 列",
        "请检查是否多了或少了逗号，含逗号的内容要加英文双引号",
    )
