"""Pay as a list shows it: yuan a month where the record says so, else the words of the post."""

from __future__ import annotations

from data.records import Vacancy


def say_pay(vacancy: Vacancy) -> str:
    """Say what a vacancy pays.

    Examples
    --------
    >>> from api.paying import say_range
    >>> say_range(3000, 5000), say_range(3000, None), say_range(None, 5000)
    ('3,000–5,000 元/月', '3,000 元/月起', '最高 5,000 元/月')
    """
    stated = say_range(vacancy.pay_min_cny_month, vacancy.pay_max_cny_month)
    return stated or (vacancy.pay_text or "").strip() or "未写明"


def say_range(low: float | None, high: float | None) -> str:
    """Say a range of monthly yuan; empty where neither end is known."""
    if low is not None and high is not None:
        return f"{low:,.0f} 元/月" if low == high else f"{low:,.0f}–{high:,.0f} 元/月"
    if low is not None:
        return f"{low:,.0f} 元/月起"
    return "" if high is None else f"最高 {high:,.0f} 元/月"
