"""The logistic twin: recovers a truth, survives gaps, predicts with numpy alone."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from models.arrays import FloatArray
from models.errors import OneClassError
from models.logistic import LogisticConfig, LogisticModel, fit_logistic
from tests.models.worlds import linear_table

WEAK = LogisticConfig(strength=100.0, tolerance=1e-8)


def test_known_truth_is_recovered() -> None:
    """With many rows and a weak pull the true log-odds come back."""
    table = linear_table(20_000)

    logits = fit_logistic(table.X, table.y, WEAK).logits(table.X)

    truth = np.log(table.p / (1 - table.p))
    assert float(np.sqrt(np.mean((logits - truth) ** 2))) < 0.1


def test_numbers_are_those_of_scikit_learn() -> None:
    """Our own prediction equals the library's on standardised columns."""
    table = linear_table(500)
    config = LogisticConfig(clip=100.0)
    Z = (table.X - table.X.mean(axis=0)) / table.X.std(axis=0)
    # Another of its solvers, left to run until nothing moves.
    oracle = LogisticRegression(C=config.strength, tol=1e-10, max_iter=10_000).fit(Z, table.y)

    logits = fit_logistic(table.X, table.y, config).logits(table.X)

    np.testing.assert_allclose(logits, oracle.decision_function(Z), atol=1e-6)


def test_smaller_strength_shrinks_toward_the_base_rate() -> None:
    """A strong pull leaves nearly nothing but the rate."""
    table = linear_table(500)

    logits = fit_logistic(table.X, table.y, LogisticConfig(strength=1e-6)).logits(table.X)

    rate = table.y.mean()
    np.testing.assert_allclose(logits, np.log(rate / (1 - rate)), atol=0.01)


def test_weight_two_is_the_row_twice() -> None:
    """Weights count rows (columns already standardised alike)."""
    X = np.array([[-1.0], [-1.0], [1.0], [1.0]])
    y = np.array([0, 1, 0, 1])
    twice = np.r_[X, X], np.r_[y, [0, 1, 1, 1]]

    heavy = fit_logistic(X, y, WEAK, weight=[2.0, 2.0, 1.0, 3.0])

    doubled = fit_logistic(*twice, WEAK)
    np.testing.assert_allclose(heavy.logits(X), doubled.logits(X), atol=1e-5)


def _gappy() -> tuple[FloatArray, FloatArray]:
    """Draw outcomes that hang on whether the first column is known; the last is all unknown."""
    rng = np.random.default_rng(1)
    X = rng.normal(size=(4_000, 3))
    unknown = rng.random(4_000) < 0.4
    X[unknown, 0] = np.nan
    X[:, 2] = np.nan
    y = (rng.random(4_000) < np.where(unknown, 0.8, 0.2)).astype(np.float64)
    return X, y


def test_missing_indicator_is_learned_and_counted_with_its_column() -> None:
    """That a field is blank can say a lot; the reason is that column's."""
    X, y = _gappy()
    model = fit_logistic(X, y, LogisticConfig())
    unknown = np.isnan(X[:, 0])

    p = 1 / (1 + np.exp(-model.logits(X)))

    assert model.gaps.tolist() == [0]
    assert abs(p[unknown].mean() - 0.8) < 0.05
    assert abs(p[~unknown].mean() - 0.2) < 0.05
    assert np.abs(model.contributions(X)[unknown, 1:3]).max() < 0.5
    assert model.contributions(X)[unknown, 0].min() > 1.0


def test_all_unknown_and_constant_columns_say_nothing() -> None:
    """They change no prediction, whatever they hold later."""
    X, y = _gappy()
    X[:, 1] = 0.1
    model = fit_logistic(X, y, LogisticConfig())
    changed = X.copy()
    changed[:, 1:] = 7.0

    np.testing.assert_allclose(model.logits(changed), model.logits(X), atol=1e-12)


def test_unknown_column_at_serving_is_its_mean() -> None:
    """A column that was always known in training may be missing later."""
    table = linear_table(300)
    model = fit_logistic(table.X, table.y, LogisticConfig())
    missing, mean = np.full((1, 5), np.nan), table.X.mean(axis=0)[None, :]

    np.testing.assert_allclose(model.logits(missing), model.logits(mean), atol=1e-12)


def test_an_outlier_counts_no_more_than_the_clip() -> None:
    """A pay of a million cannot carry a pair by itself."""
    table = linear_table(300)
    model = fit_logistic(table.X, table.y, LogisticConfig(clip=3.0))
    far, edge = np.zeros((1, 5)), np.zeros((1, 5))
    far[0, 0] = 1e6
    edge[0, 0] = table.X[:, 0].mean() + 3.0 * table.X[:, 0].std()

    np.testing.assert_allclose(model.logits(far), model.logits(edge), atol=1e-9)


def test_contributions_add_up_and_are_centred() -> None:
    """A row's terms sum to its log-odds; over training rows a column's terms average to 0."""
    X, y = _gappy()
    model = fit_logistic(X, y, LogisticConfig(clip=100.0))

    terms = model.contributions(X)

    assert np.abs(terms.sum(axis=1) - model.logits(X)).max() < 1e-12
    assert np.abs(terms[:, :-1].mean(axis=0)).max() < 1e-12


def test_a_row_does_not_depend_on_its_neighbours() -> None:
    """Scored alone or among others, a pair has the same bits."""
    table = linear_table(257)
    model = fit_logistic(table.X, table.y, LogisticConfig())

    alone = np.concatenate([model.logits(row[None, :]) for row in table.X])

    np.testing.assert_array_equal(alone, model.logits(table.X))


def test_arrays_rebuild_the_model() -> None:
    """Saving loses nothing."""
    X, y = _gappy()
    model = fit_logistic(X, y, LogisticConfig())

    again = LogisticModel.from_arrays(model.to_arrays())

    np.testing.assert_array_equal(again.logits(X), model.logits(X))
    with pytest.raises(KeyError):
        LogisticModel.from_arrays({"mean": np.zeros(1)})


def test_monotone_column_never_goes_the_wrong_way() -> None:
    """The truth rises with the first column; forbidding it silences the column alone."""
    table = linear_table(2_000)

    model = fit_logistic(table.X, table.y, LogisticConfig(), monotone=(-1, -1, 1, 0, 0))

    assert model.coefficients[0] == 0.0
    assert model.coefficients[1] < 0.0 < model.coefficients[2]


def test_no_row_and_one_class_are_told() -> None:
    """Nothing can be learned from one kind of outcome."""
    with pytest.raises(OneClassError):
        fit_logistic(np.zeros((0, 2)), [], LogisticConfig())
    with pytest.raises(OneClassError):
        fit_logistic(np.zeros((3, 2)), [1, 1, 1], LogisticConfig())


def test_prediction_of_no_rows_is_empty() -> None:
    """An empty market gives an empty answer."""
    table = linear_table(50)
    model = fit_logistic(table.X, table.y, LogisticConfig())

    assert model.logits(np.zeros((0, 5))).shape == (0,)
    assert model.contributions(np.zeros((0, 5))).shape == (0, 6)


def test_number_of_threads_does_not_show_in_the_bits() -> None:
    """A machine with more cores fits the same model."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(20_000, 60))
    y = (rng.random(20_000) < 0.3).astype(np.float64)
    fits = []
    for threads in (1, 2):
        with threadpool_limits(limits=threads):
            fits.append(fit_logistic(X, y, LogisticConfig()))

    np.testing.assert_array_equal(fits[0].coefficients, fits[1].coefficients)
