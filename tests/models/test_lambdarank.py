"""The order-learning challenger: gains as agreed, checked against ours, reproducible."""

from __future__ import annotations

from functools import cache

import lightgbm
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.boosting import BoostingConfig
from models.errors import OneClassError
from models.lambdarank import GAINS, JUDGED_AT, LambdarankModel, fit_lambdarank, grade_gains
from models.metrics import ndcg_by_query

CONFIG = BoostingConfig(learning_rate=0.1, max_rounds=60, patience=10, min_rows_in_leaf=20)
Lists = tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]


@cache
def graded_lists(seed: int, n_lists: int = 250) -> Lists:
    """Draw lists of 2 to 9 rows whose grades rise with the first column, less so the second."""
    rng = np.random.default_rng(seed)
    group = rng.integers(2, 10, n_lists)
    X = rng.normal(size=(int(group.sum()), 4))
    worth = X[:, 0] + 0.3 * X[:, 1] + rng.normal(size=len(X)) - 1.0
    return X, np.digitize(worth, [0.0, 0.8, 1.4, 2.0]), group


@cache
def fitted(seed: int = 0) -> LambdarankModel:
    """Fit on some lists, stopped by others."""
    X, grades, group = graded_lists(1)
    return fit_lambdarank(X, grades, group, valid=graded_lists(2), config=CONFIG, seed=seed)


def test_the_gains_are_those_agreed() -> None:
    """View 0, application 1, interview 3, hire 7, retained 10."""
    assert grade_gains([0, 1, 2, 3, 4]).tolist() == [0.0, 1.0, 3.0, 7.0, 10.0]


@given(grades=st.lists(st.integers(0, 4), max_size=20))
def test_a_better_grade_is_worth_more(grades: list[int]) -> None:
    """Gains keep the order of grades, each at its place."""
    gains = grade_gains(grades)

    assert [GAINS.index(gain) for gain in gains] == grades


@pytest.mark.parametrize("wrong", [[-1], [5], [0.5], [float("nan")]])
def test_what_is_no_grade_is_refused(wrong: list[float]) -> None:
    """Gains given for grades would be taken for other grades."""
    with pytest.raises(ValueError, match=r"grade|finite"):
        grade_gains(wrong)


def test_it_orders_fresh_lists_as_the_truth_does() -> None:
    """Far better than by chance, on lists that it has not seen."""
    X, grades, group = graded_lists(3)
    rng = np.random.default_rng(0)

    learned, blind = (
        ndcg_by_query(scores, grade_gains(grades), group, JUDGED_AT).mean()
        for scores in (fitted().scores(X), rng.random(len(X)))
    )

    assert learned > blind + 0.1


def test_the_library_counts_the_gains_as_we_do() -> None:
    """LightGBM's NDCG of the first round is ours, over the lists that have anything to gain."""
    X, grades, group = graded_lists(2)
    settings = {
        "objective": "lambdarank", "metric": "ndcg", "eval_at": [JUDGED_AT],
        "label_gain": list(GAINS), "num_threads": 1, "verbosity": -1,
    }  # fmt: skip
    theirs: dict[str, dict[str, list[float]]] = {}
    data = lightgbm.Dataset(X, grades, group=group)
    trees = lightgbm.train(
        settings, data, num_boost_round=1, valid_sets=[data], valid_names=["all"],
        callbacks=[lightgbm.record_evaluation(theirs)],
    )  # fmt: skip

    # Equal scores: the library keeps the order given, and so do we.
    ours = ndcg_by_query(trees.predict(X), grade_gains(grades), group, JUDGED_AT)
    starts = np.cumsum(group) - group
    nothing = np.add.reduceat(grades, starts) == 0
    ours[nothing] = 1.0

    assert theirs["all"][f"ndcg@{JUDGED_AT}"][0] == pytest.approx(ours.mean(), abs=1e-9)


def test_same_seed_same_bytes_and_another_seed_others() -> None:
    """And the text asks for one thread."""
    X, grades, group = graded_lists(1)
    again = fit_lambdarank(X, grades, group, valid=graded_lists(2), config=CONFIG, seed=0)

    assert again.trees.text == fitted().trees.text
    assert fitted(seed=1).trees.text != fitted().trees.text
    assert "[num_threads: 1]" in fitted().trees.text
    assert "[lambdarank_truncation_level: 12]" in fitted().trees.text
    assert again.trees.rounds <= CONFIG.max_rounds


def test_no_row_no_score() -> None:
    """An empty list is ordered already."""
    assert fitted().scores(np.zeros((0, 4))).shape == (0,)


def test_nothing_to_order_is_said() -> None:
    """All looked at, none applied."""
    X, grades, group = graded_lists(1)

    with pytest.raises(OneClassError):
        fit_lambdarank(
            X, np.zeros_like(grades), group, valid=graded_lists(2), config=CONFIG, seed=0
        )


@pytest.mark.parametrize("cut", [(slice(1, None), slice(None)), (slice(None), slice(1, None))])
def test_shapes_must_fit(cut: tuple[slice, slice]) -> None:
    """A row or a list too few."""
    X, grades, group = graded_lists(1)

    with pytest.raises(ValueError, match="different numbers"):
        fit_lambdarank(
            X[cut[0]], grades[cut[0]], group[cut[1]], valid=graded_lists(2), config=CONFIG, seed=0
        )
