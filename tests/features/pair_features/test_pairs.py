"""The table of questions."""

from __future__ import annotations

import numpy as np

from tests.features.builders import ask, make_seeker, make_vacancy


def test_columns_of_a_side_are_laid_out_pair_by_pair() -> None:
    """Person by person, vacancy by vacancy."""
    people = [make_seeker(f"S{i}", expected_pay_cny_month=1000.0 * i) for i in (1, 2)]
    posts = [make_vacancy(f"V{i}", headcount=i) for i in (3, 4, 5)]

    pairs = ask(people, posts)

    assert len(pairs) == 6
    assert pairs.of_seeker("expected_pay").tolist() == [1000.0] * 3 + [2000.0] * 3
    assert pairs.of_vacancy("headcount").tolist() == [3.0, 4.0, 5.0] * 2


def test_nobody_is_asked_about_as_chosen_unless_somebody_says_so() -> None:
    """Serving leaves the column out."""
    assert ask([make_seeker()], [make_vacancy()]).chosen is None
    assert len(ask([], [])) == 0
    assert np.array_equal(ask([], []).of_seeker("furthest"), np.zeros(0))
