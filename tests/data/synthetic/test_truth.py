"""What is true, and that the log agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from numpy.typing import NDArray

from data.columns import Kinds
from data.synthetic import SyntheticMarket, Truth
from data.synthetic.history import USUAL_ACCEPT, USUAL_APPLY

DAY = date(2025, 5, 1)


@pytest.fixture(scope="module")
def pairs(synthetic: SyntheticMarket) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Draw pairs of people and vacancies."""
    rng = np.random.default_rng(0)
    truth = synthetic.truth
    return rng.integers(0, len(truth.people), 4000), rng.integers(0, len(truth.posts), 4000)


def test_probabilities_are_probabilities(
    synthetic: SyntheticMarket, pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> None:
    """Both sides lie in [0, 1], true and attainable."""
    for two_sides in (synthetic.truth.probabilities, synthetic.truth.attainable):
        for side in two_sides(*pairs, DAY):
            assert side.shape == (4000,)
            assert (side >= 0).all()
            assert (side <= 1).all()


def test_rows_broadcast(synthetic: SyntheticMarket) -> None:
    """A grid of pairs gives what its pairs give one by one."""
    i, j = np.array([1, 7]), np.array([0, 3, 5])
    grid, _ = synthetic.truth.probabilities(i[:, None], j[None, :], DAY)
    single, _ = synthetic.truth.probabilities(np.array([7]), np.array([3]), DAY)
    assert grid.shape == (2, 3)
    assert grid[1, 1] == pytest.approx(single[0])


def test_without_private_parts_truth_is_attainable(
    synthetic: SyntheticMarket, pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> None:
    """The ceiling differs from the truth by taste, reliability and strictness alone."""
    truth = synthetic.truth
    weights = {"taste_weight": 0.0, "reliability_weight": 0.0, "strictness_weight": 0.0}
    plain = replace(truth, config=truth.config.model_copy(update=weights))
    for true, ceiling in zip(
        plain.probabilities(*pairs, DAY), truth.attainable(*pairs, DAY), strict=True
    ):
        np.testing.assert_allclose(true, ceiling)


def test_sex_plays_no_part(
    synthetic: SyntheticMarket, pairs: tuple[NDArray[np.int64], NDArray[np.int64]]
) -> None:
    """Were everybody of the other sex, nothing would change; nor does it go with p by chance."""
    truth = synthetic.truth
    other = replace(truth, people=replace(truth.people, is_male=~truth.people.is_male))
    p_apply, p_accept = truth.probabilities(*pairs, DAY)
    for true, flipped in zip((p_apply, p_accept), other.probabilities(*pairs, DAY), strict=True):
        np.testing.assert_array_equal(true, flipped)
    every = np.arange(len(truth.people))[:, None]
    chances = np.prod(truth.probabilities(every, pairs[1][None, :150], DAY), axis=0).mean(axis=1)
    groups = chances[truth.people.is_male], chances[~truth.people.is_male]
    error = np.sqrt(sum(group.var() / len(group) for group in groups))
    assert abs(groups[0].mean() - groups[1].mean()) < 3 * error


def test_children_have_no_chance(synthetic: SyntheticMarket) -> None:
    """Nobody under 16 may apply or be taken."""
    people = synthetic.truth.people
    young = np.flatnonzero(people.age(0) < 14)
    jobs = np.arange(50)
    for side in synthetic.truth.probabilities(young[:, None], jobs[None, :], DAY):
        assert (side == 0).all()


def test_people_under_eighteen_are_kept_from_listed_work(synthetic: SyntheticMarket) -> None:
    """At 17 listed work is closed and other work is open."""
    truth = synthetic.truth
    birth_day = np.full(len(truth.people), (DAY - truth.config.start).days - 17 * 366)
    youths = replace(truth, people=replace(truth.people, birth_day=birth_day))
    barred = truth.work.catalogue.barred_to_minors[truth.posts.occupation]
    p_apply, _ = youths.probabilities(np.array([[0]]), np.arange(len(barred))[None, :], DAY)
    assert (p_apply[0, barred] == 0).all()
    assert (p_apply[0, ~barred] > 0).all()


def test_a_refusal_lowers_interest(synthetic: SyntheticMarket) -> None:
    """Whoever refuses an occupation is less likely to apply for it, even if they know it well."""
    truth = synthetic.truth
    i, j = np.arange(200), np.arange(200)
    refusal = np.tile(truth.posts.occupation[:200, None], 2)
    willing = replace(truth.people.take(i), refusal=np.full((200, 2), -1))
    before, _ = replace(truth, people=willing).probabilities(i, j, DAY)
    unwilling = replace(willing, refusal=refusal)
    after, _ = replace(truth, people=unwilling).probabilities(i, j, DAY)
    of_age = before > 0
    assert (after[of_age] < before[of_age]).all()


def test_better_pay_attracts(synthetic: SyntheticMarket) -> None:
    """More pay never lowers interest."""
    truth = synthetic.truth
    richer = replace(truth, posts=replace(truth.posts, pay=truth.posts.pay * 1.3))
    i, j = np.arange(300)[:, None], np.arange(40)[None, :]
    assert (richer.probabilities(i, j, DAY)[0] >= truth.probabilities(i, j, DAY)[0]).all()


def test_logged_applications_agree_with_truth(synthetic: SyntheticMarket) -> None:
    """Among those who looked, as many applied as the truth and the clerk's slips say."""
    applied = {
        (e.seeker_id, e.vacancy_id, e.list_id)
        for e in synthetic.market.interactions
        if e.kind == Kinds.APPLIED
    }
    looks = [e for e in synthetic.market.interactions if e.kind == Kinds.VIEWED]
    rows = [(e.seeker_id, e.vacancy_id, e.occurred_on) for e in looks]
    p_apply, _ = _true_sides(synthetic, rows)
    happened = np.array([(e.seeker_id, e.vacancy_id, e.list_id) in applied for e in looks])
    _assert_calibrated(p_apply, happened, USUAL_APPLY, synthetic.truth)


def test_logged_hirings_agree_with_truth(synthetic: SyntheticMarket) -> None:
    """Among those decided on while places were left, as many were hired as the truth says."""
    decided: dict[tuple[str, str], tuple[date, bool]] = {}
    for event in synthetic.market.interactions:
        pair = event.seeker_id, event.vacancy_id
        if event.kind == Kinds.HIRED:
            decided[pair] = event.occurred_on, True
        elif event.kind in (Kinds.REJECTED, Kinds.DECLINED, Kinds.NO_SHOW):
            decided.setdefault(pair, (event.occurred_on, False))
    rows = [(*pair, day) for pair, (day, _) in decided.items()]
    _, p_accept = _true_sides(synthetic, rows)
    happened = np.array([hired for _, hired in decided.values()])
    _assert_calibrated(p_accept, happened, USUAL_ACCEPT, synthetic.truth)


def _true_sides(
    synthetic: SyntheticMarket, rows: Sequence[tuple[str, str, date]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    seekers = {str(s.seeker_id): row for row, s in enumerate(synthetic.market.seekers)}
    vacancies = {str(v.vacancy_id): row for row, v in enumerate(synthetic.market.vacancies)}
    i = np.array([seekers[seeker] for seeker, _, _ in rows])
    j = np.array([vacancies[vacancy] for _, vacancy, _ in rows])
    middle = synthetic.truth.config.start + timedelta(days=228)
    return synthetic.truth.probabilities(i, j, middle)


def _assert_calibrated(
    p: NDArray[np.float64], happened: NDArray[np.bool_], usual: float, truth: Truth
) -> None:
    """Compare sums within three standard deviations, below and above the median p."""
    written = p + truth.config.label_noise * (usual - p)
    high = p > np.median(p)
    for group in (high, ~high):
        expected, spread = written[group].sum(), np.sqrt((written * (1 - written))[group].sum())
        assert abs(happened[group].sum() - expected) < 3 * spread
