"""Swaps make room, break no rule, and can be taken back."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.allocation.slots.board import Board, find_path, free_desk, new_board, put, swap, take
from matching.allocation.slots.checking import faults
from matching.allocation.slots.interviews import FairDay, Interviews, Timetable
from tests.matching.allocation.slots.draws import draw_fair


def seat_at_random(interviews: Interviews, day: FairDay, seed: int) -> Board:
    """Seat most interviews where chance finds room."""
    rng, board = np.random.default_rng(seed), new_board(interviews, day)
    for interview in rng.permutation(len(interviews)):
        person = interviews.people[interview]
        slot = int(rng.integers(board.arrivals[person], board.departures[person]))
        desk = free_desk(board, interview, slot)
        if desk >= 0 and board.of_person[person, slot] < 0:
            put(board, interview, slot, desk)
    return board


def snapshot(board: Board) -> tuple[bytes, ...]:
    """Copy all that changes."""
    return tuple(each.tobytes() for each in (board.slots, board.of_person, board.of_desk))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.booleans())
def test_a_swap_frees_the_slot_keeps_the_rules_and_goes_back(seed: int, buses: bool) -> None:
    """At every desk, for every slot taken and every slot free."""
    interviews, day = draw_fair(seed, 8, 4, 6, buses=buses)
    board = seat_at_random(interviews, day, seed)
    before = snapshot(board)
    for desk, row in enumerate(board.of_desk.copy()):
        for out in np.flatnonzero(row >= 0):
            for into in np.flatnonzero(row < 0):
                count = find_path(board, desk, out, into)
                if count < 0:
                    assert buses
                    continue
                swap(board, count, out, into)
                timetable = Timetable(board.slots, np.zeros(8, np.int64), proven=False)
                assert board.of_desk[desk, out] < 0
                assert faults(interviews, day, timetable) == []
                swap(board, count, out, into)
                assert snapshot(board) == before


def test_what_was_put_can_be_taken() -> None:
    """And leaves nothing behind."""
    interviews, day = draw_fair(3, 8, 4, 6, buses=False)
    board = seat_at_random(interviews, day, 3)
    assert (board.slots >= 0).any()
    for interview in np.flatnonzero(board.slots >= 0):
        take(board, int(interview))
    assert snapshot(board) == snapshot(new_board(interviews, day))
