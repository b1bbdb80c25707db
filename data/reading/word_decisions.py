"""The table of suggested words that an office sends back with its decisions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from data.codes import code_list
from data.reading.cells import coded, parse_identifier, parse_text
from data.reading.queries import read_table
from data.reading.rules import ColumnRule, TableRule
from data.reading.spelling import CellTrouble, Parser, UnknownWord

WORD: Final = "词"
CODE: Final = "职业代码"
REGISTER: Final = "类别"
DECISION: Final = "决定"

ACCEPT: Final = "采用"


def _strictly(name: str) -> Parser:
    """Take the words of a code list and no other: a decision is not guessed."""
    parse = coded(code_list(name))

    def parse_strictly(cell: object) -> object:
        try:
            return parse(cell)
        except UnknownWord as error:
            raise CellTrouble(error.reason, error.remedy) from error

    return parse_strictly


_RULE = TableRule(
    "word_decisions",
    (
        ColumnRule(WORD, parse_text, is_required=True),
        ColumnRule(CODE, parse_identifier, is_required=True),
        ColumnRule(REGISTER, _strictly("word_register")),
        ColumnRule(DECISION, _strictly("word_decision")),
    ),
)


@dataclass(frozen=True, slots=True)
class DecidedWord:
    """One row of the table.

    Parameters
    ----------
    row : int
        As a spreadsheet counts.
    word, code : str
        The word, and the code of the occupation that it is to stand for.
    register : {"正式名称", "行话", "方言", "干的活"} or None
        How the occupation is called there; None where the cell is blank.
    decision : {"采用", "不采用"} or None
        None where nobody has decided yet.
    """

    row: int
    word: str
    code: str
    register: str | None
    decision: str | None


def read_word_decisions(path: Path) -> tuple[DecidedWord, ...]:
    """Read decisions about words.

    Parameters
    ----------
    path : Path
        Ends in .csv, .xlsx or .parquet; further columns are passed over.

    Returns
    -------
    tuple of DecidedWord
        In the order of the rows.

    Raises
    ------
    DefectsError
        With every defect.
    InputError
        If the file is missing or has another ending.
    """
    table = read_table(path, _RULE)
    columns = (table.column(name) for name in (WORD, CODE, REGISTER, DECISION))
    return tuple(
        DecidedWord(row, cast("str", word), cast("str", code), *cast("tuple[str, str]", rest))
        for row, word, code, *rest in zip(table.rows, *columns, strict=True)
    )
