r"""Referrals beside OR-tools' min-cost flow: time, memory, and how good the plan is proven to be.

    python bench/allocation_flow.py [--size 10000x1000x0] [--size 100000x10000x50] [--kind chances]
        [--load 0.9] [--seed 0] [--gap 0.0005] [--out FILE]

A size is people x vacancies x arcs a person; 0 arcs: every pair. The kinds of worth are ``chances``
(probabilities as a calibrated model gives them: a few percent, skewed, alike within occupations and
places) and ``uniform`` (random numbers, which no market has, and where prices rise furthest). Both
parts read the same arcs from a file, each in a process of its own, one after the other: ours holds
its auctions, the peer builds `SimpleMinCostFlow` with costs rounded to a millionth and solves it.
Times are processor seconds of one thread, compiling left out; memory is the peak of the process,
which keeps the arcs, as whoever asks for a plan does.
The gap is certified by our prices; beside it stands what the plan lacks of the peer's optimum.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from matching.allocation.arcs import Arcs, Floats, Ints

ROOT = Path(__file__).resolve().parents[1]
KIB_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""The kernel counts peak memory in KiB, on macOS in bytes."""
SIZES = ("2000x200x0", "10000x1000x0", "100000x10000x50")
COST_UNIT = 1e6


def draw_pairs(rng: np.random.Generator, people: int, vacancies: int, each: int) -> Ints:
    """Give every person's vacancies, ascending, one row a person."""
    if not each:
        return np.tile(np.arange(vacancies, dtype=np.int64), (people, 1))
    rows = rng.integers(0, vacancies - each + 1, (people, each))
    return np.sort(rows, axis=1) + np.arange(each)


def draw_chances(rng: np.random.Generator, pairs: Ints, vacancies: int) -> Floats:
    """Give chances alike within 20 occupations and 12 places, with a share of each pair's own."""
    people = len(pairs)
    work, town = rng.integers(0, 20, people), rng.integers(0, 12, people)
    post, site = rng.integers(0, 20, vacancies), rng.integers(0, 12, vacancies)
    fit = rng.normal(0, 1.2, (20, 20)) + 3 * np.eye(20)
    way = rng.gamma(2, 0.5, (12, 12)) * (1 - np.eye(12))
    odds = fit[work[:, None], post[pairs]] - way[town[:, None], site[pairs]] - 4.0
    odds += rng.normal(0, 0.5, (people, 1)) + rng.normal(0, 0.6, vacancies)[pairs]
    odds += rng.normal(0, 0.7, pairs.shape)
    return 1 / (1 + np.exp(-odds))


def draw_places(rng: np.random.Generator, vacancies: int, total: int) -> Ints:
    """Give every vacancy a place and share out the rest unevenly."""
    shares = rng.dirichlet(np.ones(vacancies))
    return 1 + rng.multinomial(max(0, total - vacancies), shares).astype(np.int64)


def write_problem(folder: Path, size: str, args: argparse.Namespace) -> dict[str, float]:
    """Draw a problem and leave it for both parts."""
    people, vacancies, each = (int(number) for number in size.split("x"))
    rng = np.random.default_rng(args.seed)
    pairs = draw_pairs(rng, people, vacancies, each)
    if args.kind == "chances":
        worth = draw_chances(rng, pairs, vacancies)
    else:
        worth = rng.random(pairs.shape)
    np.save(folder / "starts.npy", np.arange(people + 1) * pairs.shape[1])
    np.save(folder / "vacancies.npy", pairs.ravel())
    np.save(folder / "worth.npy", worth.ravel())
    np.save(folder / "places.npy", draw_places(rng, vacancies, int(args.load * people)))
    return {"mean_worth": float(worth.mean())}


def read_problem(folder: Path) -> tuple[Ints, Ints, Floats, Ints]:
    """Give starts, vacancies and worth of the arcs, and the places."""
    starts, vacancies, worth, places = (
        np.load(folder / f"{name}.npy") for name in ("starts", "vacancies", "worth", "places")
    )
    return starts, vacancies, worth, places


def refer_ours(folder: Path, gap: float) -> dict[str, float]:
    """Hold the auctions; compile on a problem of one pair before."""
    from matching.allocation.referrals import refer  # noqa: PLC0415 - the peer does without

    refer(Arcs(np.array([0, 1]), np.array([0]), np.array([0.5]), 1), np.array([1]))
    starts, vacancies, worth, places = read_problem(folder)
    arcs = Arcs(starts, vacancies, worth, len(places))
    begun = time.process_time()
    plan = refer(arcs, places, gap=gap)
    seconds = time.process_time() - begun
    return {"objective": plan.objective, "bound": plan.bound, "gap": plan.gap, "cpu": seconds}


def refer_peer(folder: Path) -> dict[str, float]:
    """Build and solve the min-cost flow; arcs to the sink let anybody stay unplaced."""
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # noqa: PLC0415

    starts, vacancies, worth, places = read_problem(folder)
    begun = time.process_time()
    people, sink = len(starts) - 1, len(starts) - 1 + len(places)
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.repeat(np.arange(people, dtype=np.int32), np.diff(starts)),
        (vacancies + people).astype(np.int32),
        np.ones(len(vacancies), np.int64),
        np.rint(worth * -COST_UNIT).astype(np.int64),
    )
    nodes = np.arange(sink, dtype=np.int32)
    flow.add_arcs_with_capacity_and_unit_cost(
        nodes,
        np.full(sink, sink, np.int32),
        np.append(np.ones(people, np.int64), places),
        np.zeros(sink, np.int64),
    )
    flow.set_nodes_supplies(np.append(nodes[:people], sink), np.append(np.ones(people), -people))
    built = time.process_time() - begun
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("the peer found no optimum")
    seconds = time.process_time() - begun
    return {"objective": -flow.optimal_cost() / COST_UNIT, "build": built, "cpu": seconds}


def run_apart(part: str, folder: Path, size: str, args: argparse.Namespace) -> dict[str, Any]:
    """Do one part in a process of its own, so that its peak of memory is its own.

    The peak of a process begins at what its parent held, so that drawing is done apart too.
    """
    words = ("--part", part, "--folder", folder, "--size", size, "--kind", args.kind)
    numbers = ("--gap", args.gap, "--load", args.load, "--seed", args.seed)
    command = [sys.executable, __file__, *map(str, words + numbers)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def do_part(args: argparse.Namespace) -> None:
    """Do a part, and print what it took as JSON."""
    figures = {
        "draw": lambda: write_problem(args.folder, args.size[0], args),
        "ours": lambda: refer_ours(args.folder, args.gap),
        "peer": lambda: refer_peer(args.folder),
    }[args.part]()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB_A_UNIT / 1024
    print(json.dumps(figures | {"peak_mib": peak}))


def compare(size: str, args: argparse.Namespace) -> dict[str, Any]:
    """Give the figures of both parts at one size."""
    with tempfile.TemporaryDirectory() as name:
        drawn, ours, peer = (
            run_apart(part, Path(name), size, args) for part in ("draw", "ours", "peer")
        )
    return {
        "size": size,
        "kind": args.kind,
        "mean_worth": drawn["mean_worth"],
        "ours": ours,
        "peer": peer,
        "time_ratio": ours["cpu"] / peer["cpu"],
        "memory_ratio": ours["peak_mib"] / peer["peak_mib"],
        "lacking": 1 - ours["objective"] / peer["objective"],
    }


def show(row: dict[str, Any]) -> None:
    """Print a line of the table."""
    ours, peer = row["ours"], row["peer"]
    print(
        f"{row['size']:>17} {row['kind']:>8} {ours['objective']:>12.3f} {peer['objective']:>12.3f} "
        f"{ours['gap']:>8.4%} {row['lacking']:>8.4%} {ours['cpu']:>7.2f} {peer['cpu']:>7.2f} "
        f"{row['time_ratio']:>6.2f} {ours['peak_mib']:>7.0f} {peer['peak_mib']:>7.0f} "
        f"{row['memory_ratio']:>6.2f}",
        flush=True,
    )


def main() -> None:
    """Compare at every size asked for."""
    parser = argparse.ArgumentParser(description="Referrals beside OR-tools' min-cost flow")
    parser.add_argument("--size", action="append", help="people x vacancies x arcs a person")
    parser.add_argument("--kind", choices=("chances", "uniform", "both"), default="both")
    parser.add_argument("--load", type=float, default=0.9, help="places for each person")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--gap", type=float, default=0.0005)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--part", choices=("draw", "ours", "peer"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        do_part(args)
        return
    print(
        f"{'size':>17} {'worth':>8} {'objective':>12} {'peer':>12} {'gap':>8} {'lacking':>8} "
        f"{'cpu s':>7} {'peer':>7} {'ratio':>6} {'MiB':>7} {'peer':>7} {'ratio':>6}"
    )
    kinds = ("chances", "uniform") if args.kind == "both" else (args.kind,)
    rows = []
    for kind, size in itertools.product(kinds, args.size or SIZES):
        args.kind = kind
        rows.append(compare(size, args))
        show(rows[-1])
    if args.out:
        args.out.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
