"""Invented identities."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.synthetic.identity import id_number, person_name, phone_number
from data.synthetic.pen import Pen

WEIGHTS = [2 ** (17 - place) % 11 for place in range(18)]


@given(birth=st.dates(date(1940, 1, 1), date(2012, 12, 31)), order=st.integers(0, 999))
def test_check_sign_is_valid(birth: date, order: int) -> None:
    """The weighted sum of all eighteen signs is 1 modulo 11."""
    number = id_number("441624", birth, order)
    values = [10 if sign == "X" else int(sign) for sign in number]
    assert len(number) == 18
    assert sum(w * v for w, v in zip(WEIGHTS, values, strict=True)) % 11 == 1


def test_names_and_phones_have_the_usual_length() -> None:
    """Names of two to four signs, phones of eleven digits."""
    pen = Pen(np.random.default_rng(0))
    assert all(2 <= len(person_name(pen)) <= 4 for _ in range(200))
    assert all(len(phone_number(pen)) == 11 for _ in range(200))
