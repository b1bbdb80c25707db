"""One way in for the three file formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from data.errors import EnvironmentTroubleError, FolderError, InputError
from data.reading.csv_source import read_csv
from data.reading.parquet_source import read_parquet
from data.reading.raw import RawTable, unusable
from data.reading.xlsx_source import read_xlsx

READERS: Mapping[str, Callable[[Path], RawTable]] = MappingProxyType(
    {".csv": read_csv, ".xlsx": read_xlsx, ".parquet": read_parquet}
)


def read_raw(path: Path) -> RawTable:
    """Read a file as cells, by its ending.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet.

    Returns
    -------
    RawTable
        Nothing of it is understood yet.

    Raises
    ------
    DefectsError
        If the file is not a readable table.
    InputError
        If the file is missing or has another ending.
    EnvironmentTroubleError
        If the machine refuses to read it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"文件「{path.name}」的结尾不是 .csv、.xlsx 或 .parquet。请另存为这三种格式之一"
        )
    if not path.is_file():
        raise InputError(f"没有文件「{path}」。请检查路径和文件名")
    try:
        return reader(path)
    except OSError as error:
        raise EnvironmentTroubleError(
            f"无法读取「{path}」（{error.strerror or '系统拒绝'}）",
            "请检查文件权限，或文件是否正被其他程序占用",
        ) from error


def find_table(folder: Path, table: str) -> Path | None:
    """Find the one file of a table in a folder.

    Parameters
    ----------
    folder : Path
        A market folder.
    table : str
        Name without ending.

    Returns
    -------
    Path or None
        None when there is none.

    Raises
    ------
    FolderError
        If the folder is missing.
    DefectsError
        If two files hold the same table.
    """
    if not folder.is_dir():
        raise FolderError(str(folder), "文件夹不存在", "请检查路径，或先导出数据到这里")
    found = [path for path in (folder / f"{table}{ending}" for ending in READERS) if path.is_file()]
    if len(found) > 1:
        names = "、".join(path.name for path in found)
        raise unusable(found[0].name, f"同一张表有几个文件（{names}）", "请只保留一个")
    return found[0] if found else None
