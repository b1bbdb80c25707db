"""Dirt in free text: slips of the pen and traditional characters."""

from __future__ import annotations

from functools import cache

from data.synthetic.pen import Pen
from data.synthetic.words import read_rows

TRADITIONAL_SHARE = 0.16
TYPO_SHARE = 0.15


@cache
def _traditional() -> dict[int, str]:
    return {ord(row["simplified"]): row["traditional"] for row in read_rows("traditional")}


@cache
def _slips() -> dict[str, str]:
    return {row["right"]: row["wrong"] for row in read_rows("typos")}


def slip(text: str, pen: Pen) -> str:
    """Write one character of a text wrongly, if there is one that people write wrongly.

    Parameters
    ----------
    text : str
        As meant.
    pen : Pen
        Chooses the place.

    Returns
    -------
    str
        As written.
    """
    places = [place for place, sign in enumerate(text) if sign in _slips()]
    if not places:
        return text
    place = pen.pick(places)
    return text[:place] + _slips()[text[place]] + text[place + 1 :]


def soil(text: str, pen: Pen, *, traditional: bool) -> str:
    """Let a text suffer what texts in a register suffer.

    Parameters
    ----------
    text : str
        As meant.
    pen : Pen
        Draws whether and where.
    traditional : bool
        The writer uses traditional characters.

    Returns
    -------
    str
        As it stands in the register.
    """
    if pen.chance(TYPO_SHARE):
        text = slip(text, pen)
    return text.translate(_traditional()) if traditional else text
