"""A person's and a vacancy's texts as read: occupations, facts, pay, words.

This is where normalising, clauses, the lexicon, pay and facts meet. Records go in, readings come
out; no model and no history takes part, so a reading never changes unless its text does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from data.records import Seeker, Vacancy
from features.advertisement import Spell, join_texts, read_pay, spelled_texts
from features.clause_marks import Kind
from features.clauses import Clause, NamesWork, by_kind, find_clauses
from features.named_work import find_named_work
from features.normalising import normalise
from features.occupations import Lexicon
from features.occupations.terms import Mention
from features.pay import Pay
from features.titles import find_title_work
from features.tokenizing import Tokenizer
from features.vacancy_facts import VacancyFacts, read_facts
from features.wishes import Wishes, experience_years, read_wishes
from features.work_mentions import find_work, is_generic

Split = Callable[[str, Kind, NamesWork], tuple[Clause, ...]]

SEEKER_TEXTS: Final[tuple[tuple[str, Kind], ...]] = (
    ("experience_text", "past"),
    ("skills_text", "skills"),
    ("certificates", "skills"),
    ("wish_text", "wishes"),
    ("profile_text", "past"),
)
"""The texts of a person, each with the kind of a clause that tells none itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerReading:
    """What a person's texts say.

    Parameters
    ----------
    past, skilled, wished, refused : tuple of int
        Indexes of occupations, sorted; what is refused is never wished.
    phrases : tuple of (int, str)
        For each occupation found, the words that named it.
    tokens : tuple of str
        Words of the past, skills and wishes.
    characters : str
        The normalised past, skills and wishes themselves, for character n-grams.
    wish_characters, past_characters : str
        The wishes alone, and past and skills alone.
    refuses_night, refuses_away, wants_near, open_to_anything, weak_body, has_children_words, \
wants_lodging : bool or None
        See `features.wishes.Wishes`.
    experience_years : float or None
        The longest stretch of work named, at least.
    """

    past: tuple[int, ...]
    skilled: tuple[int, ...]
    wished: tuple[int, ...]
    refused: tuple[int, ...]
    phrases: tuple[tuple[int, str], ...]
    tokens: tuple[str, ...]
    characters: str
    refuses_night: bool | None
    refuses_away: bool | None
    wants_near: bool | None
    open_to_anything: bool | None
    weak_body: bool | None
    has_children_words: bool | None
    wants_lodging: bool | None
    experience_years: float | None
    wish_characters: str = ""
    past_characters: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyReading:
    """What a vacancy's texts and pay fields say.

    Parameters
    ----------
    titled : tuple of int
        Occupations of the title, in its order.
    mentioned : tuple of int
        Occupations of title and description, sorted.
    phrases : tuple of (int, str)
        For each occupation found, the words that named it.
    tokens : tuple of str
        Words of title and description.
    characters : str
        Normalised title and description.
    pay : Pay or None
        From the pay fields, else the pay text, else the description.
    facts : VacancyFacts
        What the whole advertisement states.
    title_is_generic : bool
        The title says no more than 普工, 操作员, 学徒.
    """

    titled: tuple[int, ...]
    mentioned: tuple[int, ...]
    phrases: tuple[tuple[int, str], ...]
    tokens: tuple[str, ...]
    characters: str
    pay: Pay | None
    facts: VacancyFacts
    title_is_generic: bool


def read_seeker(
    seeker: Seeker,
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    *,
    spell: Spell = normalise,
    split: Split = find_clauses,
) -> SeekerReading:
    """Read a person's texts.

    Parameters
    ----------
    seeker : Seeker
        The person; experience, skill and wish texts are read as such unless a clause says
        otherwise, the profile text clause by clause.
    lexicon : Lexicon
        Words of work.
    tokenizer : Tokenizer
        Cuts the words.
    spell, split : callable
        How a text is spelled and taken apart; only a measurement asks for anything else.

    Returns
    -------
    SeekerReading
        What was found; nothing is guessed from blanks.
    """
    said = tuple(
        clause
        for field, default in SEEKER_TEXTS
        if (text := getattr(seeker, field))
        for clause in clauses_of(spell(text), default, lexicon, split)
    )
    clauses = by_kind(said)
    named = find_named_work(said, lexicon)
    found = {
        kind: _first_words(each.mention for each in named if each.kind == kind)
        for kind in ("past", "skills", "wishes", "refusals")
    }
    refused = found["refusals"].keys()
    wishes = read_wishes(said)
    return SeekerReading(
        past=tuple(sorted(found["past"])),
        skilled=tuple(sorted(found["skills"])),
        wished=tuple(sorted(found["wishes"].keys() - refused)),
        refused=tuple(sorted(refused)),
        phrases=_phrases(found.values()),
        tokens=tuple(word for clause in clauses.positive for word in tokenizer.cut(clause)),
        characters=",".join(clauses.positive),
        wish_characters=",".join(clauses.wishes),
        past_characters=",".join(clauses.past + clauses.skills),
        experience_years=experience_years(clauses.past + clauses.skills),
        **_wish_fields(wishes),
    )


def _wish_fields(wishes: Wishes) -> dict[str, bool | None]:
    return {name: getattr(wishes, name) for name in Wishes.__slots__}


def clauses_of(
    normalised: str, default: Kind, lexicon: Lexicon, split: Split = find_clauses
) -> tuple[Clause, ...]:
    """Take one text of a person apart.

    Parameters
    ----------
    normalised : str
        The text in the one spelling.
    default : str
        Kind of a clause that tells none itself.
    lexicon : Lexicon
        Says which clauses name work.
    split : callable
        Takes it apart.

    Returns
    -------
    tuple of Clause
        Spans point into the normalised text.
    """

    # A clause is asked of more than once, as it is and as what others speak of.
    @cache
    def spans(words: str) -> list[tuple[int, int]]:
        return [(mention.start, mention.end) for mention in find_work(words, lexicon, normalised)]

    return split(normalised, default, spans)


def _first_words(mentions: Iterable[Mention]) -> dict[int, str]:
    phrases: dict[int, str] = {}
    for mention in mentions:
        phrases.setdefault(mention.occupation, mention.term)
    return phrases


def _phrases(found: Iterable[Mapping[int, str]]) -> tuple[tuple[int, str], ...]:
    first: dict[int, str] = {}
    for phrases in found:
        first = {**phrases, **first}
    return tuple(sorted(first.items()))


def read_vacancy(
    vacancy: Vacancy, lexicon: Lexicon, tokenizer: Tokenizer, *, spell: Spell = normalise
) -> VacancyReading:
    """Read a vacancy's texts and pay fields.

    Parameters
    ----------
    vacancy : Vacancy
        The vacancy.
    lexicon : Lexicon
        Words of work.
    tokenizer : Tokenizer
        Cuts the words.
    spell : callable
        How a text is spelled; only a measurement asks for anything else.

    Returns
    -------
    VacancyReading
        What was found; blanks stay None.
    """
    spelled = spelled_texts(vacancy, spell)
    title, description = spelled["title"], spelled["description"]
    heads = find_title_work(title, lexicon, f"{title},{description}")
    titled = _first_words(heads)
    mentioned = _first_words((*heads, *find_described_work(description, heads, lexicon)))
    text = f"{title},{description}" if description else title
    return VacancyReading(
        titled=tuple(titled),
        mentioned=tuple(sorted(mentioned)),
        phrases=_phrases([titled, mentioned]),
        tokens=tuple(tokenizer.cut(text)),
        characters=text,
        pay=read_pay(vacancy),
        facts=read_facts(join_texts(spelled)),
        title_is_generic=_title_is_generic(title, titled, lexicon),
    )


def find_described_work(
    description: str, titled: Iterable[Mention], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Find what a description names besides its title.

    Under a telling title the tasks of other trades (做报表 for a driver) are not the job.

    Parameters
    ----------
    description : str
        Normalised.
    titled : iterable of Mention
        What the title names.
    lexicon : Lexicon
        Words of work.

    Returns
    -------
    tuple of Mention
        In the order of the text.
    """
    told = {
        lexicon.family_of[m.occupation] for m in titled if not is_generic(m.occupation, lexicon)
    }
    return tuple(
        mention
        for mention in lexicon.find(description)
        if mention.register != "task" or not told or lexicon.family_of[mention.occupation] in told
    )


_GENERIC_TITLE = re.compile(
    r"普工|操作员|操作工|作业员|学徒|工人|员工|招工|杂工|临时工|小时工|暑假工|技工|技术工|生产工|储备"
)


def _title_is_generic(title: str, titled: Mapping[int, str], lexicon: Lexicon) -> bool:
    if titled:
        return all(is_generic(occupation, lexicon) for occupation in titled)
    return bool(_GENERIC_TITLE.search(title))
