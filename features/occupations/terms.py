"""The values of the lexicon: occupations, their terms, and where a term was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

Register = Literal["formal", "shop", "dialect", "task"]
REGISTERS: Final[tuple[Register, ...]] = get_args(Register)


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say an occupation.

    Parameters
    ----------
    text : str
        The normalised words.
    register : {"formal", "shop", "dialect", "task"}
        Official title, shop-floor name, Cantonese or Hakka, or the task or machine.
    """

    text: str
    register: Register


@dataclass(frozen=True, slots=True)
class Occupation:
    """One kind of work.

    Parameters
    ----------
    code : str
        Our own stable id.
    name : str
        Chinese name.
    family, major : str
        Names of the second and first level of the tree.
    gb_code : str
        Code in the 2022 classification of occupations, blank where no single one fits.
    terms : tuple of Term
        What it is called, the name itself first.
    """

    code: str
    name: str
    family: str
    major: str
    gb_code: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An occupation named in a text.

    Parameters
    ----------
    occupation : int
        Index into `Lexicon.occupations`.
    start, end : int
        Span in the normalised text.
    term : str
        The words found, ``text[start:end]``.
    register : {"formal", "shop", "dialect", "task"}
        How the occupation is called there.
    """

    occupation: int
    start: int
    end: int
    term: str
    register: Register


@dataclass(frozen=True, slots=True)
class Condition:
    """What must, or must not, stand in the same text for a word of several meanings to count.

    Parameters
    ----------
    term : str
        The ambiguous term.
    requires : tuple of str
        At least one of these must occur elsewhere in the text; none asked when empty.
    forbids : tuple of str
        None of these may occur in the text.
    """

    term: str
    requires: tuple[str, ...]
    forbids: tuple[str, ...]

    def holds(self, text: str) -> bool:
        """Say whether the text around the term gives it its working meaning.

        Parameters
        ----------
        text : str
            The whole normalised text.

        Returns
        -------
        bool
            True when the term may be read as work.
        """
        rest = text.replace(self.term, " ")
        if any(word in rest for word in self.forbids):
            return False
        return not self.requires or any(word in rest for word in self.requires)
