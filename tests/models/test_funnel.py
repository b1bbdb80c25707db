"""Two sides, multiplied."""

from __future__ import annotations

import numpy as np
import pytest

from models.funnel import Funnel
from models.side import fit_side
from tests.models.worlds import QUICK, linear_table


@pytest.fixture(scope="module")
def funnel() -> Funnel:
    """Give two logistic sides of different widths."""
    one, two = linear_table(300), linear_table(300, seed=1)
    return Funnel(
        apply=fit_side(one.X, one.y, one.period, columns=one.columns, config=QUICK, seed=0),
        accept=fit_side(
            two.X[:, :2], two.y, two.period, columns=two.columns[:2], config=QUICK, seed=0
        ),
    )


def test_match_is_exactly_the_product(funnel: Funnel) -> None:
    """No third model, no rounding in between."""
    X = linear_table(300).X

    p_apply, p_accept, p_match = funnel.probabilities(X, X[:, :2])

    np.testing.assert_array_equal(p_match, p_apply * p_accept)
    np.testing.assert_array_equal(p_apply, funnel.apply.probabilities(X))
    np.testing.assert_array_equal(p_accept, funnel.accept.probabilities(X[:, :2]))
    assert (p_match < np.minimum(p_apply, p_accept)).all()


def test_sides_must_speak_of_the_same_pairs(funnel: Funnel) -> None:
    """One row must not be stretched over many."""
    X = linear_table(300).X
    with pytest.raises(ValueError, match="pairs"):
        funnel.probabilities(X, X[:1, :2])
