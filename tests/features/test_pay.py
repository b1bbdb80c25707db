"""Tests of `features.pay`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.pay import parse_pay

MONTHLY = [
    ("3000-5000元/月", 3000, 5000),
    ("3000-5000", 3000, 5000),
    ("5k左右", 5000, 5000),
    ("4-6K", 4000, 6000),
    ("0.5-1万/月", 5000, 10000),
    ("2-3千/月", 2000, 3000),
    ("8千-1万/月", 8000, 10000),
    ("4千到6千", 4000, 6000),
    ("4,500-6,000元/月", 4500, 6000),
    ("综合工资4500-6000", 4500, 6000),
    ("月薪：4000-6000", 4000, 6000),
    ("三千五百元", 3500, 3500),
    ("三千五一个月", 3500, 3500),
    ("3500元至5000元", 3500, 5000),
    ("5000元以上", 5000, None),
    ("3500元起", 3500, None),
    ("3000+", 3000, None),
    ("1.5万以上", 15000, None),
    ("4.5千以下/月", None, 4500),
    ("6000-9000元/月·13薪", 6000, 9000),
    ("试用期3000元，转正4500-6000元", 4500, 6000),
    ("22元/小时，月综合6000-7000", 6000, 7000),
    ("面议（3000-5000）", 3000, 5000),
    ("工资每月3000元，餐补300元", 3000, 3000),
    ("基本工资1720+加班费，综合4000-5000元", 4000, 5000),
]

OTHERS = [
    ("18元/小时", "hour", 3744, 3744),
    ("20块一小时", "hour", 4160, 4160),
    ("时薪16-18元", "hour", 3328, 3744),
    ("18/h", "hour", 3744, 3744),
    ("150元/天", "day", 3900, 3900),
    ("日结200元", "day", 5200, 5200),
    ("一天180", "day", 4680, 4680),
    ("年薪9.6万", "year", 8000, 8000),
    ("8-10万/年", "year", 6666.67, 8333.33),
    ("计件，多劳多得，2500-4500", "piece", 2500, 4500),
    ("底薪2800+提成", "base+commission", 2800, None),
    ("无责底薪4500+绩效奖金", "base+commission", 4500, None),
    ("2500元/月+提成", "base+commission", 2500, None),
    ("底薪3000+提成，综合收入6000-10000", "base+commission", 3000, 10000),
]


@pytest.mark.parametrize(("text", "low", "high"), MONTHLY)
def test_monthly_pay(text: str, low: float | None, high: float | None) -> None:
    """Ranges, floors and ceilings of a month are read."""
    pay = parse_pay(text)
    assert pay is not None
    assert (pay.min_cny_month, pay.max_cny_month, pay.basis) == (low, high, "month")


@pytest.mark.parametrize(("text", "basis", "low", "high"), OTHERS)
def test_other_bases(text: str, basis: str, low: float, high: float | None) -> None:
    """Hours, days, years, pieces and commission are brought to a month."""
    pay = parse_pay(text)
    assert pay is not None
    assert (pay.basis, pay.min_cny_month, pay.max_cny_month) == (basis, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "面议",
        "",
        "工资高，月入过万",
        "18-35岁，高中",
        "3-5年经验",
        "招10人",
        "房补300元/月",
        "全勤奖100元",
        "餐补20元/天",
        "0.5元/件",
        "每天8小时",
        "带薪年假15天",
        "联系电话13800138000",
        "公司注册资本5000万元",
        "加班费20元/小时",
    ],
)
def test_what_is_no_pay_gives_none(text: str) -> None:
    """Allowances, ages, hours and telephone numbers are never read as pay."""
    assert parse_pay(text) is None


def test_the_phrase_names_its_words() -> None:
    """The words that the pay was read from are kept."""
    pay = parse_pay("招普工,月薪4000-6000元,包吃住")
    assert pay is not None
    assert pay.phrase == "月薪4000-6000元"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789.-~万千k元/月天小时年薪底提成计件以上,+ 面议", max_size=24))
def test_any_text_gives_a_range_or_none(text: str) -> None:
    """No text crashes the parser and a range is never upside down."""
    pay = parse_pay(text)
    if pay is not None and None not in (pay.min_cny_month, pay.max_cny_month):
        assert pay.min_cny_month is not None
        assert pay.max_cny_month is not None
        assert pay.min_cny_month <= pay.max_cny_month


@settings(max_examples=100, deadline=None)
@given(st.integers(500, 30_000), st.integers(0, 20_000))
def test_a_monthly_range_is_read_back(low: int, spread: int) -> None:
    """Whatever range is written in the plain form is read exactly."""
    pay = parse_pay(f"{low}-{low + spread}元/月")
    assert pay is not None
    assert (pay.min_cny_month, pay.max_cny_month) == (low, low + spread)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("客服（无责底薪3800+双休）", 3800, None),
        ("跟单员4200+奖金+餐补", 4200, None),
        ("文员税后4800", 4800, 4800),
        ("送货司机月薪5K-7K+房补", 5000, 7000),
        ("综合工资3600-6200元/月。薪资构成=无责底薪3-4千+补助", 3000, 6200),
        ("底薪――3000元―9000元", 3000, 9000),
        ("月收入4000及以上", 4000, None),
        ("薪资6-8K，底薪4000+提成", 4000, 8000),
        ("工资3千多", 3000, None),
        ("一个月三千五", 3500, 3500),
        ("高薪8000-12000", 8000, 12000),
    ],
)
def test_the_ways_of_titles_and_running_text(
    text: str, low: float | None, high: float | None
) -> None:
    """Bases, totals, open ends and numerals as people advertise them."""
    pay = parse_pay(text)

    assert pay is not None
    assert (pay.min_cny_month, pay.max_cny_month) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "中秋为员工父母送上500-5000元不等的感恩津贴",
        "工龄工资每年加200元（8年封顶,1600元）",
        "注册资金2000万元，规模近2000人",
        "入职满一年奖励3000元",
        "交押金1000元",
    ],
)
def test_gifts_and_allowances_are_no_pay(text: str) -> None:
    """A sum that is not paid for the work is never invented as pay."""
    assert parse_pay(text) is None
