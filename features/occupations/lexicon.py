"""The lexicon: occupations in a tree, and the search for them in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from features.occupations import table
from features.occupations.terms import Condition, Mention, Occupation, Register, Term


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """Terms by their first two characters, so that most positions cost one look-up."""

    lengths: Mapping[str, tuple[int, ...]]
    owners: Mapping[str, tuple[tuple[int, Register], ...]]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of work and the occupations they stand for.

    Parameters
    ----------
    occupations : tuple of Occupation
        In the order of the tables; an index into it is an occupation everywhere.
    blockers : tuple of str
        Longer words that hold a term by accident (土木工程 holds 木工); they name no occupation.
    conditions : tuple of Condition
        Words that count only in company (拉, 开机).

    Examples
    --------
    >>> from features.occupations import load_lexicon
    >>> lexicon = load_lexicon()
    >>> [lexicon.occupations[m.occupation].name for m in lexicon.find("以前踩电车")]
    ['缝纫工']
    >>> lexicon.find("停车位收费")
    ()
    """

    occupations: tuple[Occupation, ...]
    blockers: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    families: tuple[str, ...] = field(init=False)
    family_of: NDArray[np.int32] = field(init=False, repr=False, compare=False)
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        families = tuple(dict.fromkeys(occupation.family for occupation in self.occupations))
        place = {family: index for index, family in enumerate(families)}
        family_of = np.array([place[o.family] for o in self.occupations], dtype=np.int32)
        family_of.flags.writeable = False
        object.__setattr__(self, "families", families)
        object.__setattr__(self, "family_of", family_of)
        object.__setattr__(self, "_index", _build_index(self))

    @property
    def words(self) -> tuple[str, ...]:
        """Every term, sorted: the words a segmenter must keep whole."""
        return tuple(sorted({term.text for o in self.occupations for term in o.terms}))

    @property
    def sha256(self) -> str:
        """Hash of the content: the version of the lexicon."""
        return hashlib.sha256(self.to_text().encode()).hexdigest()

    def find(self, normalised: str, context: str | None = None) -> tuple[Mention, ...]:
        """Find the occupations that a text names.

        Parameters
        ----------
        normalised : str
            A text from `features.normalising.normalise`.
        context : str, optional
            The text around it that tells the meaning of a word of several; the text itself when
            not given.

        Returns
        -------
        tuple of Mention
            In the order of the text. The longest term wins where several begin, and spans of
            different terms never overlap; a term of several occupations gives one mention each,
            with the same span.
        """
        mentions, conditions = _mentions(normalised, self._index), self._index.conditions
        doubtful = {mention.term for mention in mentions} & conditions.keys()
        dropped = {t for t in doubtful if not conditions[t].holds(context or normalised)}
        return tuple(m for m in mentions if m.term not in dropped) if dropped else mentions

    def masked(self, rng: np.random.Generator, share: float = 0.4) -> Lexicon:
        """Forget a share of the terms that are not formal, as an evaluation needs.

        Parameters
        ----------
        rng : numpy.random.Generator
            Source of the choice.
        share : float, default 0.4
            Share of the distinct colloquial terms to drop, 0 to 1.

        Returns
        -------
        Lexicon
            Same occupations, indexes and formal terms.
        """
        colloquial = sorted(
            {t.text for o in self.occupations for t in o.terms if t.register != "formal"}
        )
        dropped = set(
            rng.choice(colloquial, size=round(share * len(colloquial)), replace=False).tolist()
        )
        kept = tuple(
            replace(o, terms=tuple(t for t in o.terms if _stays(t, dropped)))
            for o in self.occupations
        )
        return Lexicon(kept, self.blockers, self.conditions)

    def to_text(self) -> str:
        """Write the lexicon as one table that `from_text` reads back.

        Returns
        -------
        str
            Tab-separated lines.
        """
        return table.write(self.occupations, self.blockers, self.conditions)

    @classmethod
    def from_text(cls, text: str) -> Lexicon:
        """Read a lexicon from its tables.

        Parameters
        ----------
        text : str
            One table, or several one after another.

        Returns
        -------
        Lexicon
            The lexicon.

        Raises
        ------
        InputError
            A line is not understood; the message names it.
        """
        return cls(*table.read(text))

    @property
    def content(self) -> table.Content:
        """Occupations, blockers and conditions, as the tables hold them."""
        return self.occupations, self.blockers, self.conditions

    def extended(self, text: str, name: str = "职业词表") -> Lexicon:
        r"""Add the tables of an office.

        Parameters
        ----------
        text : str
            Tables whose lines add to this lexicon.
        name : str
            How errors call them.

        Returns
        -------
        Lexicon
            Indexes of occupations that were there stay.

        Raises
        ------
        InputError
            A line is not understood; the message names it.

        Examples
        --------
        >>> from features.occupations import load_lexicon
        >>> wider = load_lexicon().extended("term\tsewing_operator\tdialect\t车飞机衫")
        >>> [wider.occupations[m.occupation].name for m in wider.find("会车飞机衫")]
        ['缝纫工']
        """
        return type(self)(*table.read(text, self.content, name))


def _stays(term: Term, dropped: set[str]) -> bool:
    return term.register == "formal" or term.text not in dropped


def _build_index(lexicon: Lexicon) -> _Index:
    owners: dict[str, tuple[tuple[int, Register], ...]] = dict.fromkeys(lexicon.blockers, ())
    for number, occupation in enumerate(lexicon.occupations):
        for term in occupation.terms:
            owners[term.text] = (*owners.get(term.text, ()), (number, term.register))
    lengths: dict[str, set[int]] = {}
    for text in owners:
        lengths.setdefault(text[:2], set()).add(len(text))
    return _Index(
        lengths={head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()},
        owners=owners,
        conditions={condition.term: condition for condition in lexicon.conditions},
    )


# A clause is asked of several times, and people of one county use each other's words.
@lru_cache(maxsize=1 << 13)
def _mentions(text: str, index: _Index) -> tuple[Mention, ...]:
    """Find what the terms of a text may name, whatever their company."""
    return tuple(
        Mention(owner, start, end, text[start:end], register)
        for start, end in _spans(text, index)
        for owner, register in index.owners[text[start:end]]
    )


def _spans(text: str, index: _Index) -> Iterator[tuple[int, int]]:
    """Yield leftmost-longest spans of known terms, blockers among them."""
    lengths, owners = index.lengths, index.owners
    position, last = 0, len(text) - 1
    while position < last:
        for size in lengths.get(text[position : position + 2], ()):
            end = position + size
            if text[position:end] in owners and _is_whole(text, position, end):
                yield position, end
                position = end
                break
        else:
            position += 1


def _is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a term is a word of its own there.

    pe is not in people, 护工 not in 维护工作, 店员 not in 门店员工.
    """
    if end > len(text):  # a slice past the end is a shorter word
        return False
    following = text[end : end + 1]
    if following and following in _GROWS_WITH.get(text[end - 1], ""):
        return False
    return not (
        (_is_latin(text[start]) and start > 0 and _is_latin(text[start - 1]))
        or (_is_latin(text[end - 1]) and _is_latin(following))
    )


# A last character that with the next one makes another word.
_GROWS_WITH = {"工": "作具程厂艺业资期时序种龄", "员": "工", "师": "范傅", "机": "会构制"}


@cache
def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
