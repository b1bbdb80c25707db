"""Rewriting a text while keeping the way back: each character knows where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import eq
from re import Pattern

Edit = tuple[int, int, str]
"""From, up to, and what stands there instead; edits of one pass are in order, without overlap."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A rewritten text and its source.

    Parameters
    ----------
    source : str
        The text as it was written.
    text : str
        The text as rewritten.
    starts, ends : tuple of int, shape (len(text),)
        Span in the source that each character of the text came from.

    Examples
    --------
    >>> traced = Traced.of("學月嫂!!").rewritten([(0, 1, "学"), (3, 5, "!")])
    >>> traced.text, traced.phrase(0, 2)
    ('学月嫂!', '學月')
    """

    source: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> Traced:
        """Begin with a text as it is."""
        places = range(len(source))
        return cls(source, source, tuple(places), tuple(place + 1 for place in places))

    def rewritten(self, edits: Iterable[Edit]) -> Traced:
        """Apply edits of the text.

        Parameters
        ----------
        edits : iterable of (int, int, str)
            In order, without overlap.

        Returns
        -------
        Traced
            Every character put in by an edit came from all that the edit replaced.
        """
        starts: list[int] = []
        ends: list[int] = []
        edits, done = list(edits), 0
        for start, end, new in edits:
            first, last = self.source_span(start, end)
            starts += [*self.starts[done:start], *[first] * len(new)]
            ends += [*self.ends[done:start], *[last] * len(new)]
            done = end
        return Traced(
            self.source,
            rewrite(self.text, edits),
            (*starts, *self.starts[done:]),
            (*ends, *self.ends[done:]),
        )

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Tell where in the source a span of the text came from.

        Parameters
        ----------
        start, end : int
            Span of the text, ``0 <= start < end <= len(text)``.

        Returns
        -------
        tuple of int
            Span of the source.
        """
        return self.starts[start], self.ends[end - 1]

    def phrase(self, start: int, end: int) -> str:
        """Return the words of the source that a span of the text came from."""
        first, last = self.source_span(start, end)
        return self.source[first:last]


def rewrite(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits to a text.

    Parameters
    ----------
    text : str
        The text.
    edits : sequence of (int, int, str)
        In order, without overlap.

    Returns
    -------
    str
        The text with each span replaced.
    """
    pieces, done = [], 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        done = end
    return "".join([*pieces, text[done:]])


def substitutions(pattern: Pattern[str], replacement: str, text: str) -> list[Edit]:
    r"""Write ``pattern.sub(replacement, text)`` as edits.

    Parameters
    ----------
    pattern : re.Pattern
        What to replace; it never matches nothing.
    replacement : str
        Plain, or a template (``\1``).
    text : str
        The text.

    Returns
    -------
    list of (int, int, str)
        Only those that change something.
    """
    if pattern.search(text) is None:
        return []
    found = [(*match.span(), match.expand(replacement)) for match in pattern.finditer(text)]
    return [edit for edit in found if text[edit[0] : edit[1]] != edit[2]]


def differences(before: str, after: str) -> list[Edit]:
    """Find edits that lead from one text to another.

    Parameters
    ----------
    before, after : str
        Two texts; of the same length they are taken to answer character by character, else all
        between their common beginning and end is one edit.

    Returns
    -------
    list of (int, int, str)
        Empty for equal texts.
    """
    if before == after:
        return []
    if len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [(at, at + 1, new) for at, (old, new) in pairs if old != new]
    shorter = min(len(before), len(after))
    start = _shared(before, after)
    tail = min(_shared(before[::-1], after[::-1]), shorter - start)
    end = len(before) - tail
    # What is put in has no source of its own: it shares its neighbour's.
    left, right = (start, end) if start < end else (max(start - 1, 0), min(end + 1, len(before)))
    return [(left, right, after[left : len(after) - len(before) + right])]


def _shared(one: str, other: str) -> int:
    """Count the characters that two texts begin with alike."""
    return sum(1 for _ in takewhile(bool, map(eq, one, other)))
