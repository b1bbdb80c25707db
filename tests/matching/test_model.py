"""The model: two sides and their product."""

from __future__ import annotations

import numpy as np
import pytest

from features.pair_features import FEATURE_NAMES, TRANSFERABLE
from matching.model import MatchModel, Scores
from tests.features.builders import small_encoder
from tests.matching.builders import make_model, make_side, random_features


def test_a_side_takes_its_own_columns() -> None:
    """A side of fewer columns finds them by name; a side of all takes the matrix as it is."""
    X = random_features(6)
    side = make_side(TRANSFERABLE)

    picked = side.select(X)

    assert picked.shape == (6, len(TRANSFERABLE))
    for i, name in enumerate(TRANSFERABLE):
        np.testing.assert_array_equal(picked[:, i], X[:, FEATURE_NAMES.index(name)])
    assert make_side().select(X) is X


@pytest.mark.parametrize("columns", [FEATURE_NAMES, TRANSFERABLE])
def test_contributions_add_up_to_the_logit(columns: tuple[str, ...]) -> None:
    """Differences between rows are differences of contributions; foreign columns add nothing."""
    X, side = random_features(8), make_side(columns)

    added = side.contributions(X)

    logits = side.fitted.logits(side.select(X))
    np.testing.assert_allclose(
        added.sum(axis=1) - added.sum(axis=1)[0], logits - logits[0], atol=1e-9
    )
    foreign = [i for i, name in enumerate(FEATURE_NAMES) if name not in columns]
    assert not added[:, foreign].any()


def test_p_match_is_exactly_the_product() -> None:
    """Not nearly: the bits of the product."""
    scores = make_model().score(random_features(20))

    assert scores.p_match.tobytes() == (scores.p_apply * scores.p_accept).tobytes()
    assert ((scores.p_match > 0) & (scores.p_match < 1)).all()
    assert Scores(np.array([0.5]), np.array([0.25])).p_match.tolist() == [0.125]


def test_each_side_scores_with_its_own_model() -> None:
    """The person's side and the employer's are not mixed up."""
    model, X = make_model(), random_features(5)

    scores = model.score(X)

    assert scores.p_apply.tobytes() == model.apply.probabilities(X).tobytes()
    assert scores.p_accept.tobytes() == model.accept.probabilities(X).tobytes()
    assert scores.p_apply.tobytes() != scores.p_accept.tobytes()


def test_the_note_says_who_speaks_for_each_side() -> None:
    """One side from the log, the other from the prior."""
    model = MatchModel(small_encoder(), make_side(), make_side(source="prior"))

    person, employer = model.note.split("，")

    assert "求职人员" in person
    assert "自己的记录" in person
    assert "用人单位" in employer
    assert "先验" in employer
    both = MatchModel(small_encoder(), make_side(), make_side())
    assert both.note == "求职人员和用人单位两侧都依据本单位自己的记录"
