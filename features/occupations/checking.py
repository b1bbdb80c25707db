"""What is wrong, and what is doubtful, in a table of words, line by line and in plain Chinese."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from features.normalising import normalise
from features.occupations.lexicon import Lexicon
from features.occupations.table import faults, words_of

COMMON: Final = 3_000
"""A word that a general dictionary counts more often is an everyday word."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in a table.

    Parameters
    ----------
    line : int
        From 1.
    is_error : bool
        An error keeps the table from being used; the rest is for a second look.
    message : str
        What it is and what to do, in Chinese.
    """

    line: int
    is_error: bool
    message: str


def check_table(
    text: str, base: Lexicon, frequency: Callable[[str], int] = lambda _: 0
) -> tuple[Finding, ...]:
    r"""Check an office's table against the lexicon that it adds to.

    Parameters
    ----------
    text : str
        The table.
    base : Lexicon
        What ships.
    frequency : callable
        How often a general dictionary counts a word.

    Returns
    -------
    tuple of Finding
        In the order of the lines; empty where all is well.

    Examples
    --------
    >>> from features.occupations import load_lexicon
    >>> found = check_table("term\tno_such_work\tshop\t打枣", load_lexicon())
    >>> found[0].is_error, found[0].message
    (True, '没有职业代码「no_such_work」')
    """
    errors = [Finding(line, True, fault) for line, fault in faults(text, base.content)]
    if errors:
        return tuple(errors)
    return tuple(_doubts(text, base, frequency))


def _doubts(text: str, base: Lexicon, frequency: Callable[[str], int]) -> Iterator[Finding]:
    owners, wider = _owners(base), base.extended(text)
    names = {o.code: o.name for o in wider.occupations}
    seen: dict[tuple[str, str], int] = {}
    conditions = {c.term for c in wider.conditions}
    for line, code, written in words_of(text):
        word = normalise(written)
        others = sorted(names[owner] for owner in owners[word] - {code})
        if len(word) < 2:
            yield _doubt(
                line, f"「{written}」只有一个字，到处都会碰到，没有采用。请写成两个字以上的词"
            )
        elif (code, word) in seen:
            yield _doubt(line, f"「{written}」与第{seen[code, word]}行重复，可以删去一处")
        elif code in owners[word]:
            yield _doubt(line, f"「{written}」在随产品的词典里已经是「{names[code]}」，可以删去")
        elif word in base.blockers:
            yield _doubt(
                line, f"「{written}」在词典里列为不表示职业的词，写进来就会认作职业。请确认"
            )
        elif others and word not in conditions:
            told = "、".join(others)
            yield _doubt(
                line,
                f"「{written}」同时也是「{told}」的词，两边都会认出。"
                "如要看上下文决定，请加一行 context",
            )
        elif frequency(word) >= COMMON and word not in conditions:
            yield _doubt(
                line,
                f"「{written}」是日常用词，容易误认。请换成更专门的说法，或加一行 context 限定",
            )
        seen.setdefault((code, word), line)
        owners[word].add(code)


def _doubt(line: int, message: str) -> Finding:
    return Finding(line, False, message)


def _owners(lexicon: Lexicon) -> defaultdict[str, set[str]]:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for occupation in lexicon.occupations:
        for term in occupation.terms:
            owners[term.text].add(occupation.code)
    return owners
