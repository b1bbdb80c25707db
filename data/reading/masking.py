"""Showing a cell of a defect without telling who it is about."""

from __future__ import annotations

import re
from typing import Literal

Personal = Literal["name", "number", "text"]
_LONGEST = 40
# A phone or identity number can land in any column when columns are shifted.
_LONG_NUMBER = re.compile(r"\d{10,}[\dXx]")


def masked(value: object, kind: Personal | None = None) -> str:
    """Return a value in a form that may be shown.

    Parameters
    ----------
    value : object
        The cell.
    kind : {"name", "number", "text"} or None
        What the column holds about a person; None for nothing.

    Returns
    -------
    str
        At most 41 characters.

    Examples
    --------
    >>> masked("黄秀英", "name"), masked("13812345678", "number"), masked("初中毕叶")
    ('黄**', '138****5678', '初中毕叶')
    """
    text = " ".join(str(value).split())
    if not text:
        return ""
    if kind == "text":
        return "（内容不显示）"
    if kind == "name":
        return text[0] + "**"
    if kind == "number":
        return _masked_number(text)
    text = _LONG_NUMBER.sub(lambda match: _masked_number(match.group(0)), text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _masked_number(text: str) -> str:
    return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else f"{text[:2]}****"
