"""Feature parity: what training saw of a pair is what serving sees, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.records import Market
from features.pair_features import FEATURE_NAMES, build_features
from matching.label_features import label_features
from matching.labels import Labels, apply_labels
from matching.market_index import index_market
from matching.scoring import ScoredMarket
from tests.worlds import World


def first_of(market: Market, n_seekers: int, n_vacancies: int) -> Market:
    """Keep the first people and vacancies, and what happened between them."""
    people, posts = market.seekers[:n_seekers], market.vacancies[:n_vacancies]
    known = {person.seeker_id for person in people}, {post.vacancy_id for post in posts}
    events = tuple(
        event
        for event in market.interactions
        if event.seeker_id in known[0] and event.vacancy_id in known[1]
    )
    return Market(people, market.employers, posts, events)


@pytest.mark.slow
def test_a_part_of_the_market_gives_the_bits_of_the_whole(world: World) -> None:
    """Who is encoded beside a pair, and in which row, changes nothing about it."""
    tables = ScoredMarket(world.load(), world.index)
    labels = apply_labels(world.index.log)
    people, posts = tables.people.table, tables.posts.table
    whole = label_features(labels, people, posts, world.index)
    few = np.linspace(0, len(labels) - 1, 40).astype(int)
    seekers, seeker_at = np.unique(labels.seeker_rows[few], return_inverse=True)
    vacancies, vacancy_at = np.unique(labels.vacancy_rows[few], return_inverse=True)
    market = world.index.market

    part = label_features(
        Labels(seeker_at, vacancy_at, labels.days[few], labels.y[few], labels.chosen[few]),
        tables.encode_people([market.seekers[row] for row in seekers]).table,
        tables.encode_posts([market.vacancies[row] for row in vacancies]).table,
        world.index,
        log_rows=(seekers, vacancies),
    )

    assert part.tobytes() == whole[few].tobytes()


@pytest.mark.slow
def test_training_and_serving_build_the_same_bits(world: World) -> None:
    """A served pair, from the loaded artifact and a log cut at the day, equals its training row."""
    model, index = world.load(), world.index
    tables = ScoredMarket(model, index)
    labels = apply_labels(index.log)
    # Serving asks about every pair as if at random; so must the rows that it is compared with.
    labels = replace(labels, chosen=np.zeros(len(labels)))
    trained = label_features(labels, tables.people.table, tables.posts.table, index)

    # Encoding reads no event: one encoding serves every cut of the log.
    served_by = ScoredMarket(model, index)
    for row in np.linspace(0, len(labels) - 1, 12).astype(int):
        as_of = date.fromordinal(int(labels.days[row]))
        known = tuple(event for event in index.market.interactions if event.occurred_on < as_of)
        served_by.index = index_market(replace(index.market, interactions=known))
        seeker = index.market.seekers[labels.seeker_rows[row]]
        people = served_by.encode_people([seeker])
        pairs = served_by.pairs(
            people,
            served_by.posts,
            np.zeros(1, dtype=np.intp),
            labels.vacancy_rows[row : row + 1],
            as_of,
        )
        assert build_features(pairs).tobytes() == trained[row : row + 1].tobytes()


@pytest.mark.slow
def test_sex_name_and_numbers_of_a_person_move_nothing(world: World) -> None:
    """Everyone's sex flipped and identity changed: every feature has the same bits."""
    model, market = world.report.model, first_of(world.index.market, 50, 5)
    flip = {"男": "女", "女": "男"}
    people = tuple(
        replace(
            person,
            sex=flip.get(person.sex or "", "女"),
            name="某某",
            id_number=None,
            phone="13800000000",
        )
        for person in market.seekers
    )
    rows = np.repeat(np.arange(50), 5), np.tile(np.arange(5), 50)
    as_of = world.index.default_as_of(date(2025, 1, 1))

    matrices = []
    for changed in (
        market,
        Market(people, market.employers, market.vacancies, market.interactions),
    ):
        scored = ScoredMarket(model, index_market(changed))
        matrices.append(build_features(scored.pairs(scored.people, scored.posts, *rows, as_of)))

    assert matrices[0].shape == (250, len(FEATURE_NAMES))
    assert matrices[0].tobytes() == matrices[1].tobytes()


@pytest.mark.slow
def test_features_are_never_infinite(world: World) -> None:
    """NaN says "not known"; infinity would say nothing."""
    scored = ScoredMarket(world.report.model, world.index)
    n, m = len(scored.people.table), len(scored.posts.table)
    rng = np.random.default_rng(0)
    rows = rng.integers(0, n, 2000), rng.integers(0, m, 2000)
    as_of = world.index.default_as_of(date(2025, 1, 1))

    X = build_features(scored.pairs(scored.people, scored.posts, *rows, as_of))

    assert not np.isinf(X).any()
    # A feature that never varies, not even in being known, says nothing of a whole market.
    constant = {
        name
        for name, column in zip(FEATURE_NAMES, X.T, strict=True)
        if np.unique(column, equal_nan=True).size == 1
    }
    assert constant <= {"heavy_work", "weak_heavy", "is_public_welfare", "was_chosen"}
