"""The prior: what is believed of a side before the office's own outcomes can speak.

A seeded synthetic market, whose truth is known, is generated and its log learned from with
the same features (those that mean the same everywhere). The office's few outcomes then move
the level, not the shape.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.synthetic import generate_market
from features.encoder import Reader, fit_encoder
from features.pair_features import FEATURE_NAMES, TRANSFERABLE
from matching.config import TrainingConfig
from matching.label_features import label_features
from matching.labels import Labels, accept_labels, apply_labels
from matching.market_index import index_market
from matching.model import Side
from matching.progress import Progress
from models.calibration import shift_to_rate
from models.logits import to_probability
from models.side import fit_side

PSEUDO_COUNT: Final = 20.0
"""How many of the office's outcomes weigh as much as the prior's own rate."""


def fit_prior_sides(
    reader: Reader, names: tuple[str, ...], config: TrainingConfig, *, progress: Progress
) -> dict[str, Side]:
    """Learn sides from the synthetic market.

    Parameters
    ----------
    reader : Reader
        The office's own reader, so that features mean the same.
    names : tuple of {"apply", "accept"}
        The sides wanted.
    config : TrainingConfig
        Holds the size and the seed of the market.
    progress : Progress
        Told of each stage.

    Returns
    -------
    dict of str to Side
        Each reads the transferable features only.
    """
    progress("记录太少，先由合成市场得出先验", 2, 5)
    prior = config.prior
    market = generate_market(prior.seed, prior.n_seekers, prior.n_vacancies).market
    index = index_market(market)
    _, people, posts = fit_encoder(
        reader,
        market.seekers,
        market.vacancies,
        index.employers,
        config=config.text,
        seed=prior.seed,
    )
    columns = [FEATURE_NAMES.index(name) for name in TRANSFERABLE]
    sides = {}
    for name in names:
        labels = (apply_labels if name == "apply" else accept_labels)(index.log)
        X = label_features(labels, people, posts, index)[:, columns]
        fitted = fit_side(
            X,
            labels.y,
            labels.days,
            columns=TRANSFERABLE,
            config=getattr(config, name),
            seed=prior.seed,
        )
        sides[name] = Side(fitted, "prior")
    return sides


def move_to_rate(side: Side, X: NDArray[np.float32], labels: Labels) -> Side:
    """Move a prior's level to the office's own rate, as far as its outcomes bear.

    Parameters
    ----------
    side : Side
        A side learned elsewhere.
    X : ndarray of float32, shape (n, n_features)
        Features of the office's labelled pairs.
    labels : Labels
        The labels, one class or few.

    Returns
    -------
    Side
        The same order of pairs, another level; the same side where there is no label.
    """
    if not len(labels):
        return side
    logits = side.fitted.logits(side.select(X))
    looks = float(labels.looked(to_probability(logits)).sum())
    shift = shift_to_rate(logits, labels.n_positive, looks, PSEUDO_COUNT)
    return replace(side, fitted=side.fitted.recalibrated(shift))
