"""The protocol is what the real recommender offers."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from api.recommending import RecommenderLike
from matching.recommender import Recommender
from tests.api.fakes import FakeRecommender

if TYPE_CHECKING:

    def accept(real: Recommender, fake: FakeRecommender) -> tuple[RecommenderLike, ...]:
        """Let the type checker compare both with the protocol."""
        return (real, fake)


def test_real_recommender_and_fake_offer_the_same_calls() -> None:
    """A fake that drifts from the real thing tests nothing."""
    asked = [name for name in vars(RecommenderLike) if name.startswith(("recommend", "places"))]

    assert len(asked) == 4
    for name in asked:
        real = inspect.signature(getattr(Recommender, name))
        assert list(real.parameters) == list(
            inspect.signature(getattr(FakeRecommender, name)).parameters
        )
