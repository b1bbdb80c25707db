"""What an advertisement says of the work itself: hours, days off, term, heads, strain, benefits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from features.vacancy_facts.fact import Fact

_HOURS = re.compile(
    r"(?:每天|每日|一天|日)(?:工作|上班|上)?(?:约|不超过)?(\d{1,2}(?:\.5)?)(?:个)?小时"
    r"|(?<![\d.])(\d{1,2}(?:\.5)?)(?:个)?小时(?:/天|每天|一天|工作制|制|双休|长白班|白班)"
    r"|(?:一周|每周|周)?[五六56]天(8)小时"
)
_DAYS_OFF: Final[tuple[tuple[float, re.Pattern[str]], ...]] = (
    (8.0, re.compile(r"双休|做五休二|五天工作制|5天工作制|上五休二|周末休息|做5休2")),
    (6.0, re.compile(r"大小周|单双休|隔周双休")),
    (4.0, re.compile(r"单休|做六休一|上六休一|做6休1|每周休(?:息)?(?:一|1)天|周休一天")),
    (0.0, re.compile(r"无休|没有休息|不休息|全月无休")),
)
_MONTHLY_OFF = re.compile(r"(?:月休|每月休(?:息)?|每个?月(?:有)?)(\d{1,2})天(?:假|休)?")
_TERM = re.compile(
    r"长期(?:工|招聘|岗位?|招工)(?!作)|暑[假期]工|寒假工|短期工(?!作)|临时工(?!作)|季节工|(?<!\d)小时工(?!作)|日结工"
)
_DISPATCH = re.compile(
    r"劳务派遣|派遣制|派遣员工|人力外包|外包(?:长期|岗|员工|制|形式)|第三方(?:派遣|签)"
)
_DIRECT = re.compile(r"非(?:劳务)?派遣|非外包|厂家?直招|企业直招|公司直招|直签")
_HEADS = re.compile(
    r"招(?:聘|收)?(?:人数)?[::]?(\d{1,4})(?:名|人|个|位)|人数[::](\d{1,4})|[(](\d{1,3})(?:名|人)[)]"
)
_STRAINS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("站立", re.compile(r"站立(?:工作|作业|式)|站着(?:上班|做)|全程站|站班|站岗位")),
    ("噪音", re.compile(r"噪[音声](?:大|较大|环境)|有噪[音声]")),
    ("粉尘", re.compile(r"粉尘|灰尘(?:大|较大|多)")),
    ("高空", re.compile(r"高空(?:作业|工作)|登高作业|高处作业")),
    ("低温", re.compile(r"冷库(?:作业|工作|内)|低温(?:作业|环境)")),
    ("高温", re.compile(r"高温(?:作业|环境|岗位)(?!补|费|津)|车间(?:较|比较)?热")),
    (
        "化学品",
        re.compile(
            r"(?:有|接触)[^,。;]{0,6}(?:化学品|油漆味?|胶水味|异味|有毒)|有气味|味道(?:大|重)"
        ),
    ),
)
_BENEFITS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("公积金", re.compile(r"公积金|[一两]金")),
    ("带薪年假", re.compile(r"带薪(?:年|休)假|年休假")),
    ("年终奖", re.compile(r"年终奖金?|年底双薪|1[3-6]薪|[十]三薪|年终双薪")),
    ("全勤奖", re.compile(r"全勤奖?")),
    ("节日礼品", re.compile(r"(?:节日|过节|节假日)(?:福利|礼|费|慰问)|生日(?:礼|会|蛋糕|福利)")),
    ("高温补贴", re.compile(r"高温(?:补贴|费|津贴|补助)|防暑降温费")),
    ("交通", re.compile(r"班车|厂车|车补|交通补|交通费补|通勤车")),
    ("体检", re.compile(r"(?:免费|定期|年度|员工)体检")),
    ("培训", re.compile(r"(?:带薪|免费|岗前|专业)培训|包教包?会|师傅带")),
)


def find_work_offered(text: str) -> Iterator[Fact]:
    """Find what an advertisement says of hours, days off, term, heads, strain and benefits.

    Parameters
    ----------
    text : str
        Normalised.

    Yields
    ------
    Fact
        ``hours_a_day``, ``days_off_a_month``, ``term``, ``is_dispatched``, ``heads``, and a
        ``strains`` or ``benefits`` for each one named.
    """
    hours = _HOURS.search(text)
    if hours is not None:
        value = next(float(group) for group in hours.groups() if group)
        if 3 <= value <= 16:
            yield Fact("hours_a_day", value, *hours.span())
    yield from _days_off(text)
    term = _TERM.search(text)
    if term is not None:
        yield Fact("term", term.group(), *term.span())
    yield from _dispatch(text)
    heads = _HEADS.search(text)
    if heads is not None:
        yield Fact("heads", next(float(g) for g in heads.groups() if g), *heads.span())
    for name, words in (("strains", _STRAINS), ("benefits", _BENEFITS)):
        for word, pattern in words:
            match = pattern.search(text)
            if match is not None:
                yield Fact(name, word, *match.span())


def _days_off(text: str) -> Iterator[Fact]:
    monthly = _MONTHLY_OFF.search(text)
    if monthly is not None:
        yield Fact("days_off_a_month", float(monthly[1]), *monthly.span())
        return
    found = [(match, days) for days, p in _DAYS_OFF for match in [p.search(text)] if match]
    if found:
        first, days = min(found, key=lambda pair: pair[0].start())
        yield Fact("days_off_a_month", days, *first.span())


def _dispatch(text: str) -> Iterator[Fact]:
    direct = _DIRECT.search(text)
    found = direct or _DISPATCH.search(text)
    if found is not None:
        yield Fact("is_dispatched", direct is None, *found.span())
