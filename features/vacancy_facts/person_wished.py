"""Whom an advertisement wishes: age, schooling, years of experience, certificates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from features.vacancy_facts.fact import Fact

_AGE_RANGE = re.compile(
    r"(?<!\d)(1[4-9]|[2-6]\d)(?:周?岁)?\s*(?:-|~|至|到|—|–)\s*([2-7]\d)\s*周?岁"
)
_AGE_RANGE_NAMED = re.compile(
    r"年龄[^,。;\d]{0,6}(1[4-9]|[2-6]\d)\s*(?:-|~|至|到)\s*([2-7]\d)(?!\d)"
)
_MAX_AGE = re.compile(
    r"(?<!\d)([2-7]\d)周?岁?(?:以下|以内|之内|内|封顶)|年龄(?:不超过|不大于|小于|低于)([2-7]\d)"
)
_MIN_AGE = re.compile(
    r"(?:年满|满|大于|超过)(1[4-9]|[2-5]\d)周?岁|(?<!\d)(1[4-9]|[2-5]\d)周?岁(?:以上|起|及以上)"
)

# Longest first: 大专 holds 专, 高中及以上 is not 中等专科.
_EDUCATION: tuple[tuple[str, str], ...] = (
    ("博士", "博士研究生"),
    ("硕士", "硕士研究生"),
    ("研究生", "硕士研究生"),
    ("本科", "大学本科"),
    ("学士", "大学本科"),
    ("大学专科", "大学专科"),
    ("大专", "大学专科"),
    ("专科", "大学专科"),
    ("高职", "大学专科"),
    ("中等专科", "中等专科"),
    ("中专", "中等专科"),
    ("职业高中", "职业高中"),
    ("职高", "职业高中"),
    ("技校", "技工学校"),
    ("技工学校", "技工学校"),
    ("中技", "技工学校"),
    ("高中", "普通高中"),
    ("初中", "初级中学"),
    ("小学", "小学"),
)
_EDUCATION_OF = dict(_EDUCATION)
_RANK = {
    name: len(_EDUCATION) - index
    for index, name in enumerate(dict.fromkeys(_EDUCATION_OF.values()))
}
_DEGREE = "|".join(sorted(_EDUCATION_OF, key=len, reverse=True))
_MIN_EDUCATION = re.compile(
    rf"({_DEGREE})(?:毕业|文化|学历|程度|水平)*(?:[,/、或和]({_DEGREE}))?(?:\(含\))?(?:文化|学历)?(?:\(?含\)?)?(?:或)?(?:及其?|及|或)?以上"
    rf"|学历(?:要求)?[:为]?\s*({_DEGREE})|({_DEGREE})(?:学历|文化|毕业)"
)

_CERTIFICATE = re.compile(
    r"(?:低压|高压)?电工(?:操作)?证|焊工证|叉车证|n1证|健康证|驾驶证|驾照|[abc]\d(?:驾驶?[证照]|照|证)|保安员?证|消防(?:设施操作员)?证|消控证"
    r"|月嫂证|育婴(?:师|员)证|护理(?:员)?证|养老护理员证|会计(?:从业)?(?:资格)?证|教师(?:资格)?证|护士(?:执业)?(?:资格)?证|厨师证|电梯证|锅炉证|登高证|高处作业证"
    r"|特种作业(?:操作)?证|上岗证|从业资格证|安全员证|建造师证|普通话(?:等级)?证|挖掘机(?:操作)?证|起重(?:机|机械)?证|塔吊证|导游证|药师证|押运证|制冷证|架子工证"
)
_NO_CERTIFICATE = re.compile(r"(?:不需要?|无需|不要求|免|有无|不用)[^,。;]{0,6}$")


_YEARS = re.compile(
    r"(?<![\d\-至到~])(\d{1,2})(?:(?:-|~|至|到)\d{1,2})?年(?:或)?(?:及?以上)?(?:的)?[^,。;\d]{0,10}(?:经验|经历|工龄)"
)
_OPEN_EDUCATION = re.compile(r"学历不限|不限学历|学历无要求")


def find_person_wished(text: str) -> Iterator[Fact]:
    """Find what an advertisement asks of the person.

    Parameters
    ----------
    text : str
        Normalised.

    Yields
    ------
    Fact
        ``min_age`` and ``max_age`` in years, ``min_education`` by its official name,
        ``experience_years`` at least, and a ``certificates`` for each one named.
    """
    yield from _ages(text)
    yield from _education(text)
    for match in _CERTIFICATE.finditer(text):
        if not _NO_CERTIFICATE.search(text[max(0, match.start() - 10) : match.start()]):
            yield Fact("certificates", match.group(), *match.span())
    years = _YEARS.search(text)
    if years is not None and not re.match(r"[^,。;]{0,3}优先", text[years.end() :]):
        yield Fact("experience_years", float(years[1]), *years.span())


def _ages(text: str) -> Iterator[Fact]:
    span = _AGE_RANGE.search(text) or _AGE_RANGE_NAMED.search(text)
    if span is not None and int(span[1]) <= int(span[2]):
        yield Fact("min_age", float(span[1]), *span.span())
        yield Fact("max_age", float(span[2]), *span.span())
        return
    for name, pattern in (("min_age", _MIN_AGE), ("max_age", _MAX_AGE)):
        match = pattern.search(text)
        if match is not None:
            value = next(float(group) for group in match.groups() if group)
            yield Fact(name, value, *match.span())


def _education(text: str) -> Iterator[Fact]:
    """Yield the lowest education that the text accepts."""
    if _OPEN_EDUCATION.search(text):
        return
    named = [
        Fact("min_education", _EDUCATION_OF[group], *match.span())
        for match in _MIN_EDUCATION.finditer(text)
        for group in match.groups()
        if group
    ]
    if named:
        yield min(named, key=lambda fact: _RANK[str(fact.value)])
