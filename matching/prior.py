"""The prior: what is believed of a side before the office's own outcomes can speak.

A seeded synthetic market is generated and both sides' true chances are learned from, with the
features that mean the same everywhere, over pairs that its office showed and half as many drawn
by lot. The office's own outcomes then move the level, take a share of the log-odds as large as
its newest days bear out, and in the end speak alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from data.synthetic import SyntheticMarket, generate_market
from features.encoder import Reader, fit_encoder
from features.history import EventLog
from features.lexical import LexicalConfig
from features.pair_features import FEATURE_NAMES, TRANSFERABLE
from features.vacancies import VacancyTable
from matching.config import PriorConfig, TrainingConfig
from matching.label_features import label_features
from matching.labels import Labels
from matching.market_index import index_market
from matching.model import SIDES, Side
from matching.progress import Progress
from models.calibration import shift_to_rate
from models.logits import to_probability
from models.teaching import fit_to_chances

PSEUDO_COUNT: Final = 20.0
"""How many of the office's outcomes weigh as much as the prior's own rate."""
NOTE: Final = "由模拟市场的真实概率学得"


def fit_prior_sides(
    reader: Reader, names: tuple[str, ...], config: TrainingConfig, *, progress: Progress
) -> dict[str, Side]:
    """Learn sides from the synthetic market, once in a process for the same reader and settings.

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
    progress("记录还少，先由模拟市场得出先验", 2, 5)
    directions = tuple(_directions(config, name) for name in names)
    return dict(
        zip(names, _learn(reader, names, directions, config.text, config.prior), strict=True)
    )


# The comparison with a serving model asks for the same sides once more.
@lru_cache(maxsize=2)
def _learn(
    reader: Reader,
    names: tuple[str, ...],
    directions: tuple[tuple[int, ...], ...],
    text: LexicalConfig,
    prior: PriorConfig,
) -> tuple[Side, ...]:
    world = generate_market(prior.seed, prior.n_seekers, prior.n_vacancies)
    market = world.market
    index = index_market(market)
    _, people, posts = fit_encoder(
        reader, market.seekers, market.vacancies, index.employers, config=text, seed=prior.seed
    )
    pairs = _pairs_to_learn(index.log, posts, prior.max_pairs, np.random.default_rng(prior.seed))
    chances = dict(zip(SIDES, _true_chances(world, pairs), strict=True))
    columns = [FEATURE_NAMES.index(name) for name in TRANSFERABLE]
    X = label_features(pairs, people, posts, index)[:, columns]
    return tuple(
        Side(
            fit_to_chances(
                X,
                chances[name],
                columns=TRANSFERABLE,
                seed=prior.seed,
                note=NOTE,
                monotone=monotone,
            ),
            "prior",
        )
        for name, monotone in zip(names, directions, strict=True)
    )


def _directions(config: TrainingConfig, name: str) -> tuple[int, ...]:
    """Hold the prior to the directions of the side that it speaks for."""
    monotone: dict[str, int] = getattr(config, name).monotone
    return tuple(monotone.get(column, 0) for column in TRANSFERABLE)


def _pairs_to_learn(
    log: EventLog, posts: VacancyTable, most: int, rng: np.random.Generator
) -> Labels:
    """Take pairs that were shown, and for half as many of their people and days one by lot."""
    shown = np.flatnonzero(log.of_kind(frozenset({Kinds.SHOWN})))
    shown = rng.permutation(shown)[: 2 * most // 3]
    again = shown[: len(shown) // 2]
    vacancies = np.concatenate([log.vacancy_rows[shown], _by_lot(log.days[again], posts, rng)])
    rows = np.concatenate([shown, again])
    nothing = np.zeros(len(rows))
    return Labels(log.seeker_rows[rows], vacancies, log.days[rows], nothing, nothing)


def _by_lot(
    days: NDArray[np.int64], posts: VacancyTable, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Draw a live vacancy for each day."""
    published, expires = posts.numbers["published_day"], posts.numbers["expires_day"]
    drawn = np.zeros(len(days), dtype=np.int64)
    for day in np.unique(days):
        asked = np.flatnonzero(days == day)
        live = np.flatnonzero((published <= day) & (day < expires))
        drawn[asked] = rng.choice(live, len(asked))
    return drawn


def _true_chances(
    world: SyntheticMarket, pairs: Labels
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    apply, accept = np.zeros(len(pairs)), np.zeros(len(pairs))
    for day in np.unique(pairs.days):
        asked = np.flatnonzero(pairs.days == day)
        apply[asked], accept[asked] = world.truth.probabilities(
            pairs.seeker_rows[asked], pairs.vacancy_rows[asked], date.fromordinal(int(day))
        )
    return apply, accept


def move_to_rate(side: Side, X: NDArray[np.float32], labels: Labels) -> Side:
    """Move a prior's level to the office's own rate, as far as its outcomes bear.

    A log in which everything came off, as where only hires are recorded, tells no rate.

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
        The same order of pairs, another level; the same side where no label tells a rate.
    """
    if labels.n_positive == len(labels):
        return side
    logits = side.fitted.logits(side.select(X))
    looks = float(labels.looked(to_probability(logits)).sum())
    shift = shift_to_rate(logits, labels.n_positive, looks, PSEUDO_COUNT)
    return replace(side, fitted=side.fitted.recalibrated(shift))
