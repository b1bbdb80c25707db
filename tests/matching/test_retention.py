"""Who stays, as a value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from features.pair_features import FEATURE_NAMES
from matching.labels import Labels
from matching.retention import (
    HIGHEST,
    LEAST_OF_A_KIND,
    LOWEST,
    STAY_COLUMNS,
    describe_retention,
    learn_retention,
)
from tests.matching.builders import make_hires, make_model, make_retention, random_features


def column(name: str, values: list[float]) -> NDArray[np.float32]:
    """Give rows that differ in one column."""
    X = np.zeros((len(values), len(FEATURE_NAMES)), dtype=np.float32)
    X[:, FEATURE_NAMES.index(name)] = values
    return X


def first(labels: Labels, n: int) -> tuple[Labels, NDArray[np.float32]]:
    """Keep the first hires, with their features."""
    return labels.take(np.arange(n)), make_hires()[1][:n]


def test_values_stay_within_their_bounds_and_follow_the_chances() -> None:
    """They rise with P(stays), and one that is as likely as usual has 1."""
    retention, X = make_retention(), 3 * random_features(500)

    p, values = retention.probabilities(X), retention.values(X)

    assert ((values >= LOWEST) & (values <= HIGHEST)).all()
    order = np.argsort(p)
    assert (np.diff(values[order]) >= 0).all()
    usual = int(np.argmin(np.abs(p - retention.rate)))
    assert values[usual] == pytest.approx(1.0, abs=0.01)
    np.testing.assert_array_equal(values, np.clip((p / retention.rate) ** 0.5, LOWEST, HIGHEST))


def test_the_mean_chance_is_the_rate_of_the_hires() -> None:
    """The level comes with the fit: promises and outcomes agree in all."""
    labels, X = make_hires()
    retention = make_retention()

    assert retention.rate == labels.y.mean()
    assert retention.probabilities(X).mean() == pytest.approx(retention.rate, abs=1e-4)


def test_better_pay_is_worth_no_less_and_a_longer_way_no_more() -> None:
    """All else equal."""
    retention, steps = make_retention(), [-1.0, 0.0, 1.0, 2.0]

    pay = retention.values(column("pay_over_expected", steps))
    way = retention.values(column("reach_beyond_wish", steps))

    assert (np.diff(pay) > 0).all()
    assert (np.diff(way) <= 0).all()


def test_too_few_hires_teach_nothing() -> None:
    """A hundred of each kind is the least."""
    labels, X = make_hires()
    stayed = np.cumsum(labels.y)
    enough = int(np.searchsorted(stayed, LEAST_OF_A_KIND)) + 1
    few = first(labels, enough - 1)

    assert few[0].n_positive == LEAST_OF_A_KIND - 1
    assert learn_retention(*few, seed=0) is None
    assert learn_retention(replace(labels, y=np.ones(len(labels))), X, seed=0) is None
    assert "记录太少" in describe_retention(few[0], None)


def test_hires_that_no_column_tells_apart_teach_nothing() -> None:
    """What does no better than the mean rate on the latest hires is not believed."""
    labels, X = make_hires()
    late = labels.days > np.quantile(labels.days, 0.8)
    turned = replace(labels, y=np.where(late, 1 - labels.y, labels.y))

    assert learn_retention(turned, X, seed=0) is None
    assert "没有胜过平均比率" in describe_retention(turned, None)


def test_the_same_hires_give_the_same_bytes() -> None:
    """Two fits, one content."""
    again = learn_retention(*make_hires(), seed=0)

    assert again is not None
    assert again.fitted.save_parts() == make_retention().fitted.save_parts()
    assert again.fitted.columns == STAY_COLUMNS


def test_the_line_of_the_report_counts_and_compares() -> None:
    """Rows, those that stayed, the loss beside that of the mean rate, and what it is for."""
    labels, _ = make_hires()

    line = describe_retention(labels, make_retention())

    assert f"样本 {len(labels)} 条，其中留用 {labels.n_positive} 条" in line
    assert "只用平均比率" in line
    assert "不改变匹配概率和排序" in line


def test_chances_are_the_same_bits_with_and_without_it() -> None:
    """A value beside the probabilities, never in them."""
    X, plain = random_features(300), make_model()
    valued = replace(plain, retention=make_retention())

    for side in ("p_apply", "p_accept", "p_match"):
        assert getattr(valued.score(X), side).tobytes() == getattr(plain.score(X), side).tobytes()
    assert np.unique(valued.stay_values(X)).size > 1
    assert plain.stay_values(X).tolist() == [1.0] * 300
