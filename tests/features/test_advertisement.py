"""Tests of `features.advertisement`."""

from __future__ import annotations

from features.advertisement import VACANCY_TEXTS, join_texts, read_pay, spelled_texts
from features.pay import Pay
from tests.features.builders import make_vacancy


def test_an_advertisement_holds_every_text_in_one_order() -> None:
    """Blank texts leave no comma."""
    vacancy = make_vacancy(title="縫紉工", description=None, shift="长白班", pay_text="面议")
    spelled = spelled_texts(vacancy)

    assert tuple(spelled) == VACANCY_TEXTS
    assert join_texts(spelled) == "缝纫工,长白班,面议"


def test_pay_fields_come_before_texts() -> None:
    """Numbers given as numbers win; the text still gives the basis."""
    vacancy = make_vacancy(title="缝纫工", pay_min_cny_month=3000.0, pay_text="计件，2500-4500")

    assert read_pay(vacancy) == Pay(3000.0, None, "piece", "")


def test_pay_in_the_description_is_the_last_resort() -> None:
    """The description is asked only where no pay text states anything."""
    described = make_vacancy(title="缝纫工", description="月薪4000-5000元")
    both = make_vacancy(title="缝纫工", description="月薪4000-5000元", pay_text="3000-3500元/月")
    paid = read_pay(both)

    assert read_pay(described) == Pay(4000, 5000, "month", "月薪4000-5000元")
    assert paid is not None
    assert (paid.min_cny_month, paid.max_cny_month) == (3000, 3500)
    assert read_pay(make_vacancy(title="缝纫工")) is None
