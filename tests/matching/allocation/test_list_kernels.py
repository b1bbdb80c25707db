"""The compiled greedy and its count keeping, against slow code written from the definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.allocation.arcs import Floats, Ints
from matching.allocation.chances import Chances
from matching.allocation.list_kernels import (
    Board,
    Ledger,
    best_arc,
    demand_of,
    enter,
    fill_greedily,
    reply,
    settle,
    sift_down,
    withdraw,
)
from matching.allocation.lists import ListsConfig, empty_ledger, lay_out, with_places
from tests.matching.allocation.instances import INSTANCES, Instance, draw_instance


def make_board(
    chances: Chances, headcounts: Ints, k: int, ceiling: float | None = None
) -> tuple[Board, Ledger, Chances]:
    """Lay an allocation out."""
    offered = with_places(chances, headcounts)
    owners = np.arange(len(headcounts)) // 2
    board, _ = lay_out(offered, headcounts, owners, k, ListsConfig(ceiling=ceiling))
    return board, empty_ledger(board), offered


def chance_left(asked: list[float], places: int) -> float:
    """P(fewer than `places` of them ask), by the textbook recursion over whole distributions."""
    whole = np.ones(1)
    for chance in asked:
        whole = np.convolve(whole, [1 - chance, chance])
    return float(whole[:places].sum())


def slow_greedy(chances: Chances, headcounts: Ints, k: int) -> dict[int, list[int]]:
    """Pick, one by one, the entry of highest gain among all; ties by person, then vacancy."""
    arcs = chances.arcs
    pairs = list(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), arcs.p_match, strict=True))
    pairs = [(i, j, float(p)) for i, j, p in pairs if headcounts[j] > 0]
    lists: dict[int, list[int]] = {i: [] for i in range(arcs.n_seekers)}
    asked: dict[int, list[float]] = {j: [] for j in range(arcs.n_vacancies)}
    free = dict.fromkeys(lists, 1.0)
    while True:
        best: tuple[float, int, int, float] | None = None
        for i, j, p in pairs:
            if len(lists[i]) == k or j in lists[i]:
                continue
            look = 1 / (1 + 0.3 * len(lists[i]))
            gain = p * chance_left(asked[j], int(headcounts[j])) * look * free[i]
            if best is None or gain > best[0] + 1e-15:
                best = (gain, i, j, p * look)
        if best is None:
            return lists
        _, i, j, chance = best
        left = chance_left(asked[j], int(headcounts[j]))
        asked[j].append(chance * free[i])
        free[i] *= 1 - chance * left
        lists[i].append(j)


@given(
    st.builds(draw_instance, st.integers(0, 10**6), st.integers(0, 8), st.integers(1, 6)),
    st.integers(1, 4),
)
def test_the_heap_picks_what_looking_at_every_pair_picks(instance: Instance, k: int) -> None:
    """Entry for entry, in order."""
    board, ledger, offered = make_board(*instance, k)

    fill_greedily(board, ledger)

    found = {
        person: [int(board.vacancies[arc]) for arc in row if arc >= 0]
        for person, row in enumerate(ledger.entries)
    }
    assert found == slow_greedy(offered, instance[1], k)


def slow_asking(board: Board, ledger: Ledger, share: Floats) -> list[list[float]]:
    """Who asks for what if offers come off so often."""
    asked: list[list[float]] = [[] for _ in share]
    for row in ledger.entries:
        reach = 1.0
        entries = [(arc, r) for r, arc in enumerate(row.tolist()) if arc >= 0]
        for arc, r in sorted(entries, key=lambda each: (-board.p_apply[each[0]], each[1])):
            chance = board.p_match[arc] / (1 + 0.3 * r)
            asked[board.vacancies[arc]].append(chance * reach)
            reach *= 1 - chance * share[board.vacancies[arc]]
    return asked


@given(INSTANCES, st.integers(1, 4))
def test_settling_is_the_sixth_round_of_asking(instance: Instance, k: int) -> None:
    """Expected placed is the sum over vacancies of E min(places, people who ask)."""
    board, ledger, _ = make_board(*instance, k)
    fill_greedily(board, ledger)

    placed = settle(board, ledger)

    share = np.ones(len(instance[1]))
    total = 0.0
    for _ in range(6):
        asked = slow_asking(board, ledger, share)
        total = 0.0
        for j, chances in enumerate(asked):
            whole = np.ones(1)
            for chance in chances:
                whole = np.convolve(whole, [1 - chance, chance])
            taken = float((np.minimum(np.arange(len(whole)), instance[1][j]) * whole).sum())
            share[j] = taken / sum(chances) if sum(chances) > 0 else 1.0
            total += taken
            assert instance[1][j] == 0 or 0.0 <= share[j] <= 1.0 + 1e-12
    assert placed == pytest.approx(total, abs=1e-9)


@given(INSTANCES, st.integers(1, 3))
def test_counts_and_chains_stay_true_through_replies(instance: Instance, k: int) -> None:
    """After any number of withdrawals and entries, as if counted from nothing."""
    board, ledger, _ = make_board(*instance, k)
    fill_greedily(board, ledger)
    settle(board, ledger)
    for _ in range(3):
        reply(board, ledger, 3)
    for vacancy in range(len(instance[1])):
        asked, entry = [], int(ledger.heads[vacancy])
        while entry >= 0:
            person, position = divmod(entry, ledger.entries.shape[1])
            assert board.vacancies[ledger.entries[person, position]] == vacancy
            asked.append(float(ledger.asked[person, position]))
            entry = int(ledger.after[entry])
        places = len(demand_of(board, ledger, vacancy))
        assert ledger.left[vacancy] == pytest.approx(chance_left(asked, places), abs=1e-9)
    listed = board.owners[board.vacancies[ledger.entries[ledger.entries >= 0]]]
    assert ledger.shown.tolist() == np.bincount(listed, minlength=len(ledger.shown)).tolist()


def test_a_list_that_is_withdrawn_leaves_no_trace() -> None:
    """Also where its chance is too high to be divided out."""
    chances, _ = draw_instance(3)
    board, ledger, _ = make_board(chances, np.ones(6, dtype=np.int64), 2)
    counts = ledger.counts.copy()
    arc, worth = best_arc(board, ledger, 0, True)
    assert worth == board.p_match[arc]
    for asked in (0.3, 0.9):
        enter(board, ledger, (0, 0), arc, asked)
        assert ledger.left[board.vacancies[arc]] == pytest.approx(1 - asked)
        withdraw(board, ledger, 0)
        np.testing.assert_allclose(ledger.counts, counts, atol=1e-15)
        assert ledger.left.tolist() == [1.0] * 6
        assert (ledger.entries == -1).all()
        assert (ledger.heads == -1).all()
        assert (ledger.shown == 0).all()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=20), st.integers(0, 3))
def test_the_head_sinks_to_its_place(gains: list[int], new: int) -> None:
    """A heap stays a heap, ordered by gain and then by row."""
    worth = np.array(gains, dtype=float)
    heap = np.array(sorted(range(len(gains)), key=lambda i: (-gains[i], i)))
    worth[heap[0]] = new

    sift_down(heap, worth)

    keys = [(-worth[person], person) for person in heap]
    assert sorted(heap.tolist()) == list(range(len(gains)))
    assert all(keys[(at - 1) // 2] < keys[at] for at in range(1, len(keys)))
