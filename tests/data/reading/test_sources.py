"""Files: encodings, formats and damage."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from data.errors import DefectsError, FolderError, InputError
from data.reading import csv_source, xlsx_source
from data.reading.sources import find_table, read_raw

CONTENT = "seeker_id,name\nS1,䶮𡒊𠮷\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    """Rare names survive UTF-8 with and without mark, GB18030 and marked UTF-16."""
    path = tmp_path / "seekers.csv"
    path.write_bytes(CONTENT.encode(encoding))
    raw = read_raw(path)
    assert raw.headers == ("seeker_id", "name")
    assert [list(column) for column in raw.columns] == [["S1"], ["䶮𡒊𠮷"]]
    assert list(raw.rows) == [2]


def test_every_prefix_of_a_gb18030_file_is_read_as_written() -> None:
    """Short files are where detectors guess wrong; strict decoding does not."""
    text = "姓名,身份证号\n黄秀英,无\n"
    for end in range(1, len(text)):
        assert csv_source.decode(text[:end].encode("gb18030")) == text[:end]


@pytest.mark.parametrize(
    "content",
    [b"\xff\xff\xff", b"PK\x03\x04\x00\x00", "名,姓".encode("shift_jis") + b"\xff",
     b"a,b\n1,\x80\xff", b"\xef\xbb\xbf\xff"],
)  # fmt: skip
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    """Neither mojibake nor binary is loaded."""
    path = tmp_path / "seekers.csv"
    path.write_bytes(content)
    with pytest.raises(DefectsError, match="另存为"):
        read_raw(path)


@pytest.mark.parametrize(
    ("content", "words", "row"),
    [
        ("", "空的", None),
        ("a;b\n1;2\n", "逗号", 1),
        ("a\tb\n1\t2\n", "逗号", 1),
        ("a,b\n1,2,3\n", "3 格", 2),
        ("a,b\n1,2\n\n3\n", "1 格", 4),
        ('a,b\n1,"2\n', "引号", 2),
        ('a,b\n1,2\n1,"2"x\n', "引号", 3),
        (f"a\n{'长' * 200_000}\n", "引号", 2),
    ],
)
def test_csv_that_is_no_table_is_refused_at_its_row(
    tmp_path: Path, content: str, words: str, row: int | None
) -> None:
    """The defect names the row where the table breaks."""
    path = tmp_path / "x.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DefectsError) as error:
        read_raw(path)
    (defect,) = error.value.defects
    assert words in defect.reason
    assert defect.row == row


def test_empty_rows_and_padding_count_but_hold_nothing(tmp_path: Path) -> None:
    """Rows are counted as a spreadsheet counts, newlines in cells included."""
    path = tmp_path / "x.csv"
    path.write_text('a,b\n\n"1\n1",2,,\n , \n,\n3,4\r\n', encoding="utf-8", newline="")
    raw = read_raw(path)
    assert [list(column) for column in raw.columns] == [["1\n1", "3"], ["2", "4"]]
    assert list(raw.rows) == [3, 6]


def test_large_csv_crosses_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of rows survives reading in blocks."""
    monkeypatch.setattr(csv_source, "_BLOCK", 7)
    path = tmp_path / "x.csv"
    path.write_text("a\n" + "".join(f"{i}\n" for i in range(50)), encoding="utf-8")
    assert list(read_raw(path).columns[0]) == [str(i) for i in range(50)]


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
    raw = read_raw(path)
    assert [list(column) for column in raw.columns] == [[1.5, date(2025, 3, 1)], ["x", True]]
    assert list(raw.rows) == [2, 4]


def test_excel_without_records_has_columns(tmp_path: Path) -> None:
    """A header alone is a table of nobody; an empty sheet is refused."""
    assert read_raw(workbook(tmp_path / "x.xlsx", [["a", "b"]])).columns == ((), ())
    with pytest.raises(DefectsError, match="空的"):
        read_raw(workbook(tmp_path / "y.xlsx", []))


def test_a_far_cell_is_refused_before_memory_is_spent(tmp_path: Path) -> None:
    """One cell in the last corner of the sheet would make a grid of 17 thousand million."""
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write("XFD1048576", "x")
    with pytest.raises(DefectsError, match="第1048576行、第16384列"):
        read_raw(path)


def test_a_compression_bomb_is_refused(tmp_path: Path) -> None:
    """A few kilobytes that unpack to megabytes are not unpacked."""
    path = workbook(tmp_path / "x.xlsx", [["a"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * (30 << 20))
    with pytest.raises(DefectsError, match="压缩比"):
        read_raw(path)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of files inside is bounded."""
    monkeypatch.setattr(xlsx_source, "MAX_FILES", 3)
    with pytest.raises(DefectsError, match="太大"):
        read_raw(workbook(tmp_path / "x.xlsx", [["a"]]))


@pytest.mark.parametrize("ending", [".xlsx", ".parquet"])
def test_a_file_that_is_not_what_it_says_is_refused(tmp_path: Path, ending: str) -> None:
    """Text under another ending, and nothing at all."""
    for content in (b"", b"seeker_id\nS1\n", b"PK\x03\x04" + b"x" * 99, b"PAR1" * 9):
        path = tmp_path / f"seekers{ending}"
        path.write_bytes(content)
        with pytest.raises(DefectsError, match="不是完整的"):
            read_raw(path)


@pytest.mark.parametrize("ending", [".xlsx", ".parquet"])
def test_truncated_files_are_refused(tmp_path: Path, ending: str) -> None:
    """Cut at every twentieth of its length, a file is refused, never half loaded."""
    whole = tmp_path / f"whole{ending}"
    if ending == ".xlsx":
        workbook(whole, [["a"], *([str(i)] for i in range(50))])
    else:
        pq.write_table(pa.table({"a": [str(i) for i in range(50)]}), whole)
    content = whole.read_bytes()
    cut = tmp_path / f"cut{ending}"
    for part in range(20):
        cut.write_bytes(content[: len(content) * part // 20])
        with pytest.raises(DefectsError):
            read_raw(cut)


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
    raw = read_raw(path)
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
        read_raw(path)
    assert error.value.defects[0].column == "a"


def test_other_endings_and_missing_files_are_named(tmp_path: Path) -> None:
    """The message says which endings are taken and which file is missing."""
    with pytest.raises(InputError, match="parquet"):
        read_raw(tmp_path / "seekers.xls")
    with pytest.raises(InputError, match="没有文件"):
        read_raw(tmp_path / "seekers.csv")


def test_one_table_has_one_file(tmp_path: Path) -> None:
    """Two endings for one table are a defect, a missing folder is named."""
    (tmp_path / "seekers.csv").write_text("seeker_id\n", encoding="utf-8")
    assert find_table(tmp_path, "seekers") == tmp_path / "seekers.csv"
    assert find_table(tmp_path, "employers") is None
    (tmp_path / "seekers.parquet").write_bytes(b"")
    with pytest.raises(DefectsError, match="只保留一个"):
        find_table(tmp_path, "seekers")
    with pytest.raises(FolderError, match="不存在"):
        find_table(tmp_path / "nowhere", "seekers")
