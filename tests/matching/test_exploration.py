"""Slots by chance: how many, which, with what probability, and never at whose cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import ConfigError
from matching.exploration import Explorer, exploration_propensity, explored_list, slot_chance

DAY = date(2025, 3, 10)
SHARES = st.floats(0.10, 0.15)


def enumerate_lists(n_options: int, k: int, share: float) -> dict[tuple[int, ...], float]:
    """Give the probability of every list by going through every draw there is.

    A draw is which places toss for exploration, which of them may explore where options are
    few, and who stands there. The result is independent of the code under test.
    """
    length = min(n_options, k)
    lists: dict[tuple[int, ...], float] = defaultdict(float)
    beyond = range(length, n_options)
    chance = share * length / (length - 1)
    for count in range(length):
        for tossed in combinations(range(1, length), count):
            p_tossed = chance**count * (1 - chance) ** (length - 1 - count)
            kept = list(combinations(tossed, min(count, len(beyond))))
            for places in kept:
                seatings = list(permutations(beyond, len(places)))
                for seating in seatings:
                    best = iter(range(length))
                    seats = dict(zip(places, seating, strict=True))
                    shown = tuple(seats[i] if i in seats else next(best) for i in range(length))
                    lists[shown] += p_tossed / len(kept) / len(seatings)
    return lists


@pytest.mark.parametrize(("n_options", "k"), [(8, 4), (5, 4), (3, 2), (9, 3)])
def test_the_propensity_is_exact(n_options: int, k: int) -> None:
    """Over all draws, an option beyond the list is shown with exactly the logged probability."""
    lists = enumerate_lists(n_options, k, 0.15)
    assert sum(lists.values()) == pytest.approx(1.0)

    for option in range(n_options):
        shown = sum(p for drawn, p in lists.items() if option in drawn)
        if option >= k:
            assert shown == pytest.approx(exploration_propensity(n_options, k, 0.15), abs=1e-12)


@pytest.mark.parametrize(("n_options", "k"), [(8, 4), (5, 4)])
def test_lists_are_drawn_with_the_enumerated_probabilities(n_options: int, k: int) -> None:
    """The code draws each list as often as the enumeration says, and no other."""
    lists = enumerate_lists(n_options, k, 0.15)
    rng, n_draws = np.random.default_rng(0), 20_000
    drawn = Counter(
        tuple(explored_list(n_options, k, 0.15, rng).ranks.tolist()) for _ in range(n_draws)
    )

    assert set(drawn) <= set(lists)
    for shown, p in lists.items():
        assert abs(drawn[shown] / n_draws - p) < 5 * (p / n_draws) ** 0.5 + 1e-4


@pytest.mark.parametrize("share", [0.10, 0.12, 0.15])
@pytest.mark.parametrize(("n_options", "k"), [(60, 5), (200, 10), (40, 20), (9, 5)])
def test_the_expected_share_is_the_share_that_was_set(n_options: int, k: int, share: float) -> None:
    """Over many lists, within five standard errors, where enough options are left."""
    rng, n_lists = np.random.default_rng(7), 3_000
    slots = [
        slot.is_exploration
        for _ in range(n_lists)
        for slot in explored_list(n_options, k, share, rng).slots
    ]

    assert abs(np.mean(slots) - share) < 5 * (share / len(slots)) ** 0.5


@given(st.integers(0, 60), st.integers(0, 30), SHARES, st.integers(0, 2**32))
def test_a_list_is_whole_honest_and_starts_with_the_best(
    n_options: int, k: int, share: float, seed: int
) -> None:
    """No option twice, the first never explores, what is not explored stands in its order."""
    drawn = explored_list(n_options, k, share, np.random.default_rng(seed))
    length = min(n_options, k)
    explores = np.array([slot.is_exploration for slot in drawn.slots], dtype=bool)

    assert len(set(drawn.ranks.tolist())) == len(drawn.slots) == length
    assert [slot.position for slot in drawn.slots] == list(range(1, length + 1))
    assert drawn.ranks[~explores].tolist() == list(range(int((~explores).sum())))
    assert (drawn.ranks[explores] >= length).all()
    assert not explores[:1].any()
    for slot in drawn.slots:
        assert (slot.propensity > 0.0) == slot.is_exploration
        assert slot.propensity < 1.0


@given(st.integers(0, 2), st.integers(0, 10), SHARES, st.integers(0, 2**32))
def test_who_has_fewer_than_three_options_never_explores(
    n_options: int, k: int, share: float, seed: int
) -> None:
    """Somebody with two choices sees both in their order."""
    drawn = explored_list(n_options, k, share, np.random.default_rng(seed))

    assert drawn.ranks.tolist() == list(range(min(n_options, k)))
    assert not any(slot.is_exploration or slot.propensity for slot in drawn.slots)
    assert exploration_propensity(n_options, k, share) == 0.0


def test_the_same_question_of_a_day_has_the_same_answer_and_another_day_another() -> None:
    """Also for another person, and with another secret."""
    explorer = Explorer(0.15, b"secret")
    lists = [explorer.explore("S1", DAY, 300, 50).ranks.tolist() for _ in range(2)]
    others = [
        explorer.explore("S1", date(2025, 3, 11), 300, 50),
        explorer.explore("S2", DAY, 300, 50),
        Explorer(0.15, b"another").explore("S1", DAY, 300, 50),
    ]

    assert lists[0] == lists[1]
    assert all(other.ranks.tolist() != lists[0] for other in others)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.099, 0.151, 1.0, -0.1, float("nan")])
def test_a_share_outside_the_range_is_refused(share: float) -> None:
    """The message names both ends of the range."""
    with pytest.raises(ConfigError, match=r"0\.10.*0\.15"):
        Explorer(share, b"")


def test_a_secret_is_not_printed() -> None:
    """An explorer in a traceback gives nothing away."""
    assert "hush" not in repr(Explorer(0.1, b"hush"))


def test_a_slot_explores_more_often_than_the_share_because_the_first_never_does() -> None:
    """In a list of two, only the second can."""
    assert slot_chance(2, 0.15) == pytest.approx(0.30)
