"""What each part of the reader is worth: readers that lack one part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from typing_extensions import override

from data.records import Seeker, Vacancy
from features.advertisement import Spell
from features.clause_marks import Kind
from features.clauses import Clause, NamesWork, find_clauses
from features.encoder import Reader, build_reader
from features.expansion import Expansion
from features.normalising import fold, normalise
from features.occupations import Lexicon
from features.pay import Pay
from features.reading import (
    SeekerReading,
    Split,
    VacancyReading,
    read_seeker,
    read_vacancy,
)
from features.resemblance import Resemblance
from features.vacancy_facts import VacancyFacts
from features.wishes import Wishes

PARTS: Final[Mapping[str, str]] = {
    "dialect": "方言、错字、繁体、数词",
    "clauses": "分句与拒绝",
    "occupations": "职业词典",
    "expansion": "从登记册学来的提示",
    "resemblance": "与词条相近的字",
    "facts": "岗位与个人的条件",
    "pay": "文字里的工资",
    "words": "词句相似度",
}
"""Parts of the reader and what they are called; ``all`` lacks every one of them."""
ALL: Final = "all"

_SILENT: Final[dict[str, Any]] = dict.fromkeys((*Wishes.__slots__, "experience_years"))
# Two texts dealt out by turns tell nobody from anybody; a single one has no spread to reduce.
_DEALT: Final = (("一样", "的", "字"), ("同样", "几个", "词"))


@dataclass(frozen=True, slots=True)
class ReaderWithout(Reader):
    """A reader that lacks parts.

    Parameters
    ----------
    lexicon, tokenizer
        As in `Reader`.
    lacking : frozenset of str
        Names in `PARTS`.
    """

    lacking: frozenset[str] = frozenset()

    @override
    def seekers(self, records: Sequence[Seeker]) -> list[SeekerReading]:
        """Read the texts of people with the parts there are."""
        split: Split = undivided if "clauses" in self.lacking else find_clauses
        spell = self._spell()
        return [
            self._person(
                read_seeker(seeker, self.lexicon, self.tokenizer, spell=spell, split=split), row
            )
            for row, seeker in enumerate(records)
        ]

    @override
    def vacancies(self, records: Sequence[Vacancy]) -> list[VacancyReading]:
        """Read the texts of vacancies with the parts there are."""
        spell = self._spell()
        return [
            self._post(
                read_vacancy(vacancy, self.lexicon, self.tokenizer, spell=spell), vacancy, row
            )
            for row, vacancy in enumerate(records)
        ]

    @override
    def expansion(self, readings: Sequence[SeekerReading]) -> Expansion:
        """Learn hints from a register, or none."""
        return Reader.expansion(self, [] if "expansion" in self.lacking else readings)

    @override
    def resemblance(self) -> Resemblance:
        """Learn likeness from the lexicon, or none."""
        if self.lacking & {"resemblance", "occupations"}:
            nothing = np.zeros((0, len(self.lexicon.occupations)), dtype=np.float16)
            return Resemblance(np.zeros(0, dtype=np.str_), nothing)
        return Reader.resemblance(self)

    def _spell(self) -> Spell:
        return fold if "dialect" in self.lacking else normalise

    def _person(self, reading: SeekerReading, row: int) -> SeekerReading:
        if "facts" in self.lacking:
            reading = replace(reading, **_SILENT)
        if "words" in self.lacking:
            dealt = _DEALT[row % 2]
            reading = replace(reading, tokens=dealt, characters="".join(dealt))
        return reading

    def _post(self, reading: VacancyReading, vacancy: Vacancy, row: int) -> VacancyReading:
        if "facts" in self.lacking:
            reading = replace(reading, facts=VacancyFacts())
        if "pay" in self.lacking:
            reading = replace(reading, pay=_stated_pay(vacancy))
        if "words" in self.lacking:
            dealt = _DEALT[row % 2]
            reading = replace(reading, tokens=dealt, characters="".join(dealt))
        return reading


def reader_without(lexicon: Lexicon, part: str) -> Reader:
    """Make the reader that lacks one part.

    Parameters
    ----------
    lexicon : Lexicon
        Words of work.
    part : str
        A name in `PARTS`, or ``all``.

    Returns
    -------
    Reader
    """
    lacking = frozenset(PARTS) if part == ALL else frozenset({part})
    if "occupations" in lacking:
        lexicon = Lexicon(tuple(replace(o, terms=()) for o in lexicon.occupations))
    return ReaderWithout(lexicon, build_reader(lexicon).tokenizer, lacking)


def undivided(normalised: str, default: Kind, _names_work: NamesWork) -> tuple[Clause, ...]:
    """Take a whole text for what its field says, and a general one for a wish besides.

    Parameters
    ----------
    normalised : str
        The text.
    default : str
        Kind of the field.

    Returns
    -------
    tuple of Clause
        Without refusals.
    """
    kinds: tuple[Kind, ...] = ("past", "wishes") if default == "past" else (default,)
    return tuple(Clause(kind, 0, len(normalised), normalised) for kind in kinds if normalised)


def _stated_pay(vacancy: Vacancy) -> Pay | None:
    """Pay of the number fields alone."""
    low, high = vacancy.pay_min_cny_month, vacancy.pay_max_cny_month
    return None if low is None and high is None else Pay(low, high, "month", "")
