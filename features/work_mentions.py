"""Work named in a clause or a title, whatever particle stands within the words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from features.clause_marks import FAILING, VERB
from features.occupations import Lexicon
from features.occupations.terms import Mention
from features.tracing import Traced, substitutions

GENERIC_FAMILY: Final = "普工杂工"

# 种过柑橘, 做开保安, 看下门口 and 搬不了货 name the same work as without the particle.
_ASPECT = re.compile(
    r"(?<=[\u4e00-\u9fff])[过了着](?=[\u4e00-\u9fff])|(?<=[做带干踩])开|(?<=[看做种扫煮洗打带])下"
    rf"|{FAILING}"
)
_TOPIC = re.compile(
    rf"(?P<object>[\u4e00-\u9fff])(?:我|也|都|就|更加?|早就|已经|现在|再|是)*不(?:想|敢|肯|能|会|再)*(?P<verb>[{VERB}])"
)


def find_work(
    text: str, lexicon: Lexicon, context: str, *, keep_general: bool = False
) -> tuple[Mention, ...]:
    """Find the occupations that one clause or title names.

    A general word (在厂里) yields to a particular one (踩电车).

    Parameters
    ----------
    text : str
        A normalised clause or title.
    lexicon : Lexicon
        Words of work.
    context : str
        The text around it, for words of several meanings.
    keep_general : bool, default False
        Keep the general meaning of a particular word: who refuses 流水线 refuses both.

    Returns
    -------
    tuple of Mention
        Spans point into `text`; first what stands there, then what appears without particles.

    Examples
    --------
    >>> from features.occupations import load_lexicon
    >>> [(m.start, m.end) for m in find_work("种过柑橘", load_lexicon(), "")]
    [(0, 4)]
    """
    mentions = lexicon.find(text, context)
    particles = substitutions(_ASPECT, "", text)
    if particles:
        plain = Traced.of(text).rewritten(particles)
        mentions += tuple(
            replace(mention, start=start, end=end)
            for mention in lexicon.find(plain.text, context)
            for start, end in [plain.source_span(mention.start, mention.end)]
        )
    if not mentions and "不" in text:
        mentions = _behind_its_object(text, lexicon, context)
    particular = tuple(m for m in mentions if not is_generic(m.occupation, lexicon))
    if not particular or len(particular) == len(mentions):
        return mentions
    spans = {(m.start, m.end) for m in particular} if keep_general else ()
    return tuple(m for m in mentions if m in particular or (m.start, m.end) in spans)


def _behind_its_object(text: str, lexicon: Lexicon, context: str) -> tuple[Mention, ...]:
    """Find work whose object was put first: 碗不洗了."""
    for found in _TOPIC.finditer(text):
        named = lexicon.find(found["verb"] + found["object"], context)
        if named:
            return tuple(replace(m, start=found.start(), end=found.end()) for m in named)
    return ()


def is_generic(occupation: int, lexicon: Lexicon) -> bool:
    """Say whether an occupation is no more than a hand in a factory."""
    return lexicon.occupations[occupation].family == GENERIC_FAMILY
