r"""How many people lists place: joint against independent ones, learned against true chances.

    python bench/allocation_lists.py [--worlds DIR] [--seeds 61,62] [--people 900] [--runs 400]
    python bench/allocation_lists.py [--worlds DIR] --speed [--people 3000] [--vacancies 1200]

For each seed, ``DIR/SEED`` holds the folders of ``jobmatch market --seed SEED`` and beside them
``artifact``; what is missing is made, and without ``--worlds`` not kept. On the day after the
log ends, people drawn by lot share ``--places`` places each among the live vacancies, whose
headcounts are scaled down to that. Lists are made of the chances that the model learned, of the
true ones, and of what of the truth records could tell; each is played ``--runs`` times under the
truth (``matching.allocation.examining``). Independent lists are each person's k of highest p_match.

``--speed`` times scoring every pair of people and vacancies, and making lists of five of them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.reading import PlaceRow, read_market
from data.synthetic import generate_market, write_synthetic
from data.synthetic.folders import candidates
from data.synthetic.market import SyntheticMarket
from matching.allocation.arcs import Arcs, Ints
from matching.allocation.chances import Chances, score_chances
from matching.allocation.lists import make_lists
from matching.allocation.participants import Participants
from matching.allocation.prices import rank_newcomer
from matching.allocation.usage import gini, simulate_usage
from matching.artifact import load_artifact
from matching.config import TrainingConfig
from matching.market_index import index_market
from matching.training import train_artifact

LENGTHS = (5, 1)
NEWCOMERS = 0.15
"""Share of people who come after the lists were made, where prices are measured."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One market on one day.

    Parameters
    ----------
    headcounts : ndarray of int64
        Places.
    learned, true, attainable : Chances
        The same arcs, with what the model says, the truth, and what of it records could tell.
    """

    headcounts: Ints
    learned: Chances
    true: Chances
    attainable: Chances


def scale_down(headcounts: NDArray[np.float64], total: int) -> Ints:
    """Share places out in proportion, by largest remainder.

    Examples
    --------
    >>> scale_down(np.array([4.0, 1.0, 1.0]), 3).tolist()
    [2, 1, 0]
    """
    share = headcounts / headcounts.sum() * total
    whole: Ints = np.floor(share).astype(np.int64)
    rest = np.argsort(whole - share, kind="stable")[: total - whole.sum()]
    whole[rest] += 1
    return whole


def make_world(folder: Path, seed: int) -> SyntheticMarket:
    """Generate a market; write it and train on it where its folder lacks that."""
    synthetic = generate_market(seed, 5_000, 2_000)
    if not (folder / "market").is_dir():
        write_synthetic(synthetic, folder)
    if not (folder / "artifact").is_dir():
        train_artifact(folder / "market", folder / "artifact", config=TrainingConfig(), seed=0)
    return synthetic


def open_trial(folder: Path, seed: int, n_people: int, places: float) -> Trial:
    """Open a market with its model, and draw who takes part."""
    synthetic = make_world(folder, seed)
    index = index_market(read_market(folder / "market").market)
    as_of = index.default_as_of(date.min)
    rows = np.array(candidates(synthetic, as_of))
    offered = np.array([index.market.vacancies[row].headcount for row in rows], dtype=float)
    headcounts = scale_down(offered, round(places * n_people))
    rows, headcounts = rows[headcounts > 0], headcounts[headcounts > 0]
    known = [
        row for row, seeker in enumerate(index.market.seekers)
        if seeker.registered_on is None or seeker.registered_on <= as_of
    ]  # fmt: skip
    people = np.sort(np.random.default_rng(seed).choice(known, n_people, replace=False))
    vacancies = tuple(index.market.vacancies[row] for row in rows)
    sides = Participants(
        tuple(index.market.seekers[row] for row in people),
        vacancies,
        tuple(
            PlaceRow(vacancy.vacancy_id, int(count))
            for vacancy, count in zip(vacancies, headcounts, strict=True)
        ),
    )
    model, _ = load_artifact(folder / "artifact")
    learned = score_chances(model, index, sides, as_of)
    pairs = people[learned.arcs.seekers], rows[learned.arcs.vacancies]
    return Trial(
        headcounts,
        learned,
        with_chances(learned.arcs, *synthetic.truth.probabilities(*pairs, as_of)),
        with_chances(learned.arcs, *synthetic.truth.attainable(*pairs, as_of)),
    )


def with_chances(
    arcs: Arcs, p_apply: NDArray[np.float64], p_accept: NDArray[np.float64]
) -> Chances:
    """Put other chances on the same arcs."""
    return Chances(replace(arcs, p_match=p_apply * p_accept), p_apply, p_accept)


def independent(chances: Chances, k: int) -> Ints:
    """Give everybody the k of highest p_match; ties by row."""
    arcs = chances.arcs
    entries = np.full((arcs.n_seekers, k), -1, dtype=np.int64)
    for person in range(arcs.n_seekers):
        own = slice(arcs.starts[person], arcs.starts[person + 1])
        ranked = rank_newcomer(arcs.p_match[own], np.zeros(own.stop - own.start), k)
        entries[person, : len(ranked)] = arcs.starts[person] + ranked
    return entries


def play(trial: Trial, entries: Ints, runs: int) -> float:
    """Mean number of people placed under the truth."""
    rng = np.random.default_rng(0)
    return simulate_usage(entries, trial.true, trial.headcounts, runs, rng).mean


def measure_lists(trial: Trial, k: int, runs: int) -> Mapping[str, float]:
    """Play the lists of each kind, of one length."""
    lists = make_lists(trial.learned, trial.headcounts, k)
    joint = play(trial, lists.entries, runs)
    alone = play(trial, independent(trial.learned, k), runs)
    best = play(trial, make_lists(trial.true, trial.headcounts, k).entries, runs)
    known = play(trial, make_lists(trial.attainable, trial.headcounts, k).entries, runs)
    return {
        "joint": joint,
        "alone": alone,
        "best known": best,
        "joint/best": joint / best,
        "attain./best": known / best,
        "gain": joint / alone - 1.0,
        "gain, true p": best / play(trial, independent(trial.true, k), runs) - 1.0,
        "Gini": gini(lists.shown() / trial.headcounts),
        "never": float((lists.shown() == 0).mean()),
        "predicted/true": lists.expected / joint,
    }


def measure_prices(trial: Trial, k: int, runs: int) -> Mapping[str, float]:
    """Rank the last to come by prices, by chance alone, and by making all lists anew."""
    arcs = trial.learned.arcs
    late = np.random.default_rng(1).random(arcs.n_seekers) < NEWCOMERS
    early = np.flatnonzero(~late[arcs.seekers])
    learned = Chances(
        arcs.take(~late[arcs.seekers]), trial.learned.p_apply[early], trial.learned.p_accept[early]
    )
    lists = make_lists(learned, trial.headcounts, k)
    entries = np.where(lists.entries >= 0, early[lists.entries], -1)
    placed = {"nobody late": play(trial, entries, runs)}
    for name, prices in (("by chance", np.zeros(arcs.n_vacancies)), ("by prices", lists.prices)):
        for person in np.flatnonzero(late):
            own = slice(arcs.starts[person], arcs.starts[person + 1])
            ranked = rank_newcomer(arcs.p_match[own], prices[arcs.vacancies[own]], k)
            entries[person, : len(ranked)] = arcs.starts[person] + ranked
        placed[name] = play(trial, entries, runs)
    anew = make_lists(trial.learned, trial.headcounts, k).entries
    return placed | {"all anew": play(trial, anew, runs)}


def print_table(title: str, rows: Mapping[str, Mapping[str, float]]) -> None:
    """Print a row a seed, and the mean of each column."""
    names = list(next(iter(rows.values())))
    mean = {name: float(np.mean([row[name] for row in rows.values()])) for name in names}
    print(title)
    print(f"{'seed':<6}" + "".join(f"{name:>{len(name) + 3}}" for name in names))
    for seed, row in {**rows, "mean": mean}.items():
        print(f"{seed:<6}" + "".join(f"{row[name]:>{len(name) + 3}.3f}" for name in names))


def measure_speed(folder: Path, n_people: int, n_vacancies: int) -> None:
    """Time scoring and lists of five, for the vacancies of a market whether live or not."""
    index = index_market(read_market(folder / "market").market)
    model, _ = load_artifact(folder / "artifact")
    vacancies = index.market.vacancies[:n_vacancies]
    places = tuple(PlaceRow(vacancy.vacancy_id, vacancy.headcount) for vacancy in vacancies)
    sides = Participants(index.market.seekers[:n_people], vacancies, places)
    # Compiled once for good: the first run of an installation pays for it, and no other.
    make_lists(Chances.of_matches(Arcs(np.arange(2), np.zeros(1, int), np.ones(1), 1)),
               np.ones(1, int), 1)  # fmt: skip
    started = time.process_time()
    chances = score_chances(model, index, sides, index.default_as_of(date.min))
    scored = time.process_time()
    lists = make_lists(chances, sides.headcounts, 5)
    done = time.process_time()
    print(f"{len(sides.seekers)} people x {len(vacancies)} vacancies, {len(chances.arcs)} pairs")
    print(f"scoring {scored - started:.2f} CPU s, lists {done - scored:.2f} CPU s")
    print(f"both over scoring alone: {(done - started) / (scored - started):.3f}")
    print(f"expected placed {lists.expected:.1f} of {len(sides.seekers)}")


def measure_all(
    trials: Iterable[tuple[int, Trial]], runs: int
) -> dict[str, dict[str, Mapping[str, float]]]:
    """Measure each market; a table for each length of lists, and one for newcomers."""
    tables: dict[str, dict[str, Mapping[str, float]]] = {}
    for seed, trial in trials:
        for k in LENGTHS:
            row = measure_lists(trial, k, runs)
            tables.setdefault(f"lists of {k}", {})[str(seed)] = row
        late = measure_prices(trial, LENGTHS[0], runs)
        tables.setdefault(f"newcomers, lists of {LENGTHS[0]}", {})[str(seed)] = late
    return tables


def main() -> None:
    """Measure one or several markets."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--worlds", type=Path)
    parser.add_argument("--seeds", default="61,62")
    parser.add_argument("--people", type=int, default=900)
    parser.add_argument("--places", type=float, default=0.35, help="places a person")
    parser.add_argument("--runs", type=int, default=400)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--vacancies", type=int, default=1_200, help="for --speed")
    options = parser.parse_args()
    seeds = [int(seed) for seed in options.seeds.split(",")]
    with tempfile.TemporaryDirectory() as passing:
        worlds = options.worlds or Path(passing)
        if options.speed:
            folder = worlds / str(seeds[0])
            make_world(folder, seeds[0])
            measure_speed(folder, options.people, options.vacancies)
        else:
            trials = (
                (seed, open_trial(worlds / str(seed), seed, options.people, options.places))
                for seed in seeds
            )
            for title, rows in measure_all(trials, options.runs).items():
                print_table(title, rows)


if __name__ == "__main__":
    main()
