"""Directions: the world is moved, and no chance goes the way that law or sense forbids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from data.records import Seeker, Vacancy
from features.pair_features import FEATURE_NAMES
from matching.directions import OF_ACCEPTING, OF_APPLYING
from matching.model import MatchModel, Scores
from matching.prior import fit_prior_sides
from matching.progress import silent
from matching.scoring import ScoredMarket
from tests.worlds import SMALL_CONFIG, World

N = 600
"""Pairs that are moved, for each direction and each model."""
ROUNDING = 1e-12
"""Log-odds are sums of binary numbers."""
HOME = {"latitude": 23.6, "longitude": 115.2}
SIDES = {"apply": OF_APPLYING, "accept": OF_ACCEPTING}

Move = Callable[[Seeker, Vacancy, np.random.Generator], Sequence[tuple[Seeker, Vacancy]]]
"""Gives the pair, and the same pair where one thing is worse for it."""


@pytest.fixture(scope="module")
def voices(world: World) -> dict[str, ScoredMarket]:
    """Give the model that the log taught, and the prior alone."""
    model = world.report.model
    prior = fit_prior_sides(model.encoder.reader, tuple(SIDES), SMALL_CONFIG, progress=silent)
    alone = MatchModel(model.encoder, prior["apply"], prior["accept"])
    return {"log": ScoredMarket(model, world.index), "prior": ScoredMarket(alone, world.index)}


@pytest.fixture(scope="module")
def pairs(world: World) -> list[tuple[Seeker, Vacancy]]:
    """Draw N pairs of the market."""
    rng = np.random.default_rng(20)
    people, posts = world.index.market.seekers, world.index.market.vacancies
    rows = zip(rng.integers(0, len(people), N), rng.integers(0, len(posts), N), strict=True)
    return [(people[seeker], posts[vacancy]) for seeker, vacancy in rows]


def _farther(
    person: Seeker, post: Vacancy, rng: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Move the workplace on along a ray; its township stays what is written."""
    person = replace(person, **HOME)  # type: ignore[arg-type]
    near, far = np.sort(np.expm1(rng.uniform(0.0, 1.5, 2)))
    turn = rng.uniform(0.0, 2.0 * np.pi)
    return [
        (
            person,
            replace(
                post,
                latitude=HOME["latitude"] + way * np.sin(turn),
                longitude=HOME["longitude"] + way * np.cos(turn),
            ),
        )
        for way in (near, far)
    ]


def _paid_less(
    person: Seeker, post: Vacancy, rng: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Lower both ends of the pay by the same factor."""
    person = replace(person, expected_pay_cny_month=float(rng.integers(15, 70) * 100))
    low = float(rng.integers(2_000, 6_000))
    return [
        (person, replace(post, pay_text=f"{low * part:.0f}-{low * 1.5 * part:.0f}元/月"))
        for part in (1.0, rng.uniform(0.4, 0.95))
    ]


def _asked_younger(
    person: Seeker, post: Vacancy, rng: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Lower the employer's limit of age."""
    person = replace(person, birth_date=date(int(rng.integers(1960, 2005)), 5, 1))
    high, low = -np.sort(-rng.integers(25, 66, 2).astype(float))
    return [(person, replace(post, max_age=limit)) for limit in (float(high), float(low))]


def _asked_better_schooled(
    person: Seeker, post: Vacancy, rng: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Ask for more schooling."""
    person = replace(person, education=str(rng.choice(["小学", "初中", "高中"])))
    return [(person, replace(post, min_education=asked)) for asked in ("小学", "大学本科")]


def _at_night(
    person: Seeker, post: Vacancy, _: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Move the same work, for the same pay, into the night."""
    return [(person, replace(post, shift=shift)) for shift in ("白班", "夜班")]


def _unwilling(
    person: Seeker, post: Vacancy, _: np.random.Generator
) -> list[tuple[Seeker, Vacancy]]:
    """Let the person refuse the nights that the post has."""
    post = replace(post, shift="夜班")
    return [(replace(person, accepts_night_shift=willing), post) for willing in (True, False)]


def _p_match(scores: Scores) -> NDArray[np.float64]:
    return scores.p_match


def _p_accept(scores: Scores) -> NDArray[np.float64]:
    return scores.p_accept


def _p_apply(scores: Scores) -> NDArray[np.float64]:
    return scores.p_apply


MOVES: dict[str, tuple[Move, Callable[[Scores], NDArray[np.float64]]]] = {
    "farther": (_farther, _p_match),
    "paid less": (_paid_less, _p_apply),
    "asked younger": (_asked_younger, _p_accept),
    "asked better schooled": (_asked_better_schooled, _p_accept),
    "at night": (_at_night, _p_apply),
    "unwilling": (_unwilling, _p_apply),
}


@pytest.mark.parametrize("voice", ["log", "prior"])
@pytest.mark.parametrize("name", MOVES)
def test_nothing_that_is_worse_raises_the_chance(
    voices: dict[str, ScoredMarket],
    pairs: list[tuple[Seeker, Vacancy]],
    name: str,
    voice: str,
) -> None:
    """Records are moved, one thing each, and read and scored anew."""
    move, chance = MOVES[name]
    rng = np.random.default_rng(21)
    before, after = zip(*(move(*pair, rng) for pair in pairs), strict=True)

    better, worse = (_score(voices[voice], moved) for moved in (before, after))

    assert (chance(worse) <= chance(better) + ROUNDING).all()
    # A small log may have taught nothing of one of these things; the prior knows them all.
    if voice == "prior":
        assert (chance(worse) < chance(better)).any(), "nothing was moved at all"


def _score(scored: ScoredMarket, pairs: Sequence[tuple[Seeker, Vacancy]]) -> Scores:
    """Score pairs on the day after the log."""
    rows = np.arange(len(pairs))
    people = scored.encode_people([person for person, _ in pairs])
    posts = scored.encode_posts([post for _, post in pairs])
    return scored.score(people, posts, rows, rows, scored.index.default_as_of(date(2025, 4, 1)))


@pytest.mark.parametrize("voice", ["log", "prior"])
@pytest.mark.parametrize("name", SIDES)
def test_every_column_keeps_its_direction(
    world: World, voices: dict[str, ScoredMarket], name: str, voice: str
) -> None:
    """Known values of the log's own rows are moved; blanks have no order and stay."""
    side = getattr(voices[voice].model, name)
    rng = np.random.default_rng(22)
    rows = world.report.features["apply"]
    X = rows[rng.choice(len(rows), N)]
    for column, direction in SIDES[name].items():
        moved = X.copy()
        i = FEATURE_NAMES.index(column)
        moved[:, i] += rng.exponential(np.nanstd(rows[:, i]) + 0.1, N)

        gained = direction * (side.probabilities(moved) - side.probabilities(X))

        assert (gained >= -ROUNDING).all(), column
