"""A table as it stands in a file, before any cell is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.errors import Defect, DefectsError

Cell = object
"""A str (always so in CSV), float, int, bool, date, datetime or None."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """Headers and columns of cells.

    Parameters
    ----------
    file : str
        Name of the file, without its folder.
    headers : tuple of str
        The first row, as written.
    columns : tuple of sequence of object
        One a header, all of one length. Empty rows are left out.
    rows : sequence of int
        The row of each record as a spreadsheet counts: the first record is row 2.
    """

    file: str
    headers: tuple[str, ...]
    columns: tuple[Sequence[Cell], ...]
    rows: Sequence[int]


def unusable(
    file: str, reason: str, remedy: str, *, row: int | None = None, column: str | None = None
) -> DefectsError:
    """Return the error for a file that cannot be read as a table at all.

    Parameters
    ----------
    file : str
        Name of the file.
    reason, remedy : str
        In Chinese.
    row : int or None, optional
        Where reading stopped.
    column : str or None, optional
        The column at fault.

    Returns
    -------
    DefectsError
        With one defect.
    """
    return DefectsError([Defect(file, row, column, "", reason, remedy)])
