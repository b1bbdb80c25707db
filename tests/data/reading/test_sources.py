"""Files: formats by their ending, damage, and which file holds a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import DefectsError, FolderError, InputError
from data.reading.sources import find_table, read_raw
from data.writing import write_table


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
    write_table({"a": [str(i) for i in range(50)]}, whole)
    content = whole.read_bytes()
    cut = tmp_path / f"cut{ending}"
    for part in range(20):
        cut.write_bytes(content[: len(content) * part // 20])
        with pytest.raises(DefectsError):
            read_raw(cut)


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
