"""One spelling for every text: width, script, dialect, typing errors, numerals, punctuation.

Both sides of a comparison pass through `normalise`, the lexicon's own terms included, so a
rule may change a word as long as it changes it everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import Final

import cn2an
import opencc

from features.tracing import Edit, Traced, differences, rewrite, substitutions

_MAX_ROUNDS = 8

# Control, zero-width, surrogate and private characters, variation selectors.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufe00-\ufe0f\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Pictures, arrows, stars and boxes separate words where people use them as bullets.
_PICTURE = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\u3013\u303d"
    "\U0001f000-\U0001faff]"
)
_REPEATED = re.compile(r"([,。!?;:~、.\-_*=|/…—·'\"])\1+")
_SPACE = re.compile(r"\A\s+|\s+\Z|\s*[^\S ]\s*|\s{2,}")
# A letter with the marks that combine with it, and half-width kana with its sound mark.
_MARK = r"[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"
_GROUP = re.compile(rf"[^\x00-\x7f\u4e00-\u9fff]{_MARK}*|.{_MARK}+", re.DOTALL)

_DIGIT = "一二两三四五六七八九"
_ABOUT = re.compile(rf"([{_DIGIT}])([{_DIGIT}])([十百千万]?)")
# 三千五百, 一万二, 十五: places in falling order, the last one may lack its unit word.
_NUMERAL = (
    rf"(?=[{_DIGIT}十])(?:[{_DIGIT}]?十?[{_DIGIT}]?万)?零?(?:[{_DIGIT}]千)?零?(?:[{_DIGIT}]百)?零?"
    rf"(?:[{_DIGIT}]?十)?[{_DIGIT}]?"
)
_UNIT = (
    r"(?:多|来)?(?:元|块|个多?月|年(?!级|代)|周?岁|天|个?小时|个钟|钟头|名|个?人|位|公里|斤|亩)"
    r"|(?:一个|每个?|/)月|左右|以上|以下"
)
_SPAN = re.compile(
    rf"(?<![第初星期0-9{_DIGIT}零〇十百千万几])({_ABOUT.pattern}|{_NUMERAL})"
    rf"(?=(?:[到至~-]{_NUMERAL})?(?:{_UNIT}))"
)


# 一个月三千五: behind a word for pay, a numeral of thousands or hundreds needs no unit.
_PAID = re.compile(
    rf"(?<=月薪|工资|底薪|保底|个月|每月|日薪|一天)({_NUMERAL})(?<=[千百万{_DIGIT}])(?![多来几十百千万个年天岁人])"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Replace `written` by `mandarin` where the neighbours allow it."""

    written: str
    mandarin: str
    before: str
    after: str

    def fits(self, text: str, start: int) -> bool:
        end = start + len(self.written)
        return (
            text.startswith(self.written, start)
            and _allows(self.before, text[start - 1 : start] if start else "")
            and _allows(self.after, text[end : end + 1])
        )


def _allows(characters: str, neighbour: str) -> bool:
    if not characters:
        return True
    if characters.startswith("^"):
        return not neighbour or neighbour not in characters
    return bool(neighbour) and neighbour in characters


@cache
def _rules() -> Mapping[str, tuple[_Rule, ...]]:
    """Rules by first character, the longest first."""
    folder = resources.files("features")
    grouped: dict[str, list[_Rule]] = {}
    for name in ("dialect.tsv", "typos.tsv"):
        for line in folder.joinpath(name).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                written, mandarin, before, after = [*line.split("\t"), "", ""][:4]
                grouped.setdefault(written[0], []).append(_Rule(written, mandarin, before, after))
    return {
        head: tuple(sorted(rules, key=lambda rule: -len(rule.written)))
        for head, rules in grouped.items()
    }


@cache
def _rule_starts() -> re.Pattern[str]:
    """Match the first character of what some rule replaces, whatever its neighbours."""
    rests = (
        (head, "|".join(re.escape(r.written[1:]) for r in rules))
        for head, rules in _rules().items()
    )
    return re.compile("|".join(f"{re.escape(head)}(?={rest})" for head, rest in rests))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """Bring a text to the one spelling that all readers use.

    Full-width becomes half-width, traditional becomes simplified, Cantonese and Hakka function
    words and frequent typing errors become Mandarin, numerals before a unit become digits,
    pictures and repeated punctuation go.

    Parameters
    ----------
    text : str
        Anything a person typed.

    Returns
    -------
    str
        The normalised text; normalising it again changes nothing.

    Examples
    --------
    >>> normalise("想學月嫂，唔想再去電子廠！！")
    '想学月嫂,不想再去电子厂!'
    >>> normalise("三角镇五金厂，三千五百元，做咗两年")
    '三角镇五金厂,3500元,做了2年'
    """
    for _, rewritten in _rewrites(text):
        text = rewritten
    return text


def trace(text: str) -> Traced:
    """Bring a text to the one spelling and remember where each character came from.

    Parameters
    ----------
    text : str
        Anything a person typed.

    Returns
    -------
    Traced
        Its `text` is ``normalise(text)``; its spans point into what was typed.

    Examples
    --------
    >>> traced = trace("我，唔想再去電子廠！！")
    >>> traced.text, traced.phrase(2, 4), traced.phrase(6, 9)
    ('我,不想再去电子厂!', '唔想', '電子廠')
    """
    traced = Traced.of(text)
    for edits, _ in _rewrites(text):
        traced = traced.rewritten(edits)
    return traced


def fold(text: str) -> str:
    """Bring a text to half width, lower case and single spaces, and leave its words alone.

    Parameters
    ----------
    text : str
        Anything a person typed.

    Returns
    -------
    str
        What `normalise` is compared with where its worth is measured.
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip()


def _rewrites(text: str) -> Iterator[tuple[list[Edit], str]]:
    """Yield every pass that changes something, with the text after it."""
    # One pass may uncover work for the next (a typo that became visible in simplified
    # script); the fixed point is what makes the function idempotent. It is reached as soon as
    # every pass in turn has left the text alone.
    idle = 0
    for edits_of in _PASSES * _MAX_ROUNDS:
        edits = edits_of(text)
        idle = 0 if edits else idle + 1
        if edits:
            text = rewrite(text, edits)
            yield edits, text
        if idle == len(_PASSES):
            return


def _compatible(text: str) -> list[Edit]:
    """NFKC, group by group where that is all, so that each keeps its own source."""
    if unicodedata.is_normalized("NFKC", text):
        return []
    groups = [(*m.span(), unicodedata.normalize("NFKC", m.group())) for m in _GROUP.finditer(text)]
    edits = [edit for edit in groups if text[edit[0] : edit[1]] != edit[2]]
    composed = unicodedata.normalize("NFKC", text)
    return edits if rewrite(text, edits) == composed else differences(text, composed)


def _lower(text: str) -> list[Edit]:
    if text == text.lower():
        return []
    return [(at, at + 1, c.lower()) for at, c in enumerate(text) if c != c.lower()]


def _rule_edits(text: str) -> list[Edit]:
    rules, edits, done = _rules(), [], 0
    for match in _rule_starts().finditer(text):
        start = match.start()
        if start < done:
            continue
        rule = next((rule for rule in rules[match.group()] if rule.fits(text, start)), None)
        if rule is not None:
            done = start + len(rule.written)
            edits.append((start, done, rule.mandarin))
    return edits


def _simplified(text: str) -> list[Edit]:
    return differences(text, _converter().convert(text))


def _numerals(text: str) -> list[Edit]:
    return [(*match.span(), _digits(match)) for match in _SPAN.finditer(text)]


def _paid(text: str) -> list[Edit]:
    found = [match for match in _PAID.finditer(text) if re.search("[百千万]", match.group())]
    return [(*match.span(), str(_value(match.group()))) for match in found]


def _spaces(text: str) -> list[Edit]:
    spans = (match.span() for match in _SPACE.finditer(text))
    return [(i, j, "" if i == 0 or j == len(text) else " ") for i, j in spans]


def _digits(match: re.Match[str]) -> str:
    """Turn the numeral of a number + unit span into digits."""
    numeral = match.group(1)
    about = _ABOUT.fullmatch(numeral)
    if about is not None:
        low, high, scale = about.groups()
        return f"{_value(low + scale)}-{_value(high + scale)}"
    # 一块 is "together" more often than one yuan.
    if numeral == "一" and match.string[match.end()] == "块":
        return numeral
    return str(_value(numeral))


def _value(numeral: str) -> int:
    return int(cn2an.cn2an(numeral, "smart"))


_PASSES: Final[tuple[Callable[[str], list[Edit]], ...]] = (
    partial(substitutions, _INVISIBLE, ""),
    _compatible,
    _lower,
    partial(substitutions, _PICTURE, " "),
    _rule_edits,
    _simplified,
    _numerals,
    _paid,
    partial(substitutions, _REPEATED, r"\1"),
    _spaces,
)
