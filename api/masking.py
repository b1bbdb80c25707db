"""What of a person may stand on a screen: a name with its given part hidden, no long numbers."""

from __future__ import annotations

import re
from typing import Final

# Identity and phone numbers in one piece, a mobile number in three, a landline with its code.
_LONG_NUMBER: Final = re.compile(
    r"\d{7,}[Xx]?|1\d{2}[ -]\d{4}[ -]\d{4}|0\d{2,3}[ -]\d{7,8}", re.ASCII
)

COMPOUND_SURNAMES: Final = frozenset(
    {"欧阳", "司徒", "司马", "上官", "诸葛", "皇甫", "东方", "尉迟", "公孙", "慕容", "夏侯", "令狐"}
)


def mask_name(name: str | None) -> str:
    """Hide the given name.

    Parameters
    ----------
    name : str or None
        As registered.

    Returns
    -------
    str
        Family name and one star a hidden character; empty where no name is known.

    Examples
    --------
    >>> mask_name("张小明"), mask_name("欧阳锋"), mask_name(None)
    ('张**', '欧阳*', '')
    """
    plain = (name or "").strip()
    shown = 2 if plain[:2] in COMPOUND_SURNAMES and len(plain) > 2 else 1
    return plain[:shown] + "*" * min(len(plain) - shown, 3)


def mask_numbers(text: str) -> str:
    """Hide phone and identity numbers that people write into free text.

    Examples
    --------
    >>> mask_numbers("电话 138-0013-8000，月薪3500")
    '电话 ***，月薪3500'
    """
    return _LONG_NUMBER.sub("***", text)
