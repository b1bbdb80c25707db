"""What was loaded although something about it should be known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning: the data was loaded, and this is what was done with it.

    Parameters
    ----------
    file : str
        Name of the file, without its folder.
    row : int or None
        First row it concerns, as a spreadsheet counts; None for the whole file.
    column : str or None
        Header as written in the file.
    value : str
        The word found, masked where it identifies a person.
    reason : str
        What was found, in Chinese.
    remedy : str
        What was done and what could be done, in Chinese.
    count : int
        How many rows it concerns.

    Examples
    --------
    >>> print(Notice("seekers.csv", 5, "education", "博士后", "没有这个词", "已按空白处理", 3))
    seekers.csv 第5行起共3行「education」的值「博士后」：没有这个词。已按空白处理
    """

    file: str
    row: int | None
    column: str | None
    value: str
    reason: str
    remedy: str
    count: int = 1

    @override
    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f" 第{self.row}行" + (f"起共{self.count}行" if self.count > 1 else "")
        if self.column is not None:
            place += f"「{self.column}」"
        if self.value:
            place += f"的值「{self.value}」"
        return f"{place}：{self.reason}。{self.remedy}"


def first_notices(notices: Sequence[Notice], most: int = 5) -> tuple[str, ...]:
    """Say the first few notices, and how many more there are.

    Parameters
    ----------
    notices : sequence of Notice
        What reading warned of.
    most : int, default 5
        How many are said in full.

    Returns
    -------
    tuple of str
        Chinese sentences.

    Examples
    --------
    >>> first_notices([])
    ()
    """
    said = tuple(str(notice) for notice in notices[:most])
    more = len(notices) - most
    return (*said, f"另有 {more} 条同类提示未列出") if more > 0 else said
