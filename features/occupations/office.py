"""An office's own table: words that it adds to the shipped lexicon, and words that it refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from features.normalising import normalise
from features.occupations.table import decided_in
from features.occupations.terms import Register

HEADER: Final = (
    "# 本单位的职业词。一行一条，各格之间用制表符分开；行首加 # 即停用该行。\n"
    "# term    职业代码  类别  词（多个用空格分开）\n"
    "#         类别：formal 正式名称、shop 行话、dialect 方言、task 干的活\n"
    "# refuse  职业代码  不采用的词（以后不再建议）\n"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an office decided about a word.

    Parameters
    ----------
    word : str
        The word, however written.
    code : str
        Code of the occupation.
    is_accepted : bool
        Whether it is to stand for the occupation.
    register : {"formal", "shop", "dialect", "task"}
        How the occupation is called there.
    """

    word: str
    code: str
    is_accepted: bool
    register: Register = "shop"


def record(text: str, decisions: Iterable[Decision]) -> str:
    """Write decisions into an office's table.

    Parameters
    ----------
    text : str
        The table; empty where there is none yet.
    decisions : iterable of Decision
        A decision that the table holds already adds nothing; a new one overrules an old one.

    Returns
    -------
    str
        The table with the new lines at its end; every old line stays as it was.

    Examples
    --------
    >>> record("", [Decision("车飞机衫", "sewing_operator", True)]).splitlines()[-1].split()
    ['term', 'sewing_operator', 'shop', '车飞机衫']
    """
    lines = (text or HEADER).splitlines()
    decided = decided_in(text)
    for decision in decisions:
        word = normalise(decision.word)
        if decided.get((decision.code, word)) == decision.is_accepted:
            continue
        decided[decision.code, word] = decision.is_accepted
        kind = ("term", decision.code, decision.register)
        lines.append("\t".join((*(kind if decision.is_accepted else ("refuse", kind[1])), word)))
    return "\n".join(lines) + "\n"
