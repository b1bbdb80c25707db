"""Interest learned from the log: words that no lexicon holds, told by what was shown for them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import scipy.sparse as sp

from features.history import EventLog
from features.interest import (
    ASKED,
    FOLDS,
    MARK,
    MIN_PEOPLE,
    PAST,
    RIDGE,
    Interest,
    Offers,
    Sayings,
    fit_interest,
    no_interest,
)

N_WORDS = 12
SEWING_POSTS, DIGGING_POSTS = np.arange(0, 6), np.arange(6, 12)


def offers() -> Offers:
    """Twelve vacancies that live all the time: six of sewing words, six of digging words."""
    rng = np.random.default_rng(0)
    words = np.zeros((12, N_WORDS), dtype=np.float32)
    words[:6, :6], words[6:, 6:] = rng.random((6, 6)), rng.random((6, 6))
    words /= np.linalg.norm(words, axis=1, keepdims=True)
    return Offers(sp.csr_matrix(words), np.zeros(12), np.full(12, 1e6))


def sayings(n: int) -> Sayings:
    """Every other person wishes to 踏飞轮, the others to 舞铁臂: words that no lexicon holds."""
    wishes = ["想踏飞轮", "想舞铁臂"] * (n // 2)
    return Sayings(wishes, [""] * n, sp.csr_matrix(np.zeros((n, 2), dtype=np.float32)))


def log_of(n: int, *, chosen: float = 1.0) -> EventLog:
    """Everyone is shown three vacancies of the right kind, views them and applies for one."""
    rng = np.random.default_rng(1)
    people = np.repeat(np.arange(n), 3)
    posts = np.where(people % 2 == 0, 0, 6) + rng.integers(0, 6, 3 * n)
    firsts = np.arange(0, 3 * n, 3)
    rows = np.concatenate([np.arange(3 * n), np.arange(3 * n), firsts])
    kinds = np.repeat(["shown", "viewed", "applied"], [3 * n, 3 * n, n]).astype("<U16")
    return event_log(people[rows], posts[rows], kinds, chosen)


def event_log(
    people: np.ndarray, posts: np.ndarray, kinds: np.ndarray, chosen: float = 1.0
) -> EventLog:
    """Lay out events of day 5."""
    n = len(people)
    unknown = np.full(n, np.nan)
    return EventLog(
        people.astype(np.int64),
        posts.astype(np.int64),
        np.full(n, 5, dtype=np.int64),
        kinds,
        np.full(n, chosen),
        np.full(n, chosen == 0.0),
        np.full(n, -1, dtype=np.int64),
        unknown,
        unknown,
    )


def test_words_draw_to_what_was_shown_for_them() -> None:
    """踏飞轮 draws to sewing and 舞铁臂 to digging, for people whom nobody has seen."""
    interest, own = fit_interest(sayings(400), offers(), log_of(400), seed=0)

    scores = interest.of_people(sayings(2)) @ interest.of_vacancies(offers().words).T

    assert scores[0, SEWING_POSTS].min() > 0 > scores[0, DIGGING_POSTS].max()
    assert scores[1, DIGGING_POSTS].min() > 0 > scores[1, SEWING_POSTS].max()
    assert own.shape == (400, interest.weights.shape[1])


def test_a_person_of_the_log_is_understood_without_that_person() -> None:
    """One person alone says 踏飞轮: training sees nothing in it, serving does."""
    n = 400
    alone = replace(sayings(n), wishes=["想踏飞轮"] * 4 + ["想舞铁臂"] * (n - 4))
    people = np.repeat(np.arange(n), 3)
    posts = np.where(people < 4, 0, 6) + np.tile([0, 1, 2], n)
    log = event_log(people, posts, np.full(3 * n, "shown", dtype="<U16"))

    interest, own = fit_interest(alone, offers(), log, seed=0)

    lying = interest.of_vacancies(offers().words)
    served = interest.of_people(alone) @ lying.T
    assert (own @ lying.T)[:4, SEWING_POSTS].mean() < served[:4, SEWING_POSTS].mean()


def test_slots_by_lot_teach_only_what_was_applied_for() -> None:
    """With every slot by lot nobody has a list that was chosen, and nothing is learned."""
    interest, own = fit_interest(sayings(400), offers(), log_of(400, chosen=0.0), seed=0)

    assert interest.weights.size == 0
    assert own.shape == (400, 0)


def test_the_weights_solve_the_stated_problem() -> None:
    """The gradient of the loss of the module's notes vanishes, by a plain second way."""
    people, posts, log = sayings(240), offers(), log_of(240)
    interest, _ = fit_interest(people, posts, log, seed=3)
    X = interest.design(people).toarray().astype(float)
    Z = interest.of_vacancies(posts.words).astype(float)
    pulled = np.zeros((240, Z.shape[1]))
    for who, post, kind in zip(log.seeker_rows, log.vacancy_rows, log.kinds, strict=True):
        if kind == "shown":
            pulled[who] += Z[post] - Z.mean(axis=0)
        elif kind == "viewed":
            pulled[who] -= ASKED * (1 / 3) * Z[post]
        else:
            pulled[who] += ASKED * Z[post]

    gradient = X.T @ (3 * X @ interest.weights - pulled) + RIDGE * interest.weights

    assert np.abs(gradient).max() < 1e-3 * np.abs(X.T @ pulled).max()


def test_an_occupation_read_counts_beside_letters() -> None:
    """Marks enter each row with their own length."""
    marked = Sayings([""], [""], sp.csr_matrix(np.array([[0.0, 1.0]], dtype=np.float32)))
    interest, _ = fit_interest(sayings(400), offers(), log_of(400), seed=0)

    assert interest.design(marked).toarray()[0, -1] == pytest.approx(MARK)


def test_state_round_trip_crowds_and_seeds_change_no_bit() -> None:
    """Rebuilt from its arrays, alone or in a crowd, twice fitted: the same bits."""
    interest, own = fit_interest(sayings(400), offers(), log_of(400), seed=0)
    twin, own_twin = fit_interest(sayings(400), offers(), log_of(400), seed=0)
    again = Interest.from_arrays(interest.to_arrays())
    crowd = sayings(6)

    together = interest.of_people(crowd)

    assert twin.weights.tobytes() == interest.weights.tobytes()
    assert own_twin.tobytes() == own.tobytes()
    assert again.of_people(crowd).tobytes() == together.tobytes()
    alone = Sayings(crowd.wishes[:1], crowd.past[:1], crowd.marks[:1])
    assert interest.of_people(alone).tobytes() == together[:1].tobytes()


@pytest.mark.parametrize("n", [2, MIN_PEOPLE - 2])
def test_a_small_log_teaches_nothing(n: int) -> None:
    """Below the least number of people chance would speak."""
    interest, own = fit_interest(sayings(n), offers(), log_of(n), seed=0)

    assert interest.of_people(sayings(2)).shape == (2, 0)
    assert interest.of_vacancies(offers().words).shape == (12, 0)
    assert own.shape == (n, 0)


def test_views_stand_in_where_no_list_is_logged() -> None:
    """A log of views alone still teaches."""
    log = log_of(400)
    seen = log.kinds != "shown"
    views = EventLog(*(getattr(log, name)[seen] for name in EventLog.__dataclass_fields__))

    interest, _ = fit_interest(sayings(400), offers(), views, seed=0)

    assert interest.weights.size


def test_knowing_nothing_round_trips() -> None:
    """An artifact of an office without a log holds an interest too."""
    again = Interest.from_arrays(no_interest().to_arrays())

    assert again.of_people(sayings(2)).shape == (2, 0)
    assert FOLDS > 1


def test_a_long_past_does_not_drown_a_wish() -> None:
    """The letters of a wish weigh the same beside any past, whose own length is fixed."""
    grams = np.array(["p养猪", "p种菜", "w踏飞", "w飞轮"])
    blank = np.zeros((0, 0), dtype=np.float32)
    known = Interest(grams, np.array([1.0, 2.0, 1.5, 0.5], np.float32), blank, blank)
    marks = sp.csr_matrix(np.zeros((3, 1), dtype=np.float32))
    rows = known.design(Sayings(["踏飞轮"] * 3, ["", "养猪", "养猪,种菜"], marks)).toarray()

    assert np.array_equal(rows[:, 2:4], np.tile(rows[0, 2:4], (3, 1)))
    assert np.linalg.norm(rows[0, 2:4]) == pytest.approx(1.0)
    assert np.linalg.norm(rows[1:, :2], axis=1) == pytest.approx([PAST, PAST])
