"""A fitted side: inside (0, 1), additive, exact after saving."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from models.arrays import FloatArray
from models.calibration import Calibration
from models.errors import PartError
from models.fitted_side import FittedSide, load_parts
from models.side import fit_side
from tests.models.worlds import QUICK, corner_table, linear_table

NUMBERS = st.floats(-1e9, 1e9) | st.just(float("nan"))


@pytest.fixture(scope="module")
def side() -> FittedSide:
    """Give a side that blends both learners and is calibrated."""
    table = corner_table(4_000)
    fitted = fit_side(table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=0)
    return replace(fitted, weight=0.7).recalibrated(Calibration(1.3, -0.2))


@pytest.fixture(scope="module")
def linear() -> FittedSide:
    """Give a side without trees."""
    table = linear_table(300)
    return fit_side(table.X, table.y, table.period, columns=table.columns, config=QUICK, seed=0)


@settings(max_examples=40)
@given(X=arrays(np.float64, (4, 5), elements=NUMBERS))
def test_any_row_gets_a_probability_and_reasons_that_add_up(
    side: FittedSide, X: FloatArray
) -> None:
    """Gaps and absurd values included."""
    p, logits = side.probabilities(X), side.logits(X)

    assert ((p > 0.0) & (p < 1.0)).all()
    np.testing.assert_allclose(p, 1.0 / (1.0 + np.exp(-logits)), rtol=1e-9)
    terms = side.contributions(X)
    assert terms.shape == (4, 6)
    assert np.abs(terms.sum(axis=1) - logits).max() < 1e-9


@pytest.mark.parametrize("kind", ["side", "linear"])
def test_round_trip_is_exact(kind: str, request: pytest.FixtureRequest) -> None:
    """Files give back the same predictions, reasons, report and bytes."""
    fitted: FittedSide = request.getfixturevalue(kind)
    X = corner_table(4_000).X[:200]

    again = load_parts(fitted.save_parts())

    np.testing.assert_array_equal(again.probabilities(X), fitted.probabilities(X))
    np.testing.assert_array_equal(again.contributions(X), fitted.contributions(X))
    assert (again.columns, again.report) == (fitted.columns, fitted.report)
    assert again.save_parts() == fitted.save_parts()


def test_a_pair_does_not_depend_on_its_neighbours(side: FittedSide) -> None:
    """Scored alone or among others, a pair has the same bits."""
    X = corner_table(4_000).X[:64]

    alone = np.concatenate([side.probabilities(row[None, :]) for row in X])

    np.testing.assert_array_equal(alone, side.probabilities(X))


def test_no_pairs_no_probabilities(side: FittedSide) -> None:
    """An empty candidate list is answered, not refused."""
    assert side.probabilities(np.zeros((0, 5))).shape == (0,)
    assert side.contributions(np.zeros((0, 5))).shape == (0, 6)


def test_another_width_or_infinity_is_refused(side: FittedSide) -> None:
    """A skew between training and serving must not pass silently."""
    with pytest.raises(ValueError, match="columns"):
        side.probabilities(np.zeros((1, 4)))
    with pytest.raises(ValueError, match="infinite"):
        side.probabilities(np.full((1, 5), np.inf))


def test_recalibration_shifts_every_row_alike(side: FittedSide) -> None:
    """A bias on top moves log-odds by itself and keeps the order."""
    X = corner_table(4_000).X[:50]

    moved = side.recalibrated(Calibration(1.0, 0.5))

    np.testing.assert_allclose(moved.logits(X), side.logits(X) + 0.5, atol=1e-12)


@pytest.mark.parametrize("name", ["side.json", "logistic.npz", "boosting.txt"])
def test_missing_part_is_named(side: FittedSide, name: str) -> None:
    """The reader learns which file to restore."""
    parts = side.save_parts()
    del parts[name]

    with pytest.raises(PartError, match=name):
        load_parts(parts)


@pytest.mark.parametrize(
    "head", [b"\xff", b"{", b"[]", b'{"columns": [], "weight": NaN}', b'{"weight": 2}']
)
def test_damaged_head_is_named(linear: FittedSide, head: bytes) -> None:
    """Not JSON, not ours, not finite: one error."""
    with pytest.raises(PartError, match=r"side\.json"):
        load_parts(linear.save_parts() | {"side.json": head})


def test_parts_of_different_sides_do_not_mix(linear: FittedSide) -> None:
    """A list of columns that does not fit the numbers is refused."""
    head = json.loads(linear.save_parts()["side.json"])
    head["columns"].append("wage")

    with pytest.raises(PartError, match="列数"):
        load_parts(linear.save_parts() | {"side.json": json.dumps(head).encode()})


def test_a_logistic_array_may_not_be_missing(linear: FittedSide, side: FittedSide) -> None:
    """An archive without a needed array is incomplete, not a crash."""
    from models.parts import arrays_to_bytes  # noqa: PLC0415

    short = {"mean": np.zeros(5)}
    with pytest.raises(PartError, match="不完整"):
        load_parts(linear.save_parts() | {"logistic.npz": arrays_to_bytes(short)})


def test_serving_a_side_without_trees_imports_no_learner() -> None:
    """Start-up stays quick: neither library of learners is loaded to predict."""
    code = (
        "import sys; import models.fitted_side; "
        "print(sorted({'lightgbm', 'sklearn', 'scipy.optimize'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
