"""Finding the names of divisions in text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

COUNTY_ENDINGS = ("高新区", "自治县", "市", "区", "县")
TOWNSHIP_ENDINGS = ("街道办事处", "街道", "镇", "乡", "农场")
VILLAGE_COMMITTEES = ("村民委员会", "居民委员会", "村委会", "居委会")
VILLAGE_ENDINGS = ("社区", "村")
# 中山路 stands in every town.
_NOT_A_STREET = r"(?!路|大道|大街|公园|街(?!道))"


def squeeze(text: str | None) -> str:
    """Bring a name to one spelling: compatibility forms folded, spaces removed.

    Parameters
    ----------
    text : str or None
        As written.

    Returns
    -------
    str
        Empty for None.

    Examples
    --------
    >>> squeeze(" 和平县　彭寨镇 ")
    '和平县彭寨镇'
    """
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def stem(name: str, endings: Iterable[str]) -> str:
    """Take off one ending, unless fewer than two characters would be left.

    Parameters
    ----------
    name : str
        Full name.
    endings : iterable of str
        Tried in order.

    Returns
    -------
    str
        The name without its ending.

    Examples
    --------
    >>> stem("彭寨镇", TOWNSHIP_ENDINGS), stem("城区", COUNTY_ENDINGS)
    ('彭寨', '城区')
    """
    for ending in endings:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


@dataclass(frozen=True, slots=True)
class Found:
    """A division found in a text: its code and where its name ends."""

    code: str
    end: int


@dataclass(frozen=True)
class NameIndex:
    """Full and short names of sibling divisions.

    Parameters
    ----------
    full_names : mapping of str to str
        Full name to code.
    endings : tuple of str
        What may be left off.
    """

    full_names: dict[str, str]
    endings: tuple[str, ...]
    names: dict[str, str] = field(init=False)
    pattern: re.Pattern[str] = field(init=False)
    pattern_of_all: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        short = {stem(name, self.endings): code for name, code in self.full_names.items()}
        object.__setattr__(self, "names", {**short, **self.full_names})
        object.__setattr__(self, "pattern", _alternation(self.full_names))
        object.__setattr__(self, "pattern_of_all", _alternation(self.names))

    def exact(self, text: str) -> str | None:
        """Return the code of a text that is one name and nothing else."""
        return self.names.get(text)

    def at_start(self, text: str, start: int = 0) -> Found | None:
        """Find a full or short name exactly at a position."""
        return self._found(self.pattern_of_all.match(text, start))

    def full_name_in(self, text: str, start: int = 0) -> Found | None:
        """Find the first full name from a position on."""
        return self._found(self.pattern.search(text, start))

    def any_name_in(self, text: str) -> Found | None:
        """Find the first full or short name."""
        return self._found(self.pattern_of_all.search(text))

    def _found(self, match: re.Match[str] | None) -> Found | None:
        return None if match is None else Found(self.names[match.group(0)], match.end())


def _alternation(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name) for name in longest_first)
    return re.compile(f"(?:{words}){_NOT_A_STREET}" if words else r"(?!)")
