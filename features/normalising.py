"""One spelling for every text: width, script, dialect, typing errors, numerals, punctuation.

Both sides of a comparison pass through `normalise`, the lexicon's own terms included, so a
rule may change a word as long as it changes it everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import cn2an
import opencc

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
_SPACE = re.compile(r"\s+")

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
def _rule_heads() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, sorted(_rules()))) + "]")


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
    for _ in range(_MAX_ROUNDS):
        # One pass may uncover work for the next (a typo that became visible in simplified
        # script); the fixed point is what makes the function idempotent.
        changed = _normalise_once(text)
        if changed == text:
            return text
        text = changed
    return text


def _normalise_once(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = _PICTURE.sub(" ", text.lower())
    text = _converter().convert(_apply_rules(text))
    text = _SPAN.sub(_digits, text)
    text = _REPEATED.sub(r"\1", text)
    return _SPACE.sub(" ", text).strip()


def _apply_rules(text: str) -> str:
    rules, pieces, done = _rules(), [], 0
    for match in _rule_heads().finditer(text):
        start = match.start()
        if start < done:
            continue
        rule = next((rule for rule in rules[match.group()] if rule.fits(text, start)), None)
        if rule is not None:
            pieces += [text[done:start], rule.mandarin]
            done = start + len(rule.written)
    return "".join([*pieces, text[done:]])


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
