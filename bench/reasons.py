r"""Whether the reasons that are shown are true: how often the score falls without them.

    python bench/reasons.py [--market DIR --artifact DIR] [--pairs 2000] [--depth 5] [--seed 1]

Without the two folders a synthetic market is made and learned from first, which takes a minute.
Takes people drawn by lot and the first ``--depth`` vacancies of each list, as a counsellor sees
them. A reason is removed by putting in its place, feature by feature, what the same thing is at
``--others`` live vacancies drawn by lot, for the same person; the model scores the pair anew, and
the score without the reason is the mean. The vacancies by which the product chose the reasons are
left out of the draw. Prints, kind by kind, how often a reason is shown and first, and in what
share of pairs the score falls; exits 1 where it falls in less than 95 % of the first reasons.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from data.reading import read_market
from data.synthetic import generate_market
from features.pair_features import build_features
from matching.artifact import load_artifact
from matching.candidates import order_by_match, vacancies_for
from matching.config import TrainingConfig
from matching.explanation import Others, gather_facts, pick_others, reasons_of
from matching.explanation.removal import compare_with, share_lost
from matching.market_index import index_market
from matching.scoring import ScoredMarket
from matching.training import train

GOAL = 0.95
MARKET_SEED = 43
BATCH = 200
"""Pairs that are explained at once."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One reason that was shown.

    Parameters
    ----------
    kind : str
        What it speaks of.
    place : int
        Its place among the pair's reasons, from 1.
    lost : float
        Share of the score that is lost without it.
    """

    kind: str
    place: int
    lost: float


def load(market: Path, artifact: Path) -> ScoredMarket:
    """Take the model of an artifact and the people and vacancies of a market folder."""
    model, _ = load_artifact(artifact)
    return ScoredMarket(model, index_market(read_market(market).market))


def learn() -> ScoredMarket:
    """Make the market of the README and learn from it."""
    report = train(generate_market(MARKET_SEED).market, TrainingConfig(), seed=0)
    return ScoredMarket(report.model, report.index)


def recommended(
    scored: ScoredMarket, as_of: date, n_pairs: int, depth: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Take the heads of people's lists until there are enough pairs."""
    live = scored.posts.live_rows(scored.index.history, as_of)
    seekers: list[int] = []
    vacancies: list[int] = []
    for row in rng.permutation(len(scored.people.table)):
        rows = vacancies_for(scored.people, int(row), scored.posts, live, as_of)
        people = np.full(len(rows), row)
        p_match = scored.score(scored.people, scored.posts, people, rows, as_of).p_match
        head = rows[order_by_match(p_match, rows.astype(str))[:depth]]
        seekers += [int(row)] * len(head)
        vacancies += head.tolist()
        if len(seekers) >= n_pairs:
            break
    return np.array(seekers[:n_pairs]), np.array(vacancies[:n_pairs])


def draw_others(
    scored: ScoredMarket, as_of: date, count: int, rng: np.random.Generator
) -> tuple[Others, Others]:
    """Give the vacancies by which reasons are chosen, and others by which they are judged."""
    live = scored.posts.live_rows(scored.index.history, as_of)
    chosen_by = pick_others(scored.posts, live)
    rest = np.setdiff1d(live, chosen_by.rows)
    return chosen_by, Others(scored.posts, rng.permutation(rest)[:count])


def judge(
    scored: ScoredMarket,
    as_of: date,
    rows: tuple[np.ndarray, np.ndarray],
    others: tuple[Others, Others],
) -> Iterator[list[Shown]]:
    """Give the reasons of each pair with what is lost without each."""
    chosen_by, judged_by = others
    for start in range(0, len(rows[0]), BATCH):
        seekers, vacancies = (side[start : start + BATCH] for side in rows)
        pairs = scored.pairs(scored.people, scored.posts, seekers, vacancies, as_of)
        X, elsewhere = build_features(pairs), compare_with(pairs, judged_by)
        kinds = [
            [reason.kind for reason in reasons_of(facts)]
            for facts in gather_facts(scored.model, pairs, as_of, chosen_by)
        ]
        lost = {
            kind: share_lost(scored.model, X, elsewhere, kind)
            for kind in sorted({kind for shown in kinds for kind in shown})
        }
        for i, shown in enumerate(kinds):
            yield [Shown(kind, place, float(lost[kind][i])) for place, kind in enumerate(shown, 1)]


def share_falling(reasons: Sequence[Shown]) -> float:
    """Give the share of reasons without which the score falls, 0 for none.

    Examples
    --------
    >>> share_falling([Shown("pay", 1, 0.2), Shown("way", 2, -0.1)])
    0.5
    """
    return sum(reason.lost > 0 for reason in reasons) / max(len(reasons), 1)


def describe(pairs: Sequence[Sequence[Shown]]) -> float:
    """Print the table; give the share for first reasons."""
    shown = [reason for pair in pairs for reason in pair]
    first = [reason for reason in shown if reason.place == 1]
    print(f"{len(pairs)} pairs, {len(pairs) - len(first)} without a reason")
    print(f"{'':<12}{'shown':>7}{'falls':>8}{'first':>7}{'falls':>8}{'median share lost':>19}")
    for kind in [*sorted({reason.kind for reason in shown}), "all"]:
        every = [reason for reason in shown if kind in (reason.kind, "all")]
        top = [reason for reason in every if reason.place == 1]
        lost = f"{np.median([reason.lost for reason in top]):.2f}" if top else ""
        print(
            f"{kind:<12}{len(every):>7}{share_falling(every):>8.4f}"
            f"{len(top):>7}{share_falling(top):>8.4f}{lost:>19}"
        )
    return share_falling(first)


def main() -> None:
    """Measure one artifact on one market."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--market", type=Path)
    parser.add_argument("--artifact", type=Path)
    parser.add_argument("--pairs", type=int, default=2_000)
    parser.add_argument("--depth", type=int, default=5, help="vacancies of each list")
    parser.add_argument("--others", type=int, default=24, help="vacancies to judge by")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if (options.market is None) != (options.artifact is None):
        parser.error("give both --market and --artifact, or neither")
    rng = np.random.default_rng(options.seed)
    scored = learn() if options.market is None else load(options.market, options.artifact)
    as_of = scored.index.default_as_of(date.min)
    rows = recommended(scored, as_of, options.pairs, options.depth, rng)
    others = draw_others(scored, as_of, options.others, rng)
    started = time.process_time()
    pairs = list(judge(scored, as_of, rows, others))
    took = time.process_time() - started
    share = describe(pairs)
    print(f"{len(set(rows[0].tolist()))} people; {took / len(pairs) * 1e3:.1f} ms a pair")
    if share < GOAL:
        sys.exit(f"the score falls without the first reason in {share:.4f}, less than {GOAL}")


if __name__ == "__main__":
    main()
