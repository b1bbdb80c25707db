"""Pay as a list shows it: yuan a month where that can be said, else the words of the post."""

from __future__ import annotations

from typing import Final

from data.records import Vacancy
from features.pay import parse_pay

BASES: Final = {
    "piece": "计件",
    "hour": "按小时折算",
    "day": "按天折算",
    "year": "按年折算",
    "base+commission": "底薪加提成",
}


def say_pay(vacancy: Vacancy) -> str:
    """Say what a vacancy pays.

    Parameters
    ----------
    vacancy : Vacancy
        Its number fields count first, then its pay text, then its description.

    Returns
    -------
    str
        Chinese; the post's own words where no monthly sum can be read from them.
    """
    stated = say_range(vacancy.pay_min_cny_month, vacancy.pay_max_cny_month)
    return stated or say_pay_text(vacancy.pay_text, vacancy.description)


def say_pay_text(pay_text: str | None, description: str | None = None) -> str:
    """Say the pay that texts state.

    Examples
    --------
    >>> say_pay_text("计件，多劳多得，2500-4500")
    '2,500–4,500 元/月（计件）'
    >>> say_pay_text("面议"), say_pay_text(None)
    ('面议', '未写明')
    """
    for text in (pay_text, description):
        pay = parse_pay(text) if text else None
        if pay is not None:
            basis = BASES.get(pay.basis)
            note = f"（{basis}）" if basis else ""
            return say_range(pay.min_cny_month, pay.max_cny_month) + note
    return (pay_text or "").strip() or "未写明"


def say_range(low: float | None, high: float | None) -> str:
    """Say a range of monthly yuan; empty where neither end is known.

    Examples
    --------
    >>> say_range(3000, 5000), say_range(3000, None), say_range(None, 5000)
    ('3,000–5,000 元/月', '3,000 元/月起', '最高 5,000 元/月')
    """
    if low is not None and high is not None:
        return f"{low:,.0f} 元/月" if low == high else f"{low:,.0f}–{high:,.0f} 元/月"
    if low is not None:
        return f"{low:,.0f} 元/月起"
    return "" if high is None else f"最高 {high:,.0f} 元/月"
