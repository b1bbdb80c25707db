"""Plans in the making."""

from __future__ import annotations

import pytest

from matching.allocation.placement.draft import Draft
from tests.matching.allocation.placement.builders import make_batch


@pytest.fixture
def draft() -> Draft:
    """Start a plan for three people and two posts; the second takes two or nobody."""
    p = [[0.5, 0.4], [0.3, 0.2], [0.1, 0.6]]
    return Draft(make_batch(p, [1, 2], packs=[(1, [0, 1, 2], 2)]))


def test_a_ceiling_keeps_out_and_names_its_rule(draft: Draft) -> None:
    """One place."""
    draft.add([0])

    assert draft.blocking([2]) == "places"
    assert not draft.fits([2])
    draft.remove([0])
    assert draft.fits([2])


def test_a_pack_may_be_short_while_the_draft_grows(draft: Draft) -> None:
    """It is listed as lacking, and only whole ones are open."""
    assert draft.fits([1])
    assert draft.blocking([1]) == "batch"
    assert draft.fits([1, 3], only_open=True)
    draft.add([1])
    assert draft.lacking() == [0]
    assert draft.in_pack(0) == [0]
    draft.add([3])
    assert draft.lacking() == []


def test_nobody_leaves_a_pack_that_would_be_short(draft: Draft) -> None:
    """Both may leave, one may not."""
    draft.add([1, 3])

    assert not draft.can_leave([0])
    assert draft.can_leave([0, 1])
    assert draft.can_leave([2])
    assert draft.remove([0, 2]) == (1,)
    assert draft.plan().chosen.tolist() == [3]
