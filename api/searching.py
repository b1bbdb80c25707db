"""Finding records by a few typed words: plain substrings, in the order of the market."""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from typing import Final

MAX_WORDS: Final = 8


def fold(text: str) -> str:
    """Make spellings equal that a person takes for equal (full width, case).

    Examples
    --------
    >>> fold("Ｓ０１ Cnc")
    's01 cnc'
    """
    return unicodedata.normalize("NFKC", text).casefold()


class SearchIndex:
    """Rows found by words that all have to occur.

    Parameters
    ----------
    keys : iterable of str
        What each row can be found by.

    Examples
    --------
    >>> SearchIndex(["S1 张三 和平县", "S2 李四 和平县"]).find("和平 李", limit=5)
    ([1], None)
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = [fold(key) for key in keys]

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, query: str, *, limit: int, start: int = 0) -> tuple[list[int], int | None]:
        """Give the rows that hold every word.

        Parameters
        ----------
        query : str
            Words with blanks between; none finds every row.
        limit : int
            Most rows to give.
        start : int
            First row to look at.

        Returns
        -------
        tuple of list of int and int or None
            The rows, and where to go on (None at the end).
        """
        words = fold(query).split()[:MAX_WORDS]
        rows: list[int] = []
        for row in range(start, len(self._keys)):
            if all(word in self._keys[row] for word in words):
                if len(rows) == limit:
                    return rows, row
                rows.append(row)
        return rows, None


def cursor_of(row: int | None) -> str | None:
    """Write the row to go on with as an opaque cursor.

    Examples
    --------
    >>> row_of(cursor_of(20))
    20
    """
    return None if row is None else urlsafe_b64encode(f"row:{row}".encode()).decode()


def row_of(cursor: str) -> int | None:
    """Read a cursor; None where it is not one of ours.

    Examples
    --------
    >>> row_of("garbage") is None
    True
    """
    try:
        label, _, number = urlsafe_b64decode(cursor.encode()).decode().partition(":")
    except ValueError:
        return None
    return int(number) if label == "row" and number.isdecimal() and len(number) < 12 else None
