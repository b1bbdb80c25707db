r"""How long and how much memory a county's whole market takes, step by step.

    python bench/scale.py [--seekers 20000] [--vacancies 5000] [--queries 1000] [--seed 1] [--twice]

Each step is a command of its own in a process of its own: ``jobmatch market``, ``train.py``
and ``jobmatch rank`` for people who are spread over the register. Prints wall seconds and the peak
of resident memory of the largest process of each step, in MiB. With ``--twice`` it trains once
more with the same seed and compares the sha256 of both artifacts, file by file. Exits 1 where a
step needs more than 2 GiB or the artifacts differ.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JOBMATCH = ("-m", "api")
"""The command of this checkout."""
LIMIT_MIB = 2048
KIB_A_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""The kernel counts peak memory in KiB, on macOS in bytes."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a step took.

    Parameters
    ----------
    name : str
        The step.
    seconds : float
        Of wall time.
    peak_mib : float
        Peak resident memory of its largest process.
    """

    name: str
    seconds: float
    peak_mib: float


def measure(name: str, *arguments: str | Path) -> Step:
    """Run a command of ours, print what it took, and give it."""
    started = time.perf_counter()
    # This process stays small on purpose: a child's peak starts at the size of its parent.
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name}: exit {process.returncode}")
    step = Step(name, time.perf_counter() - started, usage.ru_maxrss * KIB_A_UNIT / 1024)
    print(f"{step.name:<22}{step.seconds:>9.1f} s{step.peak_mib:>9.0f} MiB", flush=True)
    return step


def day_after_the_last_event(interactions: Path) -> date:
    """Read the day on which the log is known to its end."""
    with interactions.open(encoding="utf-8", newline="") as file:
        last = max(row["occurred_on"] for row in csv.DictReader(file))
    return date.fromisoformat(last) + timedelta(days=1)


def spread(ids: list[str], count: int) -> list[str]:
    """Pick evenly over a list, each at most once.

    Examples
    --------
    >>> spread(["a", "b", "c", "d", "e"], 2)
    ['a', 'c']
    """
    count = min(count, len(ids))
    return [ids[i * len(ids) // count] for i in range(count)]


def write_queries(market: Path, count: int, path: Path) -> int:
    """Ask for people spread over the register; give how many."""
    with (market / "seekers.csv").open(encoding="utf-8", newline="") as file:
        asked = spread([row["seeker_id"] for row in csv.DictReader(file)], count)
    as_of = day_after_the_last_event(market / "interactions.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["seeker_id", "as_of"])
        writer.writerows([seeker_id, as_of] for seeker_id in asked)
    return len(asked)


def hashes(folder: Path) -> dict[str, str]:
    """Give the sha256 of each file of a folder by its name in it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compare(first: Path, second: Path) -> bool:
    """Print the manifests' sha256 and which files differ; say whether none does."""
    ours, theirs = hashes(first), hashes(second)
    different = sorted(
        name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)
    )
    for name, found in (("first", ours), ("second", theirs)):
        print(f"{name:<7}manifest.json {found.get('manifest.json', 'missing')}")
    print(f"{len(ours)} files, different: {', '.join(different) or 'none'}")
    return not different


def run_steps(options: argparse.Namespace, folder: Path) -> bool:
    """Run every step in a folder; say whether all held."""
    market, queries = folder / "world" / "market", folder / "queries.csv"
    train = ("train.py", "--market", market, "--seed", str(options.seed), "--artifact")
    print(f"{options.seekers} seekers x {options.vacancies} vacancies, seed {options.seed}")
    steps = [
        measure("market", *JOBMATCH, "market", "--seed", str(options.seed), "--out",
                folder / "world", "--seekers", str(options.seekers),
                "--vacancies", str(options.vacancies)),
        measure("train", *train, folder / "artifact"),
    ]  # fmt: skip
    asked = write_queries(market, options.queries, queries)
    for name, more in ((f"rank {asked}", ()), (f"rank {asked}, --k 10", ("--k", "10"))):
        steps.append(
            measure(name, *JOBMATCH, "rank", "--artifact", folder / "artifact", "--market", market,
                    "--queries", queries, "--out", folder / "ranking.csv", *more)
        )  # fmt: skip
    same = True
    if options.twice:
        steps.append(measure("train again", *train, folder / "again"))
        same = compare(folder / "artifact", folder / "again")
    above = [step.name for step in steps if step.peak_mib > LIMIT_MIB]
    print(f"above {LIMIT_MIB} MiB: {', '.join(above) or 'none'}")
    return same and not above


def main() -> None:
    """Measure in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seekers", type=int, default=20_000)
    parser.add_argument("--vacancies", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--twice", action="store_true", help="train twice, compare the bytes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not run_steps(options, Path(folder)):
            sys.exit(1)


if __name__ == "__main__":
    main()
