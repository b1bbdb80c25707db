"""Reading and writing the tables of the lexicon.

A line is one of::

    family      name  major
    occupation  code  name  family  gb_code  formal  shop  dialect  task
    block       word ...
    context     term  requires  forbids

with tabs between fields and spaces between the words of one field. Blank lines and lines that
begin with # are skipped. A family is declared before its occupations.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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


def read(text: str) -> Content:
    """Read tables.

    Parameters
    ----------
    text : str
        One table, or several one after another.

    Returns
    -------
    tuple
        Occupations, blockers and conditions, every word normalised.

    Raises
    ------
    InputError
        A line is not understood; the message names it.
    """
    draft = _Draft()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            fault = _read_line(line.split("\t"), draft)
            if fault:
                raise InputError(f"职业词表第{number}行：{fault}。请对照词表开头的说明修改该行")
    return (
        tuple(draft.occupations.values()),
        tuple(draft.blockers),
        tuple(draft.conditions.values()),
    )


def _read_line(cells: list[str], draft: _Draft) -> str | None:
    """Take in one line; return what is wrong with it, if anything."""
    readers = {
        ("family", 3): _read_family,
        ("block", 2): _read_blockers,
        ("context", 4): _read_condition,
        ("occupation", 9): _read_occupation,
    }
    reader = readers.get((cells[0], len(cells)))
    if reader is None:
        return f"不认识「{cells[0]}」行，或列数 {len(cells)} 不对"
    return reader(cells, draft)


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


def _terms(spoken: dict[Register, tuple[str, ...]]) -> tuple[Term, ...]:
    """Give each word to the first register that holds it."""
    register_of: dict[str, Register] = {}
    for register, words in spoken.items():
        for word in words:
            register_of.setdefault(word, register)
    return tuple(Term(word, register) for word, register in register_of.items())


def _words(cell: str) -> tuple[str, ...]:
    """Normalise the words of a field; a word of one character would match anywhere."""
    words = (normalise(word) for word in cell.split())
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
