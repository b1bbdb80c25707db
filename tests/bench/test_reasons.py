"""The yardstick of reasons measures what it says, and the reasons of a small market are true."""

from __future__ import annotations

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bench import reasons
from features.pair_features import build_features
from matching.explanation.removal import compare_with, share_lost
from matching.scoring import ScoredMarket
from tests.worlds import World


@pytest.fixture(scope="module")
def scored(world: World) -> ScoredMarket:
    """Encode the small market."""
    return ScoredMarket(world.report.model, world.index)


@pytest.fixture(scope="module")
def judged(scored: ScoredMarket) -> list[list[reasons.Shown]]:
    """Judge 150 recommended pairs of it."""
    rng = np.random.default_rng(5)
    as_of = scored.index.default_as_of(date.min)
    rows = reasons.recommended(scored, as_of, 150, 5, rng)
    return list(reasons.judge(scored, as_of, rows, reasons.draw_others(scored, as_of, 12, rng)))


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(reasons).failed == 0


def test_the_score_falls_without_the_first_reason(judged: list[list[reasons.Shown]]) -> None:
    """Judged by other vacancies than those by which the reason was chosen."""
    first = [pair[0] for pair in judged if pair]

    assert len(judged) == 150
    assert len(first) >= 100
    assert reasons.share_falling(first) >= 0.9


def test_what_is_not_said_is_no_such_thing(
    scored: ScoredMarket, judged: list[list[reasons.Shown]]
) -> None:
    """The bar can be missed: a thing taken at random falls far less often."""
    rng = np.random.default_rng(5)
    as_of = scored.index.default_as_of(date.min)
    seekers, vacancies = reasons.recommended(scored, as_of, 150, 5, rng)
    _, others = reasons.draw_others(scored, as_of, 12, rng)
    pairs = scored.pairs(scored.people, scored.posts, seekers, vacancies, as_of)
    X, elsewhere = build_features(pairs), compare_with(pairs, others)

    falls = [
        (share_lost(scored.model, X, elsewhere, kind) > 0).mean()
        for kind in ("pay", "way", "care", "night", "age", "schooling", "post")
    ]

    assert np.mean(falls) < 0.8 < reasons.share_falling([pair[0] for pair in judged if pair])


def test_the_judges_did_not_choose(scored: ScoredMarket) -> None:
    """No vacancy both chooses the reasons and judges them."""
    as_of = scored.index.default_as_of(date.min)

    chosen_by, judged_by = reasons.draw_others(scored, as_of, 12, np.random.default_rng(0))

    assert len(judged_by.rows) == 12
    assert not set(chosen_by.rows.tolist()) & set(judged_by.rows.tolist())


@pytest.mark.slow
def test_a_small_run_prints_the_table(world: World, root: Path) -> None:
    """The script opens an artifact and a market, and says how many pairs it judged."""
    done = subprocess.run(
        [sys.executable, "bench/reasons.py", "--market", world.market,
         "--artifact", world.artifact, "--pairs", "60", "--others", "8"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "60 pairs" in done.stdout, done.stderr
    assert "ms a pair" in done.stdout
