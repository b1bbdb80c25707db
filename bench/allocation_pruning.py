"""How much of the optimum is left when everybody keeps a few arcs, chosen by price or by chance.

    python bench/allocation_pruning.py [--people 10000] [--vacancies 1000] [--seed 0] [--out FILE]

Dense tables of both kinds of worth that `allocation_flow.py` draws, .35 and .9 places a person.
The optimum of all arcs and of the kept ones are plans with a gap certified at .01 %. Plain pruning
keeps the arcs of the highest worth.
"""

from __future__ import annotations

import argparse
import itertools
import json
import time
from pathlib import Path

import numpy as np
from allocation_flow import draw_chances, draw_pairs, draw_places

from matching.allocation.arcs import Arcs, Ints
from matching.allocation.pruning import keep_best, prune
from matching.allocation.referrals import refer

GAP = 0.0001


def draw_problem(kind: str, load: float, args: argparse.Namespace) -> tuple[Arcs, Ints]:
    """Draw all pairs and the places."""
    people, vacancies = args.people, args.vacancies
    rng = np.random.default_rng(args.seed)
    pairs = draw_pairs(rng, people, vacancies, 0)
    chances = kind == "chances"
    worth = draw_chances(rng, pairs, vacancies) if chances else rng.random(pairs.shape)
    places = draw_places(rng, vacancies, int(load * people))
    starts = np.arange(people + 1) * vacancies
    return Arcs(starts, pairs.ravel(), worth.ravel(), vacancies), places


def main() -> None:
    """Print a line for each kind, load and number of arcs."""
    parser = argparse.ArgumentParser(description="Arcs kept by price and by chance")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--vacancies", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    pair = Arcs(np.array([0, 1]), np.array([0]), np.array([0.5]), 1)
    prune(pair, np.array([1]))  # compiled before it is timed
    rows = []
    print(f"{'worth':>8} {'load':>5} {'arcs':>5} {'by price':>9} {'plain':>9} {'cpu s':>6}")
    for kind, load in itertools.product(("chances", "uniform"), (0.35, 0.9)):
        arcs, places = draw_problem(kind, load, args)
        optimum = refer(arcs, places, gap=GAP).objective
        for each in (10, 20, 40, 50):
            begun = time.process_time()
            by_price = prune(arcs, places, per_seeker=each)
            seconds = time.process_time() - begun
            price, plain = (
                refer(arcs.take(kept), places, gap=GAP).objective / optimum
                for kept in (by_price, keep_best(arcs, arcs.p_match, each))
            )
            rows.append({"kind": kind, "load": load, "arcs": each, "price": price, "plain": plain})
            print(
                f"{kind:>8} {load:>5} {each:>5} {price:>9.3%} {plain:>9.3%} {seconds:>6.2f}",
                flush=True,
            )
    if args.out:
        args.out.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
