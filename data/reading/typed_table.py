"""A table whose cells are understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.errors import Defect
from data.reading.masking import masked
from data.reading.notice import Notice
from data.reading.rules import TableRule


@dataclass(slots=True)
class TypedTable:
    """Columns of values, and what was wrong on the way.

    Parameters
    ----------
    file : str
        Name of the file.
    rule : TableRule
        What the table must be.
    rows : sequence of int
        Row of each record as a spreadsheet counts.
    headers : dict of str to str
        Header as written, for each column that is there, in the order of the file.
    values : dict of str to list
        For each column that is there; a defective or blank cell is None.
    notices : list of Notice
        What was loaded with a warning.
    """

    file: str
    rule: TableRule
    rows: Sequence[int]
    headers: dict[str, str] = field(default_factory=dict)
    values: dict[str, list[object]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    _placed: list[tuple[int, int, Defect]] = field(default_factory=list)

    @property
    def defects(self) -> list[Defect]:
        """Every defect, by row and then by column of the file."""
        return [defect for _, _, defect in sorted(self._placed, key=lambda placed: placed[:2])]

    def column(self, name: str) -> Sequence[object]:
        """Return the values of a column, all None when it is not there."""
        return self.values.get(name) or (None,) * len(self.rows)

    def refuse(self, record: int, name: str, cell: object, trouble: tuple[str, str]) -> None:
        """Note a defect in one cell.

        Parameters
        ----------
        record : int
            Position of the record, from 0.
        name : str
            Column.
        cell : object
            What stands there; None for nothing.
        trouble : tuple of str
            Reason and remedy, in Chinese.
        """
        personal = next(c.personal for c in self.rule.columns if c.name == name)
        value = "" if cell is None else masked(cell, personal)
        row = self.rows[record]
        defect = Defect(self.file, row, self.headers[name], value, *trouble)
        self._placed.append((row, list(self.headers).index(name), defect))

    def refuse_header(self, defect: Defect) -> None:
        """Note a defect of the header row."""
        self._placed.append((1, 0, defect))
