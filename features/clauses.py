"""Clauses of a profile: what was done, what is known, wished, refused, and what stands in the way.

The unit is the clause between two marks or conjunctions. A negation reaches to the end of its
clause, over bare nouns that an enumeration hangs on to it, and back over the list or the clause
it sums up; it never crosses to a clause that has a verb of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import Final

from features.clause_marks import (
    ALSO,
    SUBJECT,
    VERB,
    WILL,
    Kind,
    adds_to,
    ends_outwardly,
    gives_up_for_a_reason,
    hangs_on,
    is_bare_refusal,
    is_bare_wish,
    is_objection,
    is_of_another,
    is_reproach,
    is_under_terms,
    is_worn_out,
    marked_kind,
    means_only,
    refuses_list,
    refuses_work,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause and where it stands.

    Parameters
    ----------
    kind : {"past", "skills", "wishes", "refusals", "constraints"}
        What it tells.
    start, end : int
        Span in the normalised text.
    text : str
        The clause itself, ``normalised[start:end]``.
    """

    kind: Kind
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one text by kind, each in exactly one, in the order of the text.

    Parameters
    ----------
    past : tuple of str
        Work done before.
    skills : tuple of str
        What the person can do or is certified for.
    wishes : tuple of str
        What the person looks for or accepts.
    refusals : tuple of str
        What the person does not want or cannot do; never evidence for a match.
    constraints : tuple of str
        Care, health and lacks: what stands in the way.
    """

    past: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()

    @property
    def positive(self) -> tuple[str, ...]:
        """Past, skills and wishes together."""
        return self.past + self.skills + self.wishes


LONGEST: Final = 60
"""Characters of a clause and the refusals that are joined to it."""
NamesWork = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the spans of the words that name work."""

# 电子厂?不去 asks and answers in one breath.
_SENTENCE = re.compile(
    r"(?:[^。;!?\n]|\?(?=(?:那)?我?(?:不|免|算了|别|可以|行|没问题|宁可|宁愿|情愿)))+"
)
_STOP = re.compile(r"[。;!?\n]")
_SEGMENT = re.compile(r"[^,，]+")
# A new clause begins without a mark: before a contrast, before a wish after something else.
_SEAM = re.compile(
    r"(?<=..)(?:"
    r"(?=但是|但|不过|可是|只是|而且|所以|因为)|(?<![但是过])(?=现在|如今|目前)"
    rf"|(?<![不没也都还很只就最我非现在太大打算再意怎么是倒])(?=(?:现在|只|还|就|最)?{WILL}(?!办法|法))"
    r"|(?<![也都全律概通统我再还但现在不没有非是说话讲下而找就的么决过得,])(?=(?:不想|不愿|不要(?!$)|不去|不上|不做|不干|不接受|不考虑|不喜欢|拒绝)(?!得))"
    rf"|(?<=不[{VERB}]了)(?![了咯喇啦的,吧])|(?<=[了动]了)(?=现在|想|听说|所以)"
    r"|(?<=除外)(?=都|其他|什么|别的|哪)|(?=不如)"
    r"|(?<![不社机都也还晚宴工协学才聚能了])(?=会[做开打踩修煮看带用写讲说操弄种养炒装焊车]))"
)
_GAP = re.compile(r"(?<![a-z0-9]) (?! )")
_PIECE = re.compile(r"、[^、]+")
_OTHERWISE = re.compile(r"(?:以外|之外|外)?[,，]?(?=(?:其他|其它|别的|什么|都|哪|随便|其余))")
_BESIDES = re.compile(r"(?:之外|以外)(?=[,，]?(?:都|其他|其它|什么|别的|哪|随便))")
_RATHER = re.compile(r"(?:宁愿|宁可|宁肯|情愿).+?(?=(?:也|都)(?:不|别))")
_ENDS = ((" ", _GAP), ("宁", _RATHER), ("情愿", _RATHER), ("外", _BESIDES))
_EXCEPT = ("除了", "除开", "除去")


def split_clauses(normalised: str, default: Kind = "past") -> Clauses:
    """Take a text apart into clauses by kind.

    Parameters
    ----------
    normalised : str
        A text from `features.normalising.normalise`.
    default : str, default "past"
        Kind of a clause that says nothing about its kind ("奶茶店、收银").

    Returns
    -------
    Clauses
        Each clause is a piece of the text and stands in exactly one kind.

    Examples
    --------
    >>> clauses = split_clauses("以前踩电车,会打边,想找附近的工作,不上夜班")
    >>> clauses.past, clauses.skills, clauses.refusals
    (('以前踩电车',), ('会打边',), ('不上夜班',))
    """
    return by_kind(find_clauses(normalised, default))


def by_kind(clauses: Iterable[Clause]) -> Clauses:
    """Sort clauses by kind.

    Parameters
    ----------
    clauses : iterable of Clause
        Clauses of one text or of several.

    Returns
    -------
    Clauses
        Their texts, in the order given.
    """
    found: dict[Kind, list[str]] = {
        "past": [],
        "skills": [],
        "wishes": [],
        "refusals": [],
        "constraints": [],
    }
    for clause in clauses:
        found[clause.kind].append(clause.text)
    return Clauses(**{kind: tuple(texts) for kind, texts in found.items()})


def find_clauses(
    normalised: str, default: Kind = "past", names_work: NamesWork | None = None
) -> tuple[Clause, ...]:
    """Take a text apart into clauses, each with its span.

    Parameters
    ----------
    normalised : str
        A text from `features.normalising.normalise`.
    default : str, default "past"
        Kind of a clause that says nothing about its kind.
    names_work : callable, optional
        Says whether words name work. A refusal without work of its own (不做了) refuses the last
        clause that names some; without this, the last that is no mere reason.

    Returns
    -------
    tuple of Clause
        In the order of the text, without overlap.

    Examples
    --------
    >>> [(c.kind, c.start, c.end) for c in find_clauses("会打边,不上夜班")]
    [('skills', 0, 3), ('refusals', 4, 8)]
    """
    found: list[Clause] = []
    told: list[bool] = []
    for sentence in _SENTENCE.finditer(normalised):
        begun = len(found)
        segments = _segments(sentence.group())
        for number, (first, last) in enumerate(segments):
            start, end = _trimmed(normalised, sentence.start() + first, sentence.start() + last)
            text = normalised[start:end]
            following = "".join(sentence.group()[a:b] for a, b in segments[number + 1 : number + 2])
            marked = marked_kind(f"{text},{following}" if adds_to(text, following) else text)
            previous = found[-1].kind if len(found) > begun else None
            kind = marked or _inherited_kind(text, previous, default)
            if kind != "refusals" and _refuses_named(text, names_work):
                marked = kind = "refusals"
            clause = Clause(kind, start, end, text)
            if kind == "refusals" and refuses_list(clause.text):
                found = _refuse_list(found, told, after_all=is_bare_refusal(clause.text))
            # 不做了 alone in a sentence speaks of the one before.
            near = found[begun:] if len(found) > begun else found[-1:]
            back = _spoken_of(clause, near, names_work)
            found = [*found, clause] if back is None else _join(normalised, found, clause, back)
            told += [marked is not None] * (len(found) - len(told))
        found = [*found[:begun], *_without_worn_out(found[begun:], names_work)]
    return tuple(found)


def _without_worn_out(sentence: list[Clause], names_work: NamesWork | None) -> list[Clause]:
    """Refuse the work that wore the body out, where other work is wished for after it."""
    worn = [place for place, clause in enumerate(sentence) if is_worn_out(clause.text)]
    if not worn or names_work is None:
        return sentence
    named = [place for place, clause in enumerate(sentence) if names_work(clause.text)]
    for place in worn:
        done = [n for n in named if n <= place and sentence[n].kind in {"past", "skills"}]
        wished = any(n > place and sentence[n].kind == "wishes" for n in named)
        if done and wished:
            given_up = replace(sentence[done[-1]], kind="refusals")
            return [*sentence[: done[-1]], given_up, *sentence[done[-1] + 1 :]]
    return sentence


def _refuses_named(clause: str, names_work: NamesWork | None) -> bool:
    """Say whether a clause refuses the work that it names itself, at once or at its end."""
    spans = names_work(clause) if names_work else ()
    if not spans or is_of_another(clause) or is_under_terms(clause) or means_only(clause):
        return False
    rest = clause[max(end for _, end in spans) :]
    return gives_up_for_a_reason(rest) or any(refuses_work(clause, *span) for span in spans)


def _spoken_of(clause: Clause, near: Sequence[Clause], names_work: NamesWork | None) -> int | None:
    """Tell how many clauses back the one stands that a clause without work of its own speaks of."""
    if not near or (names_work is not None and names_work(clause.text)):
        return None
    back = list(reversed(near))
    look = _lacked if is_bare_wish(clause.text) else _given_up
    return look(clause, back, names_work)


def _lacked(_: Clause, back: Sequence[Clause], names_work: NamesWork | None) -> int | None:
    """Tell how far back the work stands that was lacked, or forbidden, and is wished for now."""
    named = _first(back, names_work or (lambda clause: [(0, len(clause))]))
    if named is None:
        return None
    lacked = back[named].kind == "constraints" or is_objection(back[named].text)
    return named if lacked else None


def _given_up(clause: Clause, back: Sequence[Clause], names_work: NamesWork | None) -> int | None:
    """Tell how far back the work stands that a clause without work of its own refuses."""
    is_bare = is_bare_refusal(clause.text)
    if is_bare:
        glued = back[0].end == clause.start
        if is_reproach(back[0].text) or (glued and _first(back, names_work) is None):
            return 0
    elif not gives_up_for_a_reason(clause.text) or is_of_another(clause.text):
        return None
    # 眼睛不行 between the work and its refusal is a reason; no wish is refused over one.
    named = _first(list(takewhile(lambda c: c.kind != "wishes", back)), names_work)
    if named is not None:
        return None if _is_kept(back, named) else named
    return _nameless(back) if is_bare else None


def _nameless(back: Sequence[Clause]) -> int | None:
    """Tell what a bare refusal speaks of where no known work was named: no mere reason."""
    if back[0].kind == "refusals":
        return 0
    return next((place for place, c in enumerate(back) if c.kind != "constraints"), None)


def _is_kept(back: Sequence[Clause], named: int) -> bool:
    """Say whether work that ended was somebody else's, or ended for no fault of its own."""
    return is_of_another(back[named].text) or any(
        ends_outwardly(clause.text) for clause in back[: named + 1]
    )


def _first(clauses: Sequence[Clause], names_work: NamesWork | None) -> int | None:
    """Return the place of the first clause that names work."""
    if names_work is None:
        return None
    return next((place for place, clause in enumerate(clauses) if names_work(clause.text)), None)


def _join(text: str, found: list[Clause], clause: Clause, back: int) -> list[Clause]:
    """Give the clause that was spoken of the kind of the bare one after it."""
    kind: Kind = "wishes" if is_bare_wish(clause.text) else "refusals"
    # A run of refusals may be long; what is refused already gains nothing from one more.
    is_short = clause.end - found[-1].start < LONGEST
    if back == 0 and is_short and not _STOP.search(text, found[-1].end, clause.start):
        start, end = found[-1].start, clause.end
        return [*found[:-1], Clause(kind, start, end, text[start:end])]
    spoken = len(found) - 1 - back
    changed = replace(found[spoken], kind=kind)
    return [*found[:spoken], changed, *found[spoken + 1 :], replace(clause, kind=kind)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks and enumeration marks around a span."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(" 、"))
    return start, start + len(piece.strip(" 、"))


def _refuse_list(found: list[Clause], told: list[bool], *, after_all: bool) -> list[Clause]:
    """Refuse the bare clauses before a refusal that sums them up; 做过 may stand between them."""
    bare = int(after_all and bool(found))
    while bare < len(found) and not told[len(found) - 1 - bare]:
        bare += 1
    kept = len(found) - bare
    return [*found[:kept], *(replace(clause, kind="refusals") for clause in found[kept:])]


def _segments(sentence: str) -> list[tuple[int, int]]:
    """Spans between commas, spaces and seams; none is blank."""
    spans = []
    for piece in _SEGMENT.finditer(sentence):
        text, base = piece.group(), piece.start()
        cuts = [0, *_cuts(text), len(text)]
        spans += [
            (base + start, base + end)
            for start, end in pairwise(cuts)
            if text[start:end].strip(" 、")
        ]
    return spans


def _cuts(text: str) -> list[int]:
    cuts = {seam.start() for seam in _SEAM.finditer(text)}
    # Most clauses hold none of these: to look for a character is cheaper than for a pattern.
    cuts |= {
        match.end() for sign, pattern in _ENDS if sign in text for match in pattern.finditer(text)
    }
    # An enumeration hangs together; a piece with a mark of its own is another clause.
    if "、" in text:
        cuts |= {match.start() + 1 for match in _PIECE.finditer(text) if _marked(match[0])}
    if text.lstrip().startswith(_EXCEPT) and not (ALSO.search(text) or means_only(text)):
        rest = _OTHERWISE.search(text, 2)
        if rest is not None:
            cuts.add(rest.end())
    return sorted(cut for cut in cuts - {0, len(text)} if not _hangs_together(text, cut))


def _hangs_together(text: str, cut: int) -> bool:
    """Say whether a seam parts a subject or a topic from what is said of it.

    我女儿|不想当护士了 has its subject before the seam, 太远的保洁|不去 its topic.
    """
    if cut < LONGEST and SUBJECT.fullmatch(text, 0, cut):
        return True
    topic = text[text.rfind("、", 0, cut) + 1 : cut]
    rest = text[cut:].partition("、")[0]
    # A bare refusal is short: a long rest is not even looked at.
    is_bare = len(rest) < LONGEST and is_bare_refusal(rest)
    # Over an enumeration a refusal reaches back, but not over one with a verb of its own.
    is_alone = "、" not in text or topic.startswith("做")
    return is_bare and is_alone and marked_kind(topic) is None


def _marked(piece: str) -> bool:
    """Say whether a piece, up to its first seam, tells its own kind."""
    piece = piece.strip(" 、")
    seam = _SEAM.search(piece)
    if seam is None:
        return marked_kind(piece) is not None or is_reproach(piece)
    rest = piece[seam.start() :]
    return marked_kind(piece[: seam.start()]) is not None or is_bare_refusal(rest)


def _inherited_kind(clause: str, previous: Kind | None, default: Kind) -> Kind:
    """Hang a bare clause on to a wish or, with a joining word, to a refusal before it."""
    if previous == "wishes":
        return "wishes"
    if previous == "refusals" and hangs_on(clause):
        return "refusals"
    return default
