"""The work that a person's clauses name, as what was done, known, wished or refused.

Both the reading and the page that shows a text taken apart come through here, so that what is
shown is what was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from features.clause_marks import (
    WILL,
    Kind,
    ends_outwardly,
    negation_start,
    refuses_work,
)
from features.clauses import Clause
from features.occupations import Lexicon
from features.occupations.terms import Mention
from features.work_mentions import find_work, is_generic

LONG: Final = 80
"""Characters of past and skills from which a text is a tale and no list of jobs."""
TOLD: Final = 3
"""Distinct words for one kind of work that make it the main one; a third as many are a remark."""


@dataclass(frozen=True, slots=True)
class NamedWork:
    """One occupation named in one clause.

    Parameters
    ----------
    clause : int
        Place of the clause among those given.
    kind : {"past", "skills", "wishes", "refusals"}
        What is said of the work.
    mention : Mention
        Its span stands in the clause.
    """

    clause: int
    kind: Kind
    mention: Mention


def find_named_work(clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[NamedWork, ...]:
    """Find the work that clauses name.

    Parameters
    ----------
    clauses : sequence of Clause
        All clauses of one person.
    lexicon : Lexicon
        Words of work.

    Returns
    -------
    tuple of NamedWork
        In the order of the clauses; then, where factories as such are refused, the factories of
        the past once more, as refused. In a long tale of one kind of work, another kind that is
        named in passing is left out of the past.

    Examples
    --------
    >>> from features.clauses import find_clauses
    >>> from features.occupations import load_lexicon
    >>> clauses = find_clauses("以前踩电车,想找保洁")
    >>> [(n.kind, n.mention.term) for n in find_named_work(clauses, load_lexicon())]
    [('past', '踩电车'), ('wishes', '保洁')]
    """
    context = ",".join(clause.text for clause in clauses if clause.kind != "constraints")
    found = [
        NamedWork(place, kind, mention)
        for place, clause in enumerate(clauses)
        for kind, mention in _mentions(clause, lexicon, context)
    ]
    kept = _without_side_remarks(found, clauses, lexicon)
    return (*kept, *_factories_left(kept, lexicon))


def _mentions(clause: Clause, lexicon: Lexicon, context: str) -> Iterator[tuple[Kind, Mention]]:
    if clause.kind == "constraints":
        return
    if clause.kind != "refusals":
        yield from ((clause.kind, m) for m in find_work(clause.text, lexicon, context))
        return
    mentions = find_work(clause.text, lexicon, context, keep_general=True)
    kept = {m.occupation for m in mentions if not _is_reached(clause.text, m)}
    for mention in mentions:
        if mention.occupation in kept:
            yield _kind_beside(clause.text), mention
        elif not is_conditioned(clause.text, mention):
            yield "refusals", mention


# What is refused behind the work is a task or a term of it: 司机不跑长途, 保安上夜班不行.
_OWN_OBJECT = re.compile(
    r"(?:最好|要|周末|晚上|如果|也|都|我|的)*不(?:用|要|想|能)?(?:上|住|加|倒|出|跑|值|搬|打|站|端|推|洗|搞|送)"
    r"[^,了得动惯去]{1,4}(?:的|可以去|我去|也行)?$"
    r"|(?:上|做|要|值)?(?:夜班|晚班|通宵|重活|加班|倒班)的?(?:我|也|都|就|身体)*(?:不[行做上去得要可]|受不了)"
    r"|(?:晚上|周末)不"
)


def _is_reached(text: str, mention: Mention) -> bool:
    """Say whether a refusal reaches a work that its clause names.

    It does not where the work is what is done instead: 不做保安就做保洁.
    """
    if refuses_work(text, mention.start, mention.end):
        return True
    if ends_outwardly(text):
        return False
    negation = negation_start(text)
    if negation is not None and mention.start > negation:
        return "就" not in text[negation : mention.start]
    return _OWN_OBJECT.match(text, mention.end) is None


def _kind_beside(text: str) -> Kind:
    return "wishes" if re.search(rf"{WILL}|要|最好|就", text) else "past"


# 夜班保安不去 refuses the nights and the distance, not the work.
_CONDITIONED = re.compile(r"(?:夜班|晚班|通宵|倒班|[两三23]班|外地|外省|省外|远处)的?$")


def is_conditioned(text: str, mention: Mention) -> bool:
    """Say whether a refusal of work speaks of its shift or its place alone.

    Parameters
    ----------
    text : str
        The clause.
    mention : Mention
        The work in it.

    Returns
    -------
    bool
        True for 夜班保安不去.
    """
    return _CONDITIONED.search(text[: mention.start]) is not None


def _without_side_remarks(
    found: Sequence[NamedWork], clauses: Sequence[Clause], lexicon: Lexicon
) -> Sequence[NamedWork]:
    """Leave out what a long tale of one kind of work names in passing."""
    tale = [clause for clause in clauses if clause.kind in _DONE]
    if sum(len(clause.text) for clause in tale) < LONG:
        return found
    words: dict[int, set[str]] = {}
    for each in found:
        if each.kind in _DONE:
            words.setdefault(_family(each, lexicon), set()).add(each.mention.term)
    most = max(map(len, words.values()), default=0)
    remarks = {family for family, told in words.items() if TOLD <= most >= TOLD * len(told)}
    return [n for n in found if n.kind not in _DONE or _family(n, lexicon) not in remarks]


_DONE: Final = frozenset({"past", "skills"})


def _family(named: NamedWork, lexicon: Lexicon) -> int:
    return int(lexicon.family_of[named.mention.occupation])


def _factories_left(found: Sequence[NamedWork], lexicon: Lexicon) -> Iterator[NamedWork]:
    """Find the factories of the past where factories as such are refused: 以后不想进厂了."""
    refuses_all = any(
        named.kind == "refusals"
        and "厂" in named.mention.term
        and is_generic(named.mention.occupation, lexicon)
        for named in found
    )
    for named in found if refuses_all else ():
        if named.kind == "past" and "厂" in named.mention.term:
            yield replace(named, kind="refusals")
