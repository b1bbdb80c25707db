"""The work that a vacancy's title names: its head, not what stands before it or in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from features.occupations import Lexicon
from features.occupations.terms import Mention
from features.work_mentions import find_work, is_generic

_BRACKETS = re.compile(r"\([^()]*\)?|【[^【】]*】?|\[[^\[\]]*\]?|<[^<>]*>?|「[^「」]*」?")
# Between two words of work: more than this, or one of these, and both are meant.
_LINK = re.compile(r"[^/、,，;；+&|\s()【】\[\]<>和或及与兼招聘]{0,2}")


def find_title_work(title: str, lexicon: Lexicon, context: str) -> tuple[Mention, ...]:
    """Find the occupations that a title offers.

    In 早教客服 and 大数据客服专员 the last word is the work and what leads to it says where; what
    stands in brackets only counts where nothing outside them names work.

    Parameters
    ----------
    title : str
        A normalised title.
    lexicon : Lexicon
        Words of work.
    context : str
        Title and description, for words of several meanings.

    Returns
    -------
    tuple of Mention
        In the order of the title.

    Examples
    --------
    >>> from features.occupations import load_lexicon
    >>> lexicon = load_lexicon()
    >>> [m.term for m in find_title_work("酒店客服(物流项目)", lexicon, "")]
    ['客服']
    >>> [m.term for m in find_title_work("仓管/叉车司机", lexicon, "")]
    ['仓管', '叉车司机']
    """
    mentions = find_work(title, lexicon, context)
    bracketed = [match.span() for match in _BRACKETS.finditer(title)]
    outside = tuple(
        m for m in mentions if not any(start <= m.start < end for start, end in bracketed)
    )
    if any(not is_generic(m.occupation, lexicon) for m in outside):
        mentions = outside
    return _heads(title, mentions, lexicon)


def _heads(title: str, mentions: Sequence[Mention], lexicon: Lexicon) -> tuple[Mention, ...]:
    """Leave out what only leads to the next word of work."""
    spans = sorted({(m.start, m.end) for m in mentions})
    families = {
        span: {lexicon.family_of[m.occupation] for m in mentions if (m.start, m.end) == span}
        for span in spans
    }
    leading = {
        left
        for left, right in pairwise(spans)
        if left[1] <= right[0]
        and _LINK.fullmatch(title[left[1] : right[0]])
        and not families[left] & families[right]
        and not all(is_generic(m.occupation, lexicon) for m in mentions if m.start == right[0])
    }
    return tuple(m for m in mentions if (m.start, m.end) not in leading)
