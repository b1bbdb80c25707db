"""A code list: from a code, name or everyday word to the official name."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One row of a code list.

    Parameters
    ----------
    code : str
        Official code; may be empty.
    name : str
        The name under which records keep it. Empty for a word that says "not known".
    aliases : tuple of str
        Other spellings that mean the same.
    rank : int or None
        Level where the list is ordered: equal ranks are level-equal.
    valid_from, valid_to : date or None
        First and last day on which the entry may be given; None is open.
    source : str
        Where the entry comes from.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    rank: int | None
    valid_from: date | None
    valid_to: date | None
    source: str

    def is_valid(self, as_of: date) -> bool:
        """Tell whether the entry may be given on a day."""
        return (self.valid_from is None or self.valid_from <= as_of) and (
            self.valid_to is None or as_of <= self.valid_to
        )


@dataclass(frozen=True)
class CodeList:
    """A named list of entries.

    Parameters
    ----------
    title : str
        Name of the list.
    entries : tuple of CodeEntry
        In the order of the table.

    Examples
    --------
    >>> code_list("education").resolve("大专")
    '大学专科'
    >>> code_list("education").resolve("博士后流动站") is None
    True
    """

    title: str
    entries: tuple[CodeEntry, ...]
    _by_word: dict[str, CodeEntry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_word: dict[str, CodeEntry] = {}
        for entry in self.entries:
            for word in (entry.name, entry.code, *entry.aliases):
                if word:
                    by_word.setdefault(_fold(word), entry)
        object.__setattr__(self, "_by_word", by_word)

    def resolve(self, text: str, as_of: date | None = None) -> str | None:
        """Return the official name for a code, name or alias.

        Parameters
        ----------
        text : str
            As written; width, case and spaces do not matter.
        as_of : date or None, optional
            When given, entries that were not valid on this day do not count.

        Returns
        -------
        str or None
            None for an unknown word, and for a word that says "not known".
        """
        entry = self._by_word.get(_fold(text))
        if entry is None or (as_of is not None and not entry.is_valid(as_of)):
            return None
        return entry.name or None

    def knows(self, text: str) -> bool:
        """Tell whether a word stands in the list, were it to say "not known"."""
        return _fold(text) in self._by_word

    def rank(self, name: str) -> int | None:
        """Return the level of a code, name or alias, or None."""
        entry = self._by_word.get(_fold(name))
        return None if entry is None else entry.rank

    def names(self, as_of: date | None = None) -> tuple[str, ...]:
        """Return the official names, in the order of the table."""
        return tuple(
            entry.name
            for entry in self.entries
            if entry.name and (as_of is None or entry.is_valid(as_of))
        )


def code_list(title: str) -> CodeList:
    """Return a list by its name.

    Parameters
    ----------
    title : str
        One of `list_names()`.

    Returns
    -------
    CodeList
        Read once and kept.

    Raises
    ------
    KeyError
        If there is no such list.

    Examples
    --------
    >>> code_list("interaction_kind").resolve("推荐")
    'referred'
    """
    return _lists()[title]


def list_names() -> tuple[str, ...]:
    """Return the names of all code lists.

    Returns
    -------
    tuple of str
        In the order of the table.

    Examples
    --------
    >>> "education" in list_names()
    True
    """
    return tuple(_lists())


def education_rank(name: str) -> int | None:
    """Return the level of an education, 1 (none) to 9 (doctor); 0 where none is asked for.

    Parameters
    ----------
    name : str
        Official name or any alias. 中专, 职高, 技校 and 高中 are level-equal.

    Returns
    -------
    int or None
        None for an unknown word.

    Examples
    --------
    >>> education_rank("中等专科") == education_rank("高中"), education_rank("不限")
    (True, 0)
    """
    return code_list("min_education").rank(name)


def furthest_rank(name: str) -> int | None:
    """Return how far a person would go, 0 (own village) to 5 (other provinces).

    Parameters
    ----------
    name : str
        村内, 乡内, 县内, 市内, 省内, 省外 or an alias.

    Returns
    -------
    int or None
        None for an unknown word.

    Examples
    --------
    >>> [furthest_rank(name) for name in ("村内", "县内", "省外")]
    [0, 2, 5]
    """
    return code_list("furthest_workplace").rank(name)


def _fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _lists() -> dict[str, CodeList]:
    text = files("data.codes").joinpath("code_lists.csv").read_text(encoding="utf-8")
    entries: dict[str, list[CodeEntry]] = {}
    for row in csv.DictReader(text.splitlines()):
        entry = CodeEntry(
            code=row["code"],
            name=row["name"],
            aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
            rank=int(row["rank"]) if row["rank"] else None,
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=row["source"],
        )
        entries.setdefault(row["list"], []).append(entry)
    return {title: CodeList(title, tuple(rows)) for title, rows in entries.items()}
