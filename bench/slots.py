r"""A fair's interviews in time slots: how many find one, how long people wait, how long it takes.

    python bench/slots.py [--people 3000] [--booths 100] [--interviews 5] [--slots 32] [--seed 0]
        [--out FILE]

Booths are wanted unevenly, and have desks for a share of the interviews (fill). Either everybody is
there all day, or six buses bring people for about half of it. Next to what was dropped stands what
must be: booth by booth, the most interviews that its desks could hold if people had no other one
(earliest departure first). Every timetable is gone over by the independent checker. Last, small
fairs by colouring alone and by CP-SAT.
"""

from __future__ import annotations

import argparse
import heapq
import json
import time
from pathlib import Path

import numpy as np

from matching.allocation.slots import FairDay, Interviews, schedule
from matching.allocation.slots.checking import faults


def draw_fair(
    args: argparse.Namespace, people: int, booths: int, fill: float, buses: int
) -> tuple[Interviews, FairDay]:
    """Draw who meets whom, desks, and when people are there."""
    rng = np.random.default_rng(args.seed)
    liked = rng.dirichlet(np.full(booths, 2.0))
    each = args.interviews
    chosen = [rng.choice(booths, each, replace=False, p=liked) for _ in range(people)]
    interviews = Interviews(
        np.repeat(np.arange(people), each),
        np.concatenate(chosen),
        0.001 + rng.beta(1, 8, people * each),
    )
    wanted = np.bincount(interviews.booths, minlength=booths)
    desks = np.maximum(1, np.ceil(wanted / (args.slots * fill))).astype(np.int64)
    if not buses:
        return interviews, FairDay.all_day(args.slots, desks, people)
    arrivals = rng.integers(0, buses, people) * args.slots // (2 * buses)
    stays = args.slots // 2 + rng.integers(0, 3, people)
    return interviews, FairDay(args.slots, desks, arrivals, arrivals + stays)


def most_placed(interviews: Interviews, day: FairDay) -> int:
    """Bound the interviews that find a slot: each booth as if its people had no other one."""
    total = 0
    for booth, desks in enumerate(day.desks.tolist()):
        people = interviews.people[interviews.booths == booth]
        coming = sorted(
            zip(day.arrivals[people].tolist(), day.departures[people].tolist(), strict=True)
        )
        here: list[int] = []
        for slot in range(day.n_slots):
            while coming and coming[0][0] <= slot:
                heapq.heappush(here, coming.pop(0)[1])
            for _ in range(desks):
                while here and here[0] <= slot:
                    heapq.heappop(here)
                if here:
                    heapq.heappop(here)
                    total += 1
    return total


def judge(name: str, interviews: Interviews, day: FairDay, exact_cells: int) -> dict[str, object]:
    """Schedule, check, and give the figures."""
    begun = time.process_time()
    timetable = schedule(interviews, day, exact_cells)
    seconds = time.process_time() - begun
    if broken := faults(interviews, day, timetable):
        raise RuntimeError(broken[0])
    lost = interviews.worth[timetable.dropped].sum() / interviews.worth.sum()
    row = {
        "fair": name,
        "interviews": len(interviews),
        "dropped": len(timetable.dropped),
        "must": len(interviews) - most_placed(interviews, day),
        "worth_lost": float(lost),
        "wait": float(timetable.waits.mean()),
        "wait_p90": float(np.quantile(timetable.waits, 0.9)),
        "proven": str(timetable.proven),
        "cpu": seconds,
    }
    print(
        f"{name:>24} {row['interviews']:>6} {row['dropped']:>7} {row['must']:>6} {lost:>8.3%} "
        f"{row['wait']:>6.2f} {row['wait_p90']:>5.0f} {row['proven']:>6} {seconds:>6.2f}",
        flush=True,
    )
    return row


def main() -> None:
    """Print a line for each fair."""
    parser = argparse.ArgumentParser(description="Interviews in time slots")
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--booths", type=int, default=100)
    parser.add_argument("--interviews", type=int, default=5)
    parser.add_argument("--slots", type=int, default=32)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    schedule(*draw_fair(args, 20, 6, 1.2, 2), exact_cells=0)  # compiled before it is timed
    print(
        f"{'fair':>24} {'wanted':>6} {'dropped':>7} {'must':>6} {'worth':>8} "
        f"{'wait':>6} {'p90':>5} {'proven':>6} {'cpu s':>6}"
    )
    rows = []
    for buses in (0, 6):
        for fill in (0.8, 0.95, 1.0, 1.3):
            fair = draw_fair(args, args.people, args.booths, fill, buses)
            name = f"{'buses' if buses else 'all day'}, desks {fill:.0%} full"
            rows.append(judge(name, *fair, exact_cells=0))
    args.slots, args.interviews = 10, 3
    for people in (12, 30):
        fair = draw_fair(args, people, 8, 1.1, 3)
        rows.append(judge(f"{people} people, colouring", *fair, exact_cells=0))
        rows.append(judge(f"{people} people, CP-SAT", *fair, exact_cells=10_000))
    if args.out:
        args.out.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
