"""Pay as advertised, brought to yuan a month.

Hourly and daily pay become monthly at 26 days of 8 hours, the way shop floors count a full month;
yearly pay is divided by 12. A sum beside the word for an allowance, a bonus or a fee is not pay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from features.normalising import normalise

Basis = Literal["month", "day", "hour", "year", "piece", "base+commission"]

DAYS_A_MONTH: Final = 26
HOURS_A_DAY: Final = 8
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Pay:
    """Advertised pay.

    Parameters
    ----------
    min_cny_month : float or None
        Lower end, yuan a month; None where only a ceiling is stated.
    max_cny_month : float or None
        Upper end, yuan a month; None where only a floor is stated.
    basis : str
        How the advertisement states it, before conversion.
    phrase : str
        The words it was read from; blank when it came from number fields.
    """

    min_cny_month: float | None
    max_cny_month: float | None
    basis: Basis
    phrase: str


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum of money with its unit of time as found in a text."""

    low: float | None
    high: float | None
    basis: Basis
    is_base: bool
    is_total: bool
    phrase: str

    @property
    def is_trial(self) -> bool:
        """Whether it is paid while learning only."""
        return _TRIAL.search(self.phrase) is not None


_FACTOR: Final[dict[str, float]] = {
    "month": 1.0,
    "day": DAYS_A_MONTH,
    "hour": DAYS_A_MONTH * HOURS_A_DAY,
    "year": 1 / MONTHS_A_YEAR,
}
# What a month of each basis may hold, yuan; outside it the number was something else.
_PLAUSIBLE: Final = (500.0, 300_000.0)
# Least sum of each basis as written: 20/天 is a meal allowance, 15天 a holiday.
_LEAST: Final[dict[str, float]] = {"month": 500, "day": 40, "hour": 5, "year": 6_000}

_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:万|w|千|k|百)?"
_MONEY = r"(?:元人民币|元整|块钱|元|块|rmb)?"
_SUM = re.compile(
    rf"(?P<low>{_AMOUNT})\s*(?P<low_scale>{_SCALE})(?P<low_unit>{_MONEY})"
    rf"(?:\s*(?:/月|每月|/天|/小时)?\s*(?:-|~|至|到|—|–|―|_)\s*"
    rf"(?P<high>{_AMOUNT})\s*(?P<high_scale>{_SCALE}))?\+?(?P<unit>{_MONEY})(?P<odd>多)?"
    r"(?P<plain>左右|上下|[及或]?以上|之上|以下|以内|起步|起|封顶|\+|多)?"
    r"(?P<per>\s*(?:/|每|一|1|\()?\s*个?(?:月(?!底|初|份|后|内|入职)|工作日|天|日(?!前|结束)|年(?!薪|假|终|以|龄|底|级|的|工|经|来|制|后)|小时|个?钟头|钟|时(?!间|尚|候)|h(?![a-z])))?"
    r"(?P<after>左右|上下|[及或]?以上|之上|以下|以内|起步|起|封顶|\+)?",
)
_BEFORE = re.compile(
    r"(?P<month>月薪|月工资|月收入|月入|月均|每月|每个月|[一1]个月|月综合|底薪|保底|无责|基本工资|均薪|转正后?|薪资|薪水|薪酬|工资|待遇|收入|综合|薪金|高薪|税[前后]|到手|实发|(?<![彻到年])底(?=[:为]?\s*$)|月)"
    r"|(?P<day>日薪|日结|每天|[一1]天|每日|天薪|日工资)"
    r"|(?P<hour>时薪|小时工资|每小时|[一1]个?小时|每个小时|工价|每钟)"
    r"|(?P<year>年薪|年收入|年综合|每年|[一1]年|年入)"
)
_BASE = re.compile(r"底薪|保底|无责|(?<![彻到年])底(?=[:为]?\s*$)")
_MORE = re.compile(
    r"\+(?:高?额?提成|高提|奖|补|绩效|双休|餐|社保|五险|年终|全勤|房补|包|福利|佣金)"
)
_TOTAL = re.compile(r"综合|收入|到手|实发|总|均薪|月均|平均|可达|可拿|能拿")
_PIECE = re.compile(r"计件|按件|多劳多得|件算")
_COMMISSION = re.compile(r"提成|佣金|抽成|绩效|奖金")
_ASIDE = re.compile(r"计件|多劳多得|按件|提成|包吃住|包吃|包住|[\s,+()约]|五险一金?|面议")
_TRIAL = re.compile(r"试用期|学徒期|培训期|实习期")
_NOT_PAY_BEFORE = re.compile(
    r"(?:补贴|补助|补|津贴|奖励?|奖金|全勤|餐费|伙食|押金|费用?|扣|罚款|社保|公积金|返|红包|礼金|礼品|满|每单|提成|注册资本|资产"
    r"|营业额|业绩|销售额|补偿|保险|投资|融资|身高|年龄|编号|电话|加班|高温|房补|工龄|补充|报销|额度|价值)"
    r"[:为是约达高最可每个月天]{0,5}\s*$"
)
_NOT_PAY_AFTER = re.compile(
    r"^\s*(?:/|每|一)?(?:个?月|天|日|餐|年|次)?\s*的?(?:的?补|津贴|奖|全勤|餐|伙食|房补|车补|话补|返费|岁|人|名|平|米|公里|强|家|个月|小时制|薪|工龄|押金|次|双(?!休|薪)|件|单|间|席|位|度|%|天|cm|kg|斤)"
)
_NO_UNIT = re.compile(r"^(?:\d{4}年|\d{11})")
_STOP = re.compile(r"[。;!?\n]")
_ALLOWANCE = re.compile(r"津贴|补贴|补助|慰问|红包|礼|父母|工龄|封顶|奖金|奖励|押金|费")
_CLAUSE_BREAK = re.compile(r"[,;。!?、()\s/|+]")


def parse_pay(text: str) -> Pay | None:
    """Read the pay that a text states.

    Parameters
    ----------
    text : str
        A pay field or a whole advertisement.

    Returns
    -------
    Pay or None
        None when the text states none (面议, or an allowance alone). A base beside a total of
        the same text gives the floor, the total the ceiling. A total is preferred to pay during
        trial, a month to other bases.

    Examples
    --------
    >>> parse_pay("计件，多劳多得，2500-4500").max_cny_month
    4500.0
    >>> parse_pay("18元/小时").min_cny_month
    3744.0
    >>> parse_pay("面议") is None
    True
    """
    normalised = normalise(text)
    sums = list(_sums(normalised))
    if not sums:
        return None
    base = next((found for found in sums if found.is_base), None)
    total = max(sums, key=_preference)
    if base is not None:
        return _with_base(base, max(sums, key=lambda found: _tops(base, found)))
    basis: Basis = "piece" if _PIECE.search(normalised) else total.basis
    return Pay(total.low, total.high, basis, total.phrase)


def _tops(base: _Sum, found: _Sum) -> tuple[bool, bool, bool]:
    """Rank what a base may rise to: a total first, then any month's pay above it."""
    above = found.basis == "month" and (found.low or 0.0) > (base.low or 0.0)
    return (found.is_total, above and not found.is_base and not found.is_trial, found is base)


def _with_base(base: _Sum, total: _Sum) -> Pay:
    if total is base or total.is_base:
        return Pay(base.low, _ceiling(base), "base+commission", base.phrase)
    ceiling = total.high if total.high is not None else total.low
    phrase = f"{base.phrase},{total.phrase}"
    return Pay(base.low, ceiling, "base+commission", phrase)


def _ceiling(base: _Sum) -> float | None:
    """Return where a base alone ends: a range does, a single sum is a floor under commission."""
    return base.high if base.high != base.low else None


def _preference(found: _Sum) -> tuple[bool, ...]:
    return (
        not found.is_trial,
        found.is_total,
        "基本" not in found.phrase and not found.is_base,
        found.basis == "month",
    )


def _sums(normalised: str) -> Iterator[_Sum]:
    for match in _SUM.finditer(normalised):
        found = _sum(match, normalised)
        if found is not None:
            yield found


def _sum(match: re.Match[str], text: str) -> _Sum | None:
    lead = _lead(text, match.start())
    if _is_other_number(match, text, lead):
        return None
    low, high = _range(match)
    basis = _basis(match, lead, max(low, high), text)
    if basis is None:
        return None
    factor = _FACTOR[basis]
    low, high = round(low * factor, 2), round(high * factor, 2)
    if not (_PLAUSIBLE[0] <= low <= high <= _PLAUSIBLE[1]):
        return None
    bound = "".join(match[name] or "" for name in ("odd", "plain", "after"))
    bound += "+" if "+" in match.group() else ""
    return _Sum(
        low=None if re.search("以下|以内|封顶", bound) and low == high else low,
        high=None if re.search(r"以上|之上|起|多|\+", bound) and low == high else high,
        basis=basis,
        is_base=bool(_BASE.search(lead) or _adds_commission(match, text)),
        is_total=bool(_TOTAL.search(lead)),
        phrase=(lead + match.group()).strip(" ,"),
    )


def _adds_commission(match: re.Match[str], text: str) -> bool:
    """Say whether a commission is added right behind the sum: 2500元/月+提成, 4k无责底薪."""
    rest = text[match.end() - 1 : match.end() + 4]
    return bool(_BASE.match(rest, 1) or (re.match(r".?\+", rest) and _COMMISSION.search(rest)))


def _lead(text: str, start: int) -> str:
    """Return the words of the same clause that stand right before a number."""
    words = text[max(0, start - 10) : start]
    breaks = [found.end() for found in _CLAUSE_BREAK.finditer(words.rstrip(" :"))]
    return words[breaks[-1] if breaks else 0 :]


def _is_other_number(match: re.Match[str], text: str, lead: str) -> bool:
    """Tell allowances, ages, heads, years and telephone numbers from pay."""
    # What is added to a sum (4000+补贴) says nothing against the sum.
    end = match.end() - match.group().endswith("+")
    rest, start = text[end : end + 8], match.start()
    return bool(
        _NOT_PAY_BEFORE.search(lead)
        or _NOT_PAY_AFTER.search(rest)
        or _NO_UNIT.search(text[start : start + 12])
        or (start > 0 and text[start - 1] in "-.0123456789")
        or (start > 0 and text[start - 1].isascii() and text[start - 1].isalpha())
    )


def _range(match: re.Match[str]) -> tuple[float, float]:
    high_scale = match["high_scale"] or ""
    low_scale = match["low_scale"]
    low = _number(match["low"])
    if match["high"] is None:
        return low * _scale(low_scale), low * _scale(low_scale)
    high = _number(match["high"])
    # 4-6k and 0.5-1万 share the unit; 8千-1万 does not.
    if not low_scale and low <= high:
        low_scale = high_scale
    if low_scale and not high_scale and high < 1000:
        high_scale = low_scale
    return low * _scale(low_scale), high * _scale(high_scale)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _scale(unit: str) -> float:
    return {"万": 10_000.0, "w": 10_000.0, "千": 1_000.0, "k": 1_000.0, "百": 100.0}.get(unit, 1.0)


def _basis(match: re.Match[str], lead: str, amount: float, text: str) -> Basis | None:
    """Return the unit of time a sum is paid for, or None when it is no pay."""
    per = match["per"] or ""
    stated = _stated_basis(per)
    if stated is not None:
        # 3-5年 says nothing of money; 18/小时 and 工资150天 do.
        is_paid = _has_money(match) or re.search(r"[/每一1]", per) or _names(lead, stated)
        return stated if is_paid and amount >= _LEAST[stated] else None
    named = list(_BEFORE.finditer(lead))
    if named:
        return _named_basis(named[-1].lastgroup, amount)
    if 1000 <= amount <= 50_000 and _MORE.match(text, match.end() - match.group().endswith("+")):
        return "month"
    is_whole_text = not _ASIDE.sub("", text.replace(match.group(), ""))
    if amount >= 500 and (is_whole_text or (amount >= 1000 and _is_bare_pay(match, text))):
        return "year" if amount >= 30_000 else "month"
    return None


def _is_bare_pay(match: re.Match[str], text: str) -> bool:
    """Say whether a sum without a word for pay beside it is pay: not among gifts and allowances."""
    start = max((found.end() for found in _STOP.finditer(text, 0, match.start())), default=0)
    stop = _STOP.search(text, match.end())
    sentence = text[start : stop.start() if stop else len(text)]
    return _has_money(match) and not _ALLOWANCE.search(sentence)


def _names(lead: str, basis: Basis) -> bool:
    """Say whether the words before a number speak of pay of that basis; 每天 8小时 does not."""
    allowed = {basis} if basis == "hour" else {basis, "month"}
    return any(found.lastgroup in allowed for found in _BEFORE.finditer(lead))


def _named_basis(name: str | None, amount: float) -> Basis | None:
    """Return the basis of 月薪, 日薪 and the like; 收入10万 is a year's."""
    bases: dict[str | None, Basis] = {"day": "day", "hour": "hour", "year": "year"}
    basis = bases.get(name, "year" if amount >= 50_000 else "month")
    return basis if amount >= _LEAST[basis] else None


def _stated_basis(per: str) -> Basis | None:
    if "月" in per:
        return "month"
    if "年" in per:
        return "year"
    if "天" in per or "日" in per:
        return "day"
    return "hour" if per.strip() else None


def _has_money(match: re.Match[str]) -> bool:
    return bool(match["unit"] or match["low_unit"] or _is_scaled(match))


def _is_scaled(match: re.Match[str]) -> bool:
    return bool(match["low_scale"] or match["high_scale"])
