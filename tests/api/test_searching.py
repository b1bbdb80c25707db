"""Searching by words agrees with the plain definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.searching import SearchIndex, cursor_of, fold, row_of

WORDS = st.text(alphabet="张李和平S01 ", max_size=6)


@given(st.lists(WORDS, max_size=12), WORDS, st.integers(1, 5))
def test_pages_together_are_the_plain_answer(keys: list[str], query: str, limit: int) -> None:
    """Walking the pages gives each row that holds all words, once, in order."""
    index = SearchIndex(keys)
    walked: list[int] = []
    start: int | None = 0
    while start is not None:
        rows, start = index.find(query, limit=limit, start=start)
        assert len(rows) <= limit
        walked += rows
    words = fold(query).split()

    assert walked == [i for i, key in enumerate(keys) if all(w in fold(key) for w in words)]


def test_full_width_and_case_do_not_matter() -> None:
    """What people type with a Chinese keyboard is found."""
    assert SearchIndex(["s001 CNC操作员"]).find("Ｓ００１ cnc", limit=1) == ([0], None)


@given(st.integers(0, 10**9))
def test_cursor_comes_back(row: int) -> None:
    """A cursor of ours leads where it was made."""
    cursor = cursor_of(row)

    assert cursor is not None
    assert row_of(cursor) == row


@given(st.text(max_size=30))
def test_foreign_cursor_is_none_or_a_row(cursor: str) -> None:
    """No text that somebody sends as a cursor breaks anything."""
    row = row_of(cursor)

    assert row is None or row >= 0
