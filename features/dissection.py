"""A record taken apart: everything the reader found, with the words it found it in.

The same functions as in `features.reading`, with positions kept. For people who want to see why:
a counsellor who doubts, an office that adds words, a newcomer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data.records import Seeker, Vacancy
from features.advertisement import VACANCY_TEXTS, join_texts, read_pay, spelled_texts
from features.clauses import Clause
from features.named_work import find_named_work
from features.normalising import trace
from features.occupations import Lexicon
from features.occupations.terms import Mention
from features.pay import Pay
from features.reading import SEEKER_TEXTS, clauses_of, find_described_work
from features.titles import find_title_work
from features.tracing import Traced
from features.vacancy_facts import Fact, find_facts
from features.wishes import find_experience, find_wishes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was read.

    Parameters
    ----------
    field : str
        Column of the record it stands in.
    kind : str
        What was found: a kind of clause, ``"occupation"``, or the name of a condition or fact.
    value : str or bool or float
        The occupation's name, the condition's answer, the number; for a clause its text.
    start, end : int
        Span in the text as written.
    phrase : str
        The words themselves, ``text[start:end]``.
    """

    field: str
    kind: str
    value: str | bool | float
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause, the column it stands in, and the way back to what was written."""

    field: str
    traced: Traced
    clause: Clause

    def finding(self, kind: str, value: str | bool | float, start: int, end: int) -> Finding:
        """Name a span of the clause by its place in the source."""
        base = self.clause.start
        first, last = self.traced.source_span(base + start, base + end)
        return Finding(self.field, kind, value, first, last, self.traced.source[first:last])


def dissect_seeker(seeker: Seeker, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Take a person's texts apart.

    Parameters
    ----------
    seeker : Seeker
        The person.
    lexicon : Lexicon
        Words of work.

    Returns
    -------
    tuple of Finding
        By column and place: each clause by its kind, the occupations in it as ``past``,
        ``skills``, ``wishes`` or ``refusals`` with the suffix ``:occupation``, then the conditions
        and the years of work.

    Examples
    --------
    >>> from data.records import SeekerId
    >>> from features.occupations import load_lexicon
    >>> person = Seeker(seeker_id=SeekerId("1"), profile_text="做過車衣，唔想落地盤")
    >>> found = dissect_seeker(person, load_lexicon())
    >>> [(f.kind, f.value, f.phrase) for f in found if f.kind == "refusals:occupation"]
    [('refusals:occupation', '建筑小工', '落地盤')]
    """
    said = [
        _Said(field, traced, clause)
        for field, default in SEEKER_TEXTS
        for traced in [trace(getattr(seeker, field) or "")]
        for clause in clauses_of(traced.text, default, lexicon)
    ]
    return tuple(
        sorted(
            (*_clauses(said), *_occupations(said, lexicon), *_conditions(said)),
            key=lambda found: (_ORDER[found.field], found.start, -found.end),
        )
    )


_ORDER = {field: place for place, (field, _) in enumerate(SEEKER_TEXTS)}


def dissect_vacancy(vacancy: Vacancy, lexicon: Lexicon) -> tuple[Finding, ...]:
    """Take an advertisement apart.

    Parameters
    ----------
    vacancy : Vacancy
        The vacancy.
    lexicon : Lexicon
        Words of work.

    Returns
    -------
    tuple of Finding
        By column and place: ``title:occupation``, ``description:occupation``, ``pay`` in yuan a
        month, and the facts by their names.

    Examples
    --------
    >>> from datetime import date
    >>> from data.records import EmployerId, VacancyId
    >>> from features.occupations import load_lexicon
    >>> day = date(2025, 1, 1)
    >>> post = Vacancy(vacancy_id=VacancyId("1"), employer_id=EmployerId("1"), headcount=1,
    ...     published_on=day, expires_on=day, title="招車衣工", description="包食宿，計件5000以上")
    >>> found = dissect_vacancy(post, load_lexicon())
    >>> [(f.kind, f.value, f.phrase) for f in found if f.kind in {"title:occupation", "lodging"}]
    [('title:occupation', '缝纫工', '車衣工'), ('lodging', True, '包食宿')]
    """
    texts = {field: trace(getattr(vacancy, field) or "") for field in VACANCY_TEXTS}
    found = (
        *_offered_work(texts, lexicon),
        *_offered_pay(vacancy, texts),
        *_stated_facts(vacancy, texts),
    )
    order = {field: place for place, field in enumerate(VACANCY_TEXTS)}
    return tuple(sorted(found, key=lambda f: (order[f.field], f.start, -f.end)))


def _offered_work(texts: Mapping[str, Traced], lexicon: Lexicon) -> Iterator[Finding]:
    title, description = texts["title"], texts["description"]
    titled = find_title_work(title.text, lexicon, f"{title.text},{description.text}")
    for field, mentions in (
        ("title", titled),
        ("description", find_described_work(description.text, titled, lexicon)),
    ):
        for mention in mentions:
            name = lexicon.occupations[mention.occupation].name
            yield _found(field, texts[field], f"{field}:occupation", name, mention)


def _offered_pay(vacancy: Vacancy, texts: Mapping[str, Traced]) -> Iterator[Finding]:
    pay = read_pay(vacancy)
    phrases = pay.phrase.split(",") if pay is not None else []
    for field in ("pay_text", "title", "description"):
        for phrase in phrases:
            start = texts[field].text.find(phrase)
            if pay is not None and phrase and start >= 0:
                first, last = texts[field].source_span(start, start + len(phrase))
                words = texts[field].source[first:last]
                yield Finding(field, "pay", _yuan(pay), first, last, words)


def _yuan(pay: Pay) -> str:
    low, high = pay.min_cny_month, pay.max_cny_month
    ends = [f"{end:g}" if end is not None else "" for end in (low, high)]
    return ends[0] if low == high else "-".join(ends)


def _stated_facts(vacancy: Vacancy, texts: Mapping[str, Traced]) -> Iterator[Finding]:
    for fact in find_facts(join_texts(spelled_texts(vacancy))):
        start = 0
        for field, traced in texts.items():
            stop = start + len(traced.text)
            if traced.text and start <= fact.start < fact.end <= stop:
                place = replace(fact, start=fact.start - start, end=fact.end - start)
                yield _found(field, traced, fact.name, fact.value, place)
            start = stop + bool(traced.text)


def _found(
    field: str, traced: Traced, kind: str, value: str | bool | float, place: Mention | Fact
) -> Finding:
    first, last = traced.source_span(place.start, place.end)
    return Finding(field, kind, value, first, last, traced.source[first:last])


def _clauses(said: Sequence[_Said]) -> Iterator[Finding]:
    for part in said:
        yield part.finding(part.clause.kind, part.clause.text, 0, len(part.clause.text))


def _occupations(said: Sequence[_Said], lexicon: Lexicon) -> Iterator[Finding]:
    for named in find_named_work([part.clause for part in said], lexicon):
        name = lexicon.occupations[named.mention.occupation].name
        yield said[named.clause].finding(
            f"{named.kind}:occupation", name, named.mention.start, named.mention.end
        )


def _conditions(said: Sequence[_Said]) -> Iterator[Finding]:
    for stated in find_wishes([part.clause for part in said]):
        yield said[stated.clause].finding(stated.name, stated.value, stated.start, stated.end)
    done = [part for part in said if part.clause.kind in {"past", "skills"}]
    spell = find_experience([part.clause.text for part in done])
    if spell is not None:
        yield done[spell.clause].finding("experience_years", spell.years, spell.start, spell.end)
