"""A trial: every row judges once beside a prior, and chance alone silences nobody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.fitted_side import FittedSide
from models.logits import to_probability
from models.metrics import mean_p_ratio
from models.teaching import fit_to_chances
from models.trial import PRICE, SPANS, Rows, can_judge, try_out
from tests.models.worlds import QUICK, Table, linear_table


@pytest.fixture(scope="module")
def knowing() -> FittedSide:
    """Give a prior that was told the world's own chances."""
    world = linear_table(4_000, seed=9)
    return fit_to_chances(world.X, world.p, columns=world.columns, seed=0, note="told")


def _rows(table: Table, prior: FittedSide | None) -> Rows:
    return Rows(
        X=table.X,
        y=table.y,
        period=table.period,
        config=QUICK,
        seed=0,
        monotone=(0,) * len(table.columns),
        row_weight=None,
        prior=prior,
        before=None if prior is None else prior.logits(table.X),
        asked=table.X[:, :0],
    )


def test_the_latest_days_judge_alone_and_beside_a_prior_every_span(knowing: FittedSide) -> None:
    """One cut without a prior; with one, each row is judged by fits that did not see it."""
    table = linear_table(400)

    (late,) = _rows(table, None).judges()
    assert table.period[late].min() > table.period[~late].max()
    spans = _rows(table, knowing).judges()
    assert len(spans) == SPANS
    assert np.sum(spans, axis=0).tolist() == [1] * 400
    assert try_out(_rows(table, knowing)).y.tolist() == table.y.tolist()


def test_what_a_span_hears_does_not_hang_on_its_own_outcomes(knowing: FittedSide) -> None:
    """Turning the outcomes of one span leaves every voice on that span as it was."""
    table = linear_table(600)
    rows = _rows(table, knowing)
    span = rows.judges()[2]
    turned = replace(rows, y=np.where(span, 1.0 - rows.y, rows.y))

    before, after = try_out(rows), try_out(turned)

    assert np.array_equal(before.linear[span], after.linear[span])
    assert np.array_equal(before.base[span], after.base[span])
    assert not np.array_equal(before.linear[~span], after.linear[~span])


@pytest.mark.parametrize("seed", range(8))
def test_chance_does_not_silence_a_prior_that_is_right(knowing: FittedSide, seed: int) -> None:
    """On 150 rows the prior that knows keeps most of the say, and the level stays right."""
    table = linear_table(150, seed=seed)
    trial = try_out(_rows(table, knowing))

    assert trial.shares.prior >= 0.7
    p = to_probability(trial.calibration.logits(trial.blend))
    assert mean_p_ratio(p, table.p) == pytest.approx(1.0, abs=0.25)


def test_a_prior_must_lose_by_more_than_the_price(knowing: FittedSide) -> None:
    """On 3,000 rows a slightly wrong prior loses part of its share, a very wrong one all."""
    table = linear_table(3_000, seed=3)
    rows = _rows(table, knowing)
    assert rows.before is not None
    shares = []
    for noise in (0.0, 1.0, 4.0):
        told = np.random.default_rng(0).normal(scale=noise, size=len(table.y)) if noise else 0.0
        shares.append(try_out(replace(rows, before=rows.before + told)).shares.prior)
    assert shares[0] >= shares[1] > shares[2]
    assert shares[2] <= 0.1


def test_of_equals_the_prior_is_taken(knowing: FittedSide) -> None:
    """A prior that says just what the twin says costs nothing, and keeps the whole share."""
    rows = replace(_rows(linear_table(300), knowing), config=QUICK)
    trial = try_out(rows)
    total = float((np.logaddexp(0.0, trial.linear) - trial.y * trial.linear).sum())
    said = float((np.logaddexp(0.0, trial.blend) - trial.y * trial.blend).sum())
    assert said <= total + PRICE


def test_rows_of_one_day_cannot_judge(knowing: FittedSide) -> None:
    """Nothing is left to learn from; nor where one span holds every yes."""
    table = linear_table(400)
    assert can_judge(_rows(table, knowing))
    one_day = replace(_rows(table, knowing), period=np.zeros(400, dtype=np.int64))
    assert not can_judge(one_day)
    lumped = replace(one_day, period=np.arange(400), y=(np.arange(400) < 40).astype(float))
    assert not can_judge(lumped)
