"""CSV files: encodings, quotes, widths."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DefectsError
from data.reading import csv_source
from data.reading.csv_source import read_csv

CONTENT = "seeker_id,name\nS1,䶮𡒊𠮷\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    """Rare names survive UTF-8 with and without mark, GB18030 and marked UTF-16."""
    path = tmp_path / "seekers.csv"
    path.write_bytes(CONTENT.encode(encoding))
    raw = read_csv(path)
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
        read_csv(path)


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
        read_csv(path)
    (defect,) = error.value.defects
    assert words in defect.reason
    assert defect.row == row


def test_empty_rows_and_padding_count_but_hold_nothing(tmp_path: Path) -> None:
    """Rows are counted as a spreadsheet counts, newlines in cells included."""
    path = tmp_path / "x.csv"
    path.write_text('a,b\n\n"1\n1",2,,\n , \n,\n3,4\r\n', encoding="utf-8", newline="")
    raw = read_csv(path)
    assert [list(column) for column in raw.columns] == [["1\n1", "3"], ["2", "4"]]
    assert list(raw.rows) == [3, 6]


def test_large_csv_crosses_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of rows survives reading in blocks."""
    monkeypatch.setattr(csv_source, "_BLOCK", 7)
    path = tmp_path / "x.csv"
    path.write_text("a\n" + "".join(f"{i}\n" for i in range(50)), encoding="utf-8")
    assert list(read_csv(path).columns[0]) == [str(i) for i in range(50)]
