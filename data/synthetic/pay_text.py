"""Pay as advertisements write it: more than ten ways to say one range."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from data.synthetic.pen import Pen

HOURS_A_MONTH = 240
DAYS_A_MONTH = 26
NEGOTIABLE = "面议"


def _thousands(yuan: float) -> str:
    return f"{yuan / 1000:.1f}".removesuffix(".0")


def _round(yuan: float) -> int:
    return round(yuan / 100) * 100


Writer = Callable[[int, int], str]

WRITERS: MappingProxyType[Writer, float] = MappingProxyType(
    {
        lambda low, high: f"{low}-{high}元/月": 20,
        lambda low, high: f"{low}-{high}": 6,
        lambda low, high: f"{_thousands((low + high) / 2)}k左右": 7,
        lambda low, high: f"{_thousands(low)}-{_thousands(high)}K": 7,
        lambda low, high: f"{(low + high) / 2 / HOURS_A_MONTH:.1f}元/小时".replace(".0元", "元"): 8,
        lambda low, high: f"计件 {low}-{high}": 8,
        lambda low, high: f"计件，多劳多得，月均{_round((low + high) / 2)}": 4,
        lambda low, high: f"底薪{_round(low * 0.75)}+提成，综合{low}-{high}": 6,
        lambda low, high: f"{round((low + high) / 2 / DAYS_A_MONTH / 10) * 10}元/天": 6,
        lambda low, high: f"年薪{low * 12 / 10000:.1f}-{high * 12 / 10000:.1f}万": 2,
        lambda low, _: f"{low}元以上": 5,
        lambda low, high: f"月薪{_thousands(low)}千到{_thousands(high)}千": 3,
        lambda low, high: f"综合工资{low}—{high}元": 5,
        lambda low, _: f"保底{low}，上不封顶": 3,
        lambda low, high: f"试用期{_round(low * 0.9)}，转正{_round((low + high) / 2)}元": 3,
        lambda low, high: f"税前{_round((low + high) / 2)}元/月": 3,
        lambda _low, _high: NEGOTIABLE: 12,
    }
)


def write_pay(low: float, high: float, pen: Pen) -> str:
    """Write a range of pay.

    Parameters
    ----------
    low, high : float
        Yuan a month.
    pen : Pen
        Chooses the way.

    Returns
    -------
    str
        As it stands in an advertisement; `NEGOTIABLE` in one of nine.
    """
    writer = pen.weigh(list(WRITERS), list(WRITERS.values()))
    return writer(_round(low), _round(high))
