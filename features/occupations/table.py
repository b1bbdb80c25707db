"""Reading and writing the tables of the lexicon.

A line is one of::

    family      name  major
    occupation  code  name  family  gb_code  formal  shop  dialect  task
    block       word ...
    context     term  requires  forbids
    term        code  register  words
    refuse      code  words

with tabs between fields and spaces between the words of one field. Blank lines and lines that
begin with # are skipped. A family is declared before its occupations, an occupation before its
further terms. A word that is refused is taken from the occupation; of a term and a refusal the
later line counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from data.errors import InputError
from features.normalising import normalise
from features.occupations.terms import REGISTERS, Condition, Occupation, Register, Term

Content = tuple[tuple[Occupation, ...], tuple[str, ...], tuple[Condition, ...]]


@dataclass
class _Draft:
    """What the lines read so far have said."""

    majors: dict[str, str] = field(default_factory=dict)
    occupations: dict[str, Occupation] = field(default_factory=dict)
    blockers: dict[str, None] = field(default_factory=dict)
    conditions: dict[str, Condition] = field(default_factory=dict)

    @classmethod
    def of(cls, base: Content) -> _Draft:
        """Begin with what is there."""
        occupations, blockers, conditions = base
        return cls(
            {o.family: o.major for o in occupations},
            {o.code: o for o in occupations},
            dict.fromkeys(blockers),
            {c.term: c for c in conditions},
        )

    def content(self) -> Content:
        """Give what was read."""
        return (
            tuple(self.occupations.values()),
            tuple(self.blockers),
            tuple(self.conditions.values()),
        )


def read(text: str, base: Content = ((), (), ()), name: str = "职业词表") -> Content:
    """Read tables.

    Parameters
    ----------
    text : str
        One table, or several one after another.
    base : tuple
        Content that the tables add to.
    name : str
        How errors call the table.

    Returns
    -------
    tuple
        Occupations, blockers and conditions, every word normalised.

    Raises
    ------
    InputError
        A line is not understood; the message names it.
    """
    draft = _Draft.of(base)
    for number, fault in _lines(text, draft):
        if fault:
            raise InputError(f"{name}第{number}行：{fault}。请改正该行，或在行首加 # 停用它")
    return draft.content()


def faults(text: str, base: Content) -> list[tuple[int, str]]:
    """Find every line that is not understood.

    Parameters
    ----------
    text : str
        A table.
    base : tuple
        Content that it adds to.

    Returns
    -------
    list of (int, str)
        Number of the line from 1, and what is wrong with it.
    """
    return [(number, fault) for number, fault in _lines(text, _Draft.of(base)) if fault]


def words_of(text: str) -> Iterator[tuple[int, str, str]]:
    """Give the words that a table adds, and the occupation they are to stand for.

    Parameters
    ----------
    text : str
        A table without faults.

    Yields
    ------
    tuple of (int, str, str)
        Number of the line, code of the occupation, and the word as it is written there.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        cells = line.split("\t")
        columns = {"occupation": cells[5:], "term": cells[3:]}.get(cells[0], [])
        yield from ((number, cells[1], word) for cell in columns for word in cell.split())


def decided_in(text: str) -> dict[tuple[str, str], bool]:
    """Give what an office has decided about words.

    Parameters
    ----------
    text : str
        A table.

    Returns
    -------
    dict of (str, str) to bool
        For the code of an occupation and a normalised word, whether it was accepted at last.
    """
    lines = (line.split("\t") for line in text.splitlines())
    return {
        (cells[1], word): cells[0] == "term"
        for cells in lines
        if cells[0] in {"term", "refuse"} and len(cells) == _WIDTHS[cells[0]]
        for word in _words(cells[-1])
    }


def _lines(text: str, draft: _Draft) -> Iterator[tuple[int, str | None]]:
    """Take in line by line; yield its number and what is wrong with it."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, _read_line(line.split("\t"), draft)


_WIDTHS = {"family": 3, "occupation": 9, "block": 2, "context": 4, "term": 4, "refuse": 3}


def _read_line(cells: list[str], draft: _Draft) -> str | None:
    """Take in one line; return what is wrong with it, if anything."""
    kind, width = cells[0], _WIDTHS.get(cells[0])
    if width is None:
        return f"不认识「{kind}」行（应为 {'、'.join(_WIDTHS)} 之一，各格之间用制表符分开）"
    if len(cells) != width:
        return f"「{kind}」行应有 {width} 格，这里有 {len(cells)} 格（各格之间用制表符分开）"
    return _READERS[kind](cells, draft)


def _read_family(cells: list[str], draft: _Draft) -> str | None:
    draft.majors[cells[1]] = cells[2]
    return None


def _read_blockers(cells: list[str], draft: _Draft) -> str | None:
    draft.blockers.update(dict.fromkeys(_words(cells[1])))
    return None


def _read_condition(cells: list[str], draft: _Draft) -> str | None:
    term = normalise(cells[1])
    company = [tuple(normalise(word) for word in cell.split()) for cell in cells[2:]]
    draft.conditions[term] = Condition(term, *company)
    return None


def _read_occupation(cells: list[str], draft: _Draft) -> str | None:
    code, name, family, gb_code = cells[1:5]
    if family not in draft.majors:
        return f"职业「{name}」的门类「{family}」没有先声明"
    if code in draft.occupations:
        return f"职业代码「{code}」重复"
    spoken = {register: _words(cell) for register, cell in zip(REGISTERS, cells[5:], strict=True)}
    spoken["formal"] = (*_words(name), *spoken["formal"])
    draft.occupations[code] = Occupation(
        code, name, family, draft.majors[family], gb_code, _terms(spoken)
    )
    return None


def _read_terms(cells: list[str], draft: _Draft) -> str | None:
    code, register = cells[1:3]
    if code not in draft.occupations:
        return f"没有职业代码「{code}」"
    if register not in REGISTERS:
        return f"「{register}」不是词的类别（应为 {'、'.join(REGISTERS)} 之一）"
    known = draft.occupations[code]
    held = {term.text for term in known.terms}
    new = tuple(Term(word, register) for word in _words(cells[3]) if word not in held)
    # In the order in which `write` writes them, so that what is read back is the same.
    terms = sorted((*known.terms, *new), key=lambda term: REGISTERS.index(term.register))
    draft.occupations[code] = replace(known, terms=tuple(terms))
    return None


def _read_refused(cells: list[str], draft: _Draft) -> str | None:
    code, refused = cells[1], set(_words(cells[2]))
    if code not in draft.occupations:
        return f"没有职业代码「{code}」"
    known = draft.occupations[code]
    kept = tuple(term for term in known.terms if term.text not in refused)
    draft.occupations[code] = replace(known, terms=kept)
    return None


_READERS = {
    "family": _read_family,
    "occupation": _read_occupation,
    "block": _read_blockers,
    "context": _read_condition,
    "term": _read_terms,
    "refuse": _read_refused,
}


def _terms(spoken: dict[Register, tuple[str, ...]]) -> tuple[Term, ...]:
    """Give each word to the first register that holds it."""
    register_of: dict[str, Register] = {}
    for register, words in spoken.items():
        for word in words:
            register_of.setdefault(word, register)
    return tuple(Term(word, register) for word, register in register_of.items())


def _words(cell: str) -> tuple[str, ...]:
    """Normalise the words of a field; a word of one character would match anywhere."""
    # A sign may become a blank: what is written back must be read as the same words.
    words = (part for word in cell.split() for part in normalise(word).split())
    return tuple(dict.fromkeys(word for word in words if len(word) > 1))


def write(
    occupations: tuple[Occupation, ...],
    blockers: tuple[str, ...],
    conditions: tuple[Condition, ...],
) -> str:
    """Write one table that `read` reads back to the same content.

    Parameters
    ----------
    occupations : tuple of Occupation
        In their order.
    blockers : tuple of str
        Words that name no occupation.
    conditions : tuple of Condition
        Words that count only in company.

    Returns
    -------
    str
        The lines.
    """
    families = dict.fromkeys((o.family, o.major) for o in occupations)
    lines = [f"family\t{family}\t{major}" for family, major in families]
    lines += [_occupation_line(occupation) for occupation in occupations]
    lines += [f"block\t{' '.join(blockers)}"] if blockers else []
    lines += [
        f"context\t{c.term}\t{' '.join(c.requires)}\t{' '.join(c.forbids)}" for c in conditions
    ]
    return "\n".join(lines) + "\n"


def _occupation_line(occupation: Occupation) -> str:
    spoken = [
        " ".join(term.text for term in occupation.terms if term.register == register)
        for register in REGISTERS
    ]
    head = (occupation.code, occupation.name, occupation.family, occupation.gb_code)
    return "\t".join(("occupation", *head, *spoken))
