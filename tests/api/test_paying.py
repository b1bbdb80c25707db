"""Pay is said as yuan a month where a post says enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.paying import say_pay, say_pay_text
from tests.api.fakes import tiny_market

POST = tiny_market().vacancies[0]


def test_number_fields_count_before_words() -> None:
    """What an office entered as numbers is surer than words."""
    post = replace(POST, pay_min_cny_month=4000.0, pay_max_cny_month=None, pay_text="面议")

    assert say_pay(post) == "4,000 元/月起"


def test_words_become_monthly_yuan() -> None:
    """A monthly range in words is shown as numbers are."""
    assert say_pay(POST) == "3,000–5,000 元/月"


def test_description_is_read_last() -> None:
    """Pay hidden in the description is found."""
    assert say_pay_text("面议", "包吃住，月薪4000元") == "4,000 元/月"


@pytest.mark.parametrize(("text", "note"), [("18元/小时", "按小时折算"), ("150元/天", "按天折算")])
def test_converted_pay_says_so(text: str, note: str) -> None:
    """A monthly figure that we worked out is marked."""
    assert note in say_pay_text(text)
