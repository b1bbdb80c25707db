"""Words of a register that the lexicon lacks, and the occupations they seem to stand for.

People wish for work near what they have done.
So a word that the lexicon does not know, written in one part of many records whose other part
names one occupation, probably stands for it. Nothing is added by itself: a person in the office
approves or refuses each word.

Notes
-----
Of n records that write a word in one part and name work in the other, k name the occupation. The
confidence is the lower bound of Wilson's 95 % interval of k / n, so that few records give little
confidence; a word must also be named `LIFT` times as often with the occupation as people in
general name that occupation. E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from features.occupations import Lexicon
from features.reading import SeekerReading
from features.tokenizing import Tokenizer

LEAST: Final = 5
"""Fewest records that must write a word."""
LIFT: Final = 4.0
CONFIDENCE: Final = 0.15
LONGEST: Final = 6
"""Characters of a word."""
_Z: Final = 1.96

Evidence = tuple[tuple[str, frozenset[int]], ...]
"""The parts of one record: a text, and the occupations that the other part names."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word and the occupation that it seems to stand for.

    Parameters
    ----------
    word : str
        The word, normalised.
    occupation : int
        Index into `Lexicon.occupations`.
    n_records : int
        Records that write the word and elsewhere name some work.
    n_agreeing : int
        Those among them that elsewhere name this occupation.
    confidence : float
        Lower bound of the share, in [0, 1].
    """

    word: str
    occupation: int
    n_records: int
    n_agreeing: int
    confidence: float


def seeker_evidence(readings: Iterable[SeekerReading]) -> Iterator[Evidence]:
    """Set each part of a person's texts beside the work that the other part names.

    Parameters
    ----------
    readings : iterable of SeekerReading
        A register.

    Yields
    ------
    tuple of (str, frozenset of int)
        One for each person of whom some work was read.
    """
    for reading in readings:
        parts = (
            (reading.past_characters, frozenset(reading.wished)),
            (reading.wish_characters, frozenset((*reading.past, *reading.skilled))),
        )
        told = tuple(part for part in parts if part[1])
        if told:
            yield told


def suggest_terms(
    evidence: Sequence[Evidence],
    lexicon: Lexicon,
    tokenizer: Tokenizer,
    refused: Collection[tuple[str, str]] = frozenset(),
) -> tuple[Suggestion, ...]:
    """Suggest words for the lexicon.

    Parameters
    ----------
    evidence : sequence of tuples
        A record each; a person counts once, however often a word is written.
    lexicon : Lexicon
        What is known already.
    tokenizer : Tokenizer
        Cuts the texts.
    refused : collection of (str, str)
        Code of an occupation and a word that were refused before; its parts are not suggested
        either.

    Returns
    -------
    tuple of Suggestion
        The most confident first; of words within one another, the more telling only.
    """
    written: Counter[str] = Counter()
    agreeing: Counter[tuple[str, int]] = Counter()
    general: Counter[int] = Counter()
    for record in evidence:
        general.update(frozenset().union(*(occupations for _, occupations in record)))
        beside: dict[str, set[int]] = {}
        for text, occupations in record:
            for word in _unknown_words(text, lexicon, tokenizer):
                beside.setdefault(word, set()).update(occupations)
        written.update(beside.keys())
        agreeing.update((word, o) for word, named in beside.items() for o in named)
    barred: dict[str, list[str]] = {}
    for code, word in refused:
        barred.setdefault(code, []).append(word)
    found = [
        Suggestion(word, occupation, written[word], k, wilson_bound(k, written[word]))
        for (word, occupation), k in agreeing.items()
        if written[word] >= LEAST
        and k * len(evidence) >= LIFT * written[word] * general[occupation]
        and not any(word in other for other in barred.get(lexicon.occupations[occupation].code, ()))
    ]
    sure = [s for s in found if s.confidence >= CONFIDENCE]
    return tuple(_without_parts(sorted(sure, key=lambda s: (-s.confidence, -len(s.word), s.word))))


def wilson_bound(k: int, n: int) -> float:
    """Lower bound of Wilson's 95 % interval of a share.

    Parameters
    ----------
    k, n : int
        ``0 <= k <= n`` and ``n > 0``.

    Returns
    -------
    float
        In [0, k / n].

    Examples
    --------
    >>> round(wilson_bound(8, 10), 3)
    0.49
    """
    share, z2 = k / n, _Z * _Z
    spread = _Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, (share + z2 / (2 * n) - spread) / (1 + z2 / n))


def _unknown_words(text: str, lexicon: Lexicon, tokenizer: Tokenizer) -> set[str]:
    """Words and pairs of neighbouring words between what the lexicon knows."""
    known = sorted({(m.start, m.end) for m in lexicon.find(text)})
    starts, ends = [0, *(end for _, end in known)], [*(start for start, _ in known), len(text)]
    return {
        word
        for start, end in zip(starts, ends, strict=True)
        for piece in text[start:end].split(",")
        for word in _neighbours(piece, tokenizer.cut(piece))
    }


def _neighbours(piece: str, words: Sequence[str]) -> Iterator[str]:
    place, before = 0, ""
    for word in words:
        start = piece.index(word, place)
        joined = before + word if before and start == place else ""
        yield from (each for each in (word, joined) if 1 < len(each) <= LONGEST)
        place, before = start + len(word), word


def _without_parts(suggestions: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """Leave out what holds, or is held by, a more confident word for the same occupation."""
    kept: dict[int, list[str]] = {}
    for suggestion in suggestions:
        words = kept.setdefault(suggestion.occupation, [])
        if not any(suggestion.word in word or word in suggestion.word for word in words):
            words.append(suggestion.word)
            yield suggestion
