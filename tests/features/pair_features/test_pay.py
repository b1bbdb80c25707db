"""Pay against expectation."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.pair_features.pay import pay_columns
from tests.features.builders import ask, make_seeker, make_vacancy

YUAN = st.integers(1000, 20000).map(float)


def pay(expected: float | None, low: float | None, high: float | None) -> dict[str, float]:
    """Compare what one person expects with what one post states."""
    pairs = ask(
        [make_seeker(expected_pay_cny_month=expected)],
        [make_vacancy(pay_min_cny_month=low, pay_max_cny_month=high)],
    )
    return {name: float(column[0]) for name, column in pay_columns(pairs).items()}


def test_a_range_is_compared_by_its_middle_and_its_floor() -> None:
    """3000 to 5000 against 4000: the middle is reached, the floor is not."""
    found = pay(4000, 3000, 5000)

    assert found["pay_over_expected"] == pytest.approx(math.log(4000 / 4000))
    assert found["floor_over_expected"] == pytest.approx(math.log(3000 / 4000))
    assert found["pay_spread"] == pytest.approx(math.log(5000 / 3000))
    assert found["expected_pay"] == pytest.approx(math.log(4000))


@pytest.mark.parametrize(("low", "high", "middle"), [(3000, None, 3000), (None, 5000, 5000)])
def test_one_end_speaks_for_the_other(low: float | None, high: float | None, middle: float) -> None:
    """A floor or a ceiling alone is the middle; the spread is then not known."""
    found = pay(4000, low, high)

    assert found["pay_middle"] == pytest.approx(math.log(middle))
    assert math.isnan(found["pay_spread"])


def test_silence_is_not_known_rather_than_zero() -> None:
    """Neither 面议 nor a blank expectation is zero yuan."""
    assert math.isnan(pay(4000, None, None)["pay_over_expected"])
    assert math.isnan(pay(None, 3000, 5000)["pay_over_expected"])
    assert math.isnan(pay(None, 3000, 5000)["expected_pay"])
    assert math.isnan(pay(4000, None, None)["is_piece_rate"])


def test_a_pay_of_zero_is_no_pay_stated() -> None:
    """Zero yuan is a blank that somebody filled in; it becomes no infinity."""
    assert math.isnan(pay(0, 3000, 5000)["pay_over_expected"])


@given(YUAN, YUAN, YUAN, YUAN)
def test_more_pay_never_looks_worse(expected: float, low: float, more: float, span: float) -> None:
    """The same range moved up raises every comparison."""
    below, above = pay(expected, low, low + span), pay(expected, low + more, low + more + span)

    for name in ("pay_middle", "pay_low", "pay_over_expected", "floor_over_expected"):
        assert above[name] > below[name]


def test_piece_rate_is_read_from_the_text() -> None:
    """计件 is marked as such."""
    pairs = ask([make_seeker()], [make_vacancy(pay_text="计件，多劳多得，月入4000-6000元")])

    assert pay_columns(pairs)["is_piece_rate"].tolist() == [1.0]
