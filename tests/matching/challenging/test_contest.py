"""The funnel against other designs: alike but for the question, on days that none has seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.challenging.contest import TOO_FEW, Contest, Rival, hire_if_decided, hold_contest
from matching.training import TrainingReport
from models.evaluation import Interval
from tests.matching.conftest import Town
from tests.worlds import World


@pytest.fixture(scope="module")
def contest(town: Town) -> Contest:
    """Hold the contest of the town."""
    return hold_contest(town.report, seed=0)


@pytest.mark.slow
def test_both_rivals_are_judged_beside_the_funnel(contest: Contest) -> None:
    """Direct by order, log-loss and promises; lambdarank by order alone."""
    direct, lambdarank = contest.rivals

    assert (direct.name, lambdarank.name) == ("direct", "lambdarank")
    assert direct.log_loss is not None
    assert direct.calibration is not None
    assert (lambdarank.log_loss, lambdarank.calibration) == (None, None)
    for rival in contest.rivals:
        assert rival.order.low <= rival.order.mean <= rival.order.high
        assert abs(rival.order.mean) < 0.2
    assert 0.5 < contest.funnel_order < 1.0
    assert 30 < contest.people <= contest.lists


@pytest.mark.slow
def test_only_the_newest_days_judge(town: Town, contest: Contest) -> None:
    """Every row promised lies after every row learned from, on both sides."""
    days = town.report.labels["apply"].days
    first = contest.unseen["apply"].labels.days.min()

    assert (days >= first).mean() == pytest.approx(0.2, abs=0.03)
    for side in ("apply", "accept"):
        unseen = contest.unseen[side]
        assert len(unseen.labels) == (town.report.labels[side].days >= first).sum()
        assert ((unseen.p > 0.0) & (unseen.p < 1.0)).all()
        assert unseen.p.mean() == pytest.approx(unseen.labels.y.mean(), rel=0.5)


def with_other_late_outcomes(report: TrainingReport) -> TrainingReport:
    """Turn every eighth yes of the newest days into a no: whatever learned them would notice."""
    labels = {}
    first = np.quantile(report.labels["apply"].days, 0.85)
    for side, rows in report.labels.items():
        y = rows.y.copy()
        y[np.flatnonzero((rows.days > first) & (y > 0))[::8]] = 0.0
        labels[side] = replace(rows, y=y)
    return replace(report, labels=labels)


@pytest.mark.slow
def test_what_judges_teaches_nothing(town: Town, contest: Contest) -> None:
    """Other outcomes on the newest days leave every promise for them as it was."""
    other = hold_contest(with_other_late_outcomes(town.report), seed=0)

    for side in ("apply", "accept"):
        assert other.unseen[side].p.tobytes() == contest.unseen[side].p.tobytes()
    assert other.rivals != contest.rivals


@pytest.mark.slow
def test_the_same_seed_tells_the_same(town: Town, contest: Contest) -> None:
    """To the last figure."""
    assert hold_contest(town.report, seed=0).lines() == contest.lines()


@pytest.mark.slow
def test_a_short_log_compares_nothing_and_says_so(world: World) -> None:
    """Too few hires in each stretch of days."""
    contest = hold_contest(world.report, seed=0)

    assert contest.rivals == ()
    assert contest.lines() == [TOO_FEW]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (Interval(0.02, 0.01, 0.03), "值得研究；但它给不出两侧各自的可能性，不会用来推荐"),
        (Interval(-0.02, -0.03, -0.01), "不如两侧模型"),
        (Interval(0.01, -0.01, 0.03), "不分上下"),
    ],
)
def test_a_rival_that_wins_is_a_warning_light(lead: Interval, words: str) -> None:
    """It is never said to serve."""
    line = Rival("lambdarank", lead).line()

    assert words in line
    assert "对数损失" not in line


def test_the_funnel_is_asked_the_question_that_direct_was_taught() -> None:
    """Against a draw of a hundred thousand views of which some applications stay open."""
    rng = np.random.default_rng(0)
    n, p_apply, p_accept, share = 100_000, 0.4, 0.3, 0.7
    applied, hired = rng.random(n) < p_apply, rng.random(n) < p_accept
    is_decided = ~applied | (rng.random(n) < share)

    seen = (applied & hired)[is_decided].mean()

    told = hire_if_decided(np.array([p_apply]), np.array([p_accept]), share)
    assert told[0] == pytest.approx(seen, abs=0.005)
