r"""What it costs that no pair would rather have each other than what they got.

    python bench/stability.py [--people 3000] [--vacancies 400] [--seeds 5] [--load 0.35]
        [--out FILE]

P(applies) and P(accepts) are drawn like the chances of `allocation_flow.py`, alike in part. Seekers
rank by the one, vacancies by the other; both plans are judged by their product. Prints expected
placements and people referred of the stable plan and of the best one, and how many pairs block the
best.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from allocation_flow import draw_chances, draw_pairs, draw_places

from matching.allocation.arcs import Arcs
from matching.allocation.referrals import refer
from matching.allocation.stable import blocking_arcs, cost_of_stability, defer


def judge(seed: int, args: argparse.Namespace) -> dict[str, float]:
    """Give the cost in one market."""
    rng = np.random.default_rng(seed)
    pairs = draw_pairs(rng, args.people, args.vacancies, 0)
    shared, apply, accept = (draw_chances(rng, pairs, args.vacancies) for _ in range(3))
    p_apply, p_accept = ((np.sqrt(shared * each)).ravel() for each in (apply, accept))
    starts = np.arange(args.people + 1) * args.vacancies
    arcs = Arcs(starts, pairs.ravel(), p_apply * p_accept, args.vacancies)
    places = draw_places(rng, args.vacancies, int(args.load * args.people))
    stable = defer(arcs, places, p_apply, p_accept)
    if len(blocking_arcs(arcs, places, p_apply, p_accept, stable)):
        raise RuntimeError("a stable plan has blocking pairs")
    best = refer(arcs, places).vacancy_of
    blocking = len(blocking_arcs(arcs, places, p_apply, p_accept, best))
    cost = cost_of_stability(arcs, places, stable)
    return asdict(cost) | {"lost": cost.lost, "blocking_best": blocking}


def main() -> None:
    """Print a line a seed and the mean share that is lost."""
    parser = argparse.ArgumentParser(description="The cost of stability")
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--vacancies", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--load", type=float, default=0.35, help="places for each person")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rows = []
    print(f"{'seed':>4} {'stable':>8} {'best':>8} {'share':>6} {'referred':>11} {'blocking':>9}")
    for seed in range(args.seeds):
        rows.append(row := judge(seed, args))
        share = row["stable"] / row["best"]
        print(
            f"{seed:>4} {row['stable']:>8.1f} {row['best']:>8.1f} {share:>6.3f} "
            f"{row['n_stable']:>5}/{row['n_best']:>5} {row['blocking_best']:>9}",
            flush=True,
        )
    print(f"mean share kept {np.mean([row['stable'] / row['best'] for row in rows]):.3f}")
    if args.out:
        args.out.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
