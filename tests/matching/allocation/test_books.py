"""The books keep the highest bids, whatever comes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.books import accept, holders, is_full, lowest_bid, open_books

BIDS = st.lists(st.integers(0, 1000), max_size=40, unique=True)


@given(BIDS, st.integers(1, 9))
def test_a_vacancy_keeps_its_highest_bids(bids: list[int], places: int) -> None:
    """Whoever cannot exceed the lowest does not bid; the lowest of those before goes."""
    books, kept = open_books(np.array([0, places, 1])), dict[int, int]()
    for person, bid in enumerate(bids):
        if is_full(books, 1):
            if bid <= lowest_bid(books, 1):
                continue
            loser = min(kept, key=kept.__getitem__)
            assert accept(books, 1, float(bid), person) == loser
            del kept[loser]
        else:
            assert accept(books, 1, float(bid), person) == -1
        kept[person] = bid
        assert lowest_bid(books, 1) == min(kept.values())

    vacancy_of = holders(books, len(bids))
    assert np.flatnonzero(vacancy_of == 1).tolist() == sorted(kept)
    assert sorted(kept.values()) == sorted(bids)[-places:]
    assert is_full(books, 0)
    assert not is_full(books, 2)
