"""A record taken apart: everything the reader found, with the words it found it in.

The same functions as in `features.reading`, with positions kept. For people who want to see why:
a counsellor who doubts, an office that adds words, a newcomer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.records import Seeker
from features.clauses import Clause, by_kind
from features.normalising import trace
from features.occupations import Lexicon
from features.reading import SEEKER_TEXTS, clauses_of, is_conditioned, work_context
from features.tracing import Traced
from features.wishes import find_experience, find_wishes
from features.work_mentions import find_work


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


def _clauses(said: Sequence[_Said]) -> Iterator[Finding]:
    for part in said:
        yield part.finding(part.clause.kind, part.clause.text, 0, len(part.clause.text))


def _occupations(said: Sequence[_Said], lexicon: Lexicon) -> Iterator[Finding]:
    context = work_context(by_kind(part.clause for part in said))
    for part in said:
        kind, text = part.clause.kind, part.clause.text
        if kind == "constraints":
            continue
        for mention in find_work(text, lexicon, context):
            if kind == "refusals" and is_conditioned(text, mention):
                continue
            name = lexicon.occupations[mention.occupation].name
            yield part.finding(f"{kind}:occupation", name, mention.start, mention.end)


def _conditions(said: Sequence[_Said]) -> Iterator[Finding]:
    for stated in find_wishes([part.clause for part in said]):
        yield said[stated.clause].finding(stated.name, stated.value, stated.start, stated.end)
    done = [part for part in said if part.clause.kind in {"past", "skills"}]
    spell = find_experience([part.clause.text for part in done])
    if spell is not None:
        yield done[spell.clause].finding("experience_years", spell.years, spell.start, spell.end)
