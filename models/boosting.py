"""Boosted trees for a yes-or-no outcome, reproducible to the last bit."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import ArrayLike
from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt

from models.arrays import FloatArray, checked_matrix, checked_outcomes, checked_vector

if TYPE_CHECKING:
    import lightgbm

Rows = tuple[ArrayLike, ArrayLike] | tuple[ArrayLike, ArrayLike, ArrayLike | None]
"""`X` of shape (n, d), `y` of shape (n,) and perhaps the weight of each row."""


class BoostingConfig(BaseModel):
    """Size and pace of the boosted trees; the defaults suit P(apply | viewed).

    Examples
    --------
    >>> BoostingConfig(learning_rate=0.03, leaves=7).max_rounds
    600
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    learning_rate: PositiveFloat = 0.06
    leaves: int = Field(default=15, ge=2)
    min_rows_in_leaf: PositiveInt = 60
    column_share: float = Field(default=0.6, gt=0.0, le=1.0)
    """Share of columns that each tree may use."""
    row_share: float = Field(default=0.8, gt=0.0, le=1.0)
    """Share of rows drawn for each tree."""
    l2: float = Field(default=5.0, ge=0.0)
    patience: PositiveInt = 40
    """Rounds without a better validation log-loss after which fitting stops."""
    max_rounds: PositiveInt = 600
    refit_factor: float = Field(default=1.1, ge=1.0)
    """The refit on train and validation rows grows this many times the rounds found."""


@dataclass(frozen=True, slots=True, eq=False)
class BoostingModel:
    """Boosted trees as text, with the parsed trees beside it.

    Parameters
    ----------
    text : str
        The model in LightGBM's text format.
    n_columns : int
        Width of `X`.
    rounds : int
        Number of trees.
    trees : lightgbm.Booster
        The parsed trees.
    """

    text: str
    n_columns: int
    rounds: int
    trees: lightgbm.Booster

    def logits(self, X: ArrayLike) -> FloatArray:
        """Predict log-odds.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n,)
            Log-odds.
        """
        matrix = checked_matrix(X, self.n_columns)
        if not len(matrix):
            return np.zeros(0)
        return np.asarray(self.trees.predict(matrix, raw_score=True, **_ONE_THREAD), np.float64)

    def contributions(self, X: ArrayLike) -> FloatArray:
        """Split log-odds into one SHAP value a column and the base.

        Parameters
        ----------
        X : array_like of shape (n, d)
            Features, NaN where not known.

        Returns
        -------
        ndarray of shape (n, d + 1)
            SHAP values; the base is last. A row adds up to its log-odds.
        """
        matrix = checked_matrix(X, self.n_columns)
        if not len(matrix):
            return np.zeros((0, self.n_columns + 1))
        return np.asarray(self.trees.predict(matrix, pred_contrib=True, **_ONE_THREAD), np.float64)

    def to_text(self) -> str:
        """Give the model in LightGBM's text format.

        Returns
        -------
        str
            Text from which `from_text` rebuilds exactly this model.
        """
        return self.text

    @classmethod
    def from_text(cls, text: str) -> BoostingModel:
        """Parse a model.

        Damaged text kills the whole process more often than not, and no exception is raised:
        give this only text whose checksum was verified.

        Parameters
        ----------
        text : str
            What `to_text` gave.

        Returns
        -------
        BoostingModel
            A model that predicts exactly the same.
        """
        import lightgbm  # noqa: PLC0415 - a second of start-up that a logistic-only side saves

        trees = lightgbm.Booster(model_str=text)
        return cls(text, int(trees.num_feature()), int(trees.num_trees()), trees)


_ONE_THREAD: Final = {"num_threads": 1, "verbosity": -1}


def fit_boosting(
    X: ArrayLike,
    y: ArrayLike,
    *,
    valid: Rows,
    config: BoostingConfig,
    seed: int,
    monotone: tuple[int, ...] | None = None,
) -> BoostingModel:
    """Find the number of rounds on `valid`, then refit on everything.

    Parameters
    ----------
    X : array_like of shape (n, d)
        Training features, NaN where not known.
    y : array_like of shape (n,)
        Training outcomes, 0 or 1.
    valid : tuple of array_like
        Later rows (`X`, `y`) on which early stopping looks.
    config : BoostingConfig
        Size and pace.
    seed : int
        Seed of row and column sampling.
    monotone : tuple of int, optional
        Per column 1 (never falls), -1 (never rises) or 0 (free).

    Returns
    -------
    BoostingModel
        Trees fitted on train and validation rows.

    Raises
    ------
    OneClassError
        Train or validation rows have one kind of outcome alone.
    """
    early = fit_until_flat(X, y, valid=valid, config=config, seed=seed, monotone=monotone)
    return fit_rounds(
        np.vstack([checked_matrix(X), checked_matrix(valid[0])]),
        np.concatenate([np.asarray(y), np.asarray(valid[1])]),
        rounds=refit_rounds(early.rounds, config),
        config=config,
        seed=seed,
        monotone=monotone,
    )


def refit_rounds(rounds: int, config: BoostingConfig) -> int:
    """Give the rounds for a refit on more rows than the early fit had.

    Parameters
    ----------
    rounds : int
        Rounds found by early stopping.
    config : BoostingConfig
        Holds the factor.

    Returns
    -------
    int
        Rounds, rounded up.

    Examples
    --------
    >>> refit_rounds(100, BoostingConfig())
    110
    """
    return math.ceil(round(rounds * config.refit_factor, 6))


def fit_until_flat(
    X: ArrayLike,
    y: ArrayLike,
    *,
    valid: Rows,
    config: BoostingConfig,
    seed: int,
    monotone: tuple[int, ...] | None = None,
    weight: ArrayLike | None = None,
) -> BoostingModel:
    """Fit on `X` alone and stop where the log-loss of `valid` stops falling.

    Parameters
    ----------
    X, y, valid, config, seed, monotone
        As in `fit_boosting`; `valid` may hold a third part, the weight of each later row.
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    BoostingModel
        Trees up to the best round.

    Raises
    ------
    OneClassError
        Train or validation rows have one kind of outcome alone.
    """
    import lightgbm  # noqa: PLC0415

    settings = _settings(config, seed, monotone)
    train = _dataset((X, y, weight), settings)
    trees = lightgbm.train(
        settings,
        train,
        num_boost_round=config.max_rounds,
        valid_sets=[_dataset(valid, settings, train)],
        callbacks=[lightgbm.early_stopping(config.patience, verbose=False)],
    )
    return BoostingModel.from_text(trees.model_to_string(num_iteration=trees.best_iteration))


def fit_rounds(
    X: ArrayLike,
    y: ArrayLike,
    *,
    rounds: int,
    config: BoostingConfig,
    seed: int,
    monotone: tuple[int, ...] | None = None,
    weight: ArrayLike | None = None,
) -> BoostingModel:
    """Fit a given number of rounds.

    Parameters
    ----------
    X, y
        As in `fit_boosting`.
    rounds : int
        Number of trees to grow.
    config, seed, monotone
        As in `fit_boosting`.
    weight : array_like of shape (n,), optional
        Weight of each row.

    Returns
    -------
    BoostingModel
        The trees.

    Raises
    ------
    OneClassError
        No row, or one kind of outcome alone.
    """
    import lightgbm  # noqa: PLC0415

    settings = _settings(config, seed, monotone)
    trees = lightgbm.train(settings, _dataset((X, y, weight), settings), num_boost_round=rounds)
    return BoostingModel.from_text(trees.model_to_string())


def _dataset(
    rows: Rows, settings: dict[str, Any], train: lightgbm.Dataset | None = None
) -> lightgbm.Dataset:
    import lightgbm  # noqa: PLC0415

    matrix = checked_matrix(rows[0])
    outcomes = checked_outcomes(rows[1], matrix.shape[0])
    given = rows[2] if len(rows) == 3 else None
    weight = None if given is None else checked_vector(given, matrix.shape[0])
    return lightgbm.Dataset(matrix, outcomes, reference=train, weight=weight, params=settings)


def _settings(
    config: BoostingConfig, seed: int, monotone: tuple[int, ...] | None
) -> dict[str, Any]:
    settings = growth_settings(config, seed) | {"objective": "binary", "metric": "binary_logloss"}
    if monotone is not None and any(monotone):
        settings["monotone_constraints"] = list(monotone)
    return settings


def growth_settings(config: BoostingConfig, seed: int) -> dict[str, Any]:
    """Say to LightGBM how trees grow, reproducibly, whatever they learn.

    Parameters
    ----------
    config : BoostingConfig
        Size and pace.
    seed : int
        Seed of row and column sampling.

    Returns
    -------
    dict of str to object
        Settings without an objective.

    Examples
    --------
    >>> growth_settings(BoostingConfig(leaves=7), 3)["num_leaves"]
    7
    """
    return {
        "learning_rate": config.learning_rate,
        "num_leaves": config.leaves,
        "min_data_in_leaf": config.min_rows_in_leaf,
        "feature_fraction": config.column_share,
        "bagging_fraction": config.row_share,
        "bagging_freq": 1,
        "lambda_l2": config.l2,
        "seed": seed,
        "deterministic": True,
        "force_row_wise": True,
        "feature_pre_filter": False,
        **_ONE_THREAD,
    }
