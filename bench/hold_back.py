r"""How much of the hindsight optimum is reached when people come village by village.

    python bench/hold_back.py [--seeds 5] [--people 1200] [--vacancies 200] [--futures 20]
        [--out FILE]

Twelve villages come on twelve days, and there is a place for every second person. Most vacancies
lie near the first villages, whose people could also go further; the last villages' could not.
Chances depend on work, way and luck, as a calibrated model gives them. The season is drawn from the
villages' profiles; the futures are drawn from the same profiles by another generator, and never see
the season. Against the optimum of whoever knew the whole season: each person takes the best that is
left (first come), each group does (by group), and places are held back.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matching.allocation.arcs import Arcs, Floats, Ints
from matching.allocation.hold_back import refer_group
from matching.allocation.referrals import refer

VILLAGES = 12
JOBS = 8


@dataclass(frozen=True)
class County:
    """Vacancies, and what is known of the villages.

    Parameters
    ----------
    post, site : ndarray
        Work of each vacancy, and its place on the road, in [0, 1].
    places : ndarray
        Head-counts.
    fit : ndarray, shape (JOBS, JOBS)
        Log-odds of a person's work against a vacancy's.
    mixes : ndarray, shape (VILLAGES, JOBS)
        What people of each village do.
    people : int
        Expected number of people in a season.
    """

    post: Ints
    site: Floats
    places: Ints
    fit: Floats
    mixes: Floats
    people: int

    @classmethod
    def draw(cls, rng: np.random.Generator, people: int, vacancies: int) -> County:
        """Draw a county in which the early villages live where most vacancies are."""
        return cls(
            rng.integers(0, JOBS, vacancies),
            rng.beta(1, 2, vacancies),
            1 + rng.multinomial(max(0, people // 2 - vacancies), np.full(vacancies, 1 / vacancies)),
            rng.normal(0, 1, (JOBS, JOBS)) + 2.5 * np.eye(JOBS),
            rng.dirichlet(np.ones(JOBS), VILLAGES),
            people,
        )

    def draw_village(self, rng: np.random.Generator, village: int) -> Arcs:
        """Draw the people of a village and their chances everywhere."""
        count = int(rng.poisson(self.people / VILLAGES))
        work = rng.choice(JOBS, count, p=self.mixes[village])
        way = np.abs(self.site - village / VILLAGES)
        # The later a village, the fewer places its people can reach.
        odds = self.fit[work[:, None], self.post] - (2 + 6 * village / VILLAGES) * way - 2.5
        odds += rng.normal(0, 0.5, (count, 1)) + rng.normal(0, 0.6, odds.shape)
        seekers, vacancies = np.nonzero(np.ones_like(odds))
        chances = 1 / (1 + np.exp(-odds.ravel()))
        return Arcs.of_pairs(seekers, vacancies, chances, count, len(self.post))

    def draw_season(self, rng: np.random.Generator, begin: int = 0) -> list[Arcs]:
        """Draw every village from one on."""
        return [self.draw_village(rng, village) for village in range(begin, VILLAGES)]


def stack(groups: list[Arcs], n_vacancies: int) -> Arcs:
    """Put all groups' people into one."""
    sizes = np.cumsum([0] + [group.n_seekers for group in groups])
    return Arcs.of_pairs(
        np.concatenate([group.seekers + at for group, at in zip(groups, sizes, strict=False)]),
        np.concatenate([group.vacancies for group in groups]),
        np.concatenate([group.p_match for group in groups]),
        int(sizes[-1]),
        n_vacancies,
    )


def place_season(county: County, season: list[Arcs], futures: int, seed: int) -> float:
    """Refer group after group; give the expected placements."""
    rng = np.random.default_rng([seed, 2])
    left, total = county.places.copy(), 0.0
    for day, group in enumerate(season):
        later = [
            stack(county.draw_season(rng, day + 1), len(left))
            for _ in range(futures if day + 1 < VILLAGES else 0)
        ]
        plan = refer_group(group, left, later)
        placed = np.flatnonzero(plan.vacancy_of >= 0)
        rows = group.starts[placed] + plan.vacancy_of[placed]  # every pair is an arc
        total += float(group.p_match[rows].sum())
        left = left - np.bincount(plan.vacancy_of[placed], minlength=len(left))
    return total


def place_first_come(county: County, season: list[Arcs]) -> float:
    """Give each person the best of what is left."""
    left, total = county.places.copy(), 0.0
    for group in season:
        for chances in group.p_match.reshape(group.n_seekers, -1):
            best = int(np.argmax(np.where(left > 0, chances, -1)))
            if left[best] > 0:
                total += float(chances[best])
                left[best] -= 1
    return total


def judge(seed: int, args: argparse.Namespace) -> dict[str, float]:
    """Give the share of the hindsight optimum of each way, for one season."""
    county = County.draw(np.random.default_rng([seed, 0]), args.people, args.vacancies)
    season = county.draw_season(np.random.default_rng([seed, 1]))
    optimum = refer(stack(season, args.vacancies), county.places).objective
    begun = time.process_time()
    ours = place_season(county, season, args.futures, seed)
    seconds = time.process_time() - begun
    return {
        "optimum": optimum,
        "first_come": place_first_come(county, season) / optimum,
        "by_group": place_season(county, season, 0, seed) / optimum,
        "held_back": ours / optimum,
        "cpu": seconds,
    }


def main() -> None:
    """Print a line a seed, their means and their spread."""
    parser = argparse.ArgumentParser(description="Bid prices against the hindsight optimum")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--people", type=int, default=1200)
    parser.add_argument("--vacancies", type=int, default=200)
    parser.add_argument("--futures", type=int, default=20)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    names = ("first_come", "by_group", "held_back")
    print(f"{'seed':>6} {'optimum':>8} " + " ".join(f"{name:>10}" for name in names) + "  cpu s")
    rows = []
    for seed in range(args.seeds):
        rows.append(row := judge(seed, args))
        shares = " ".join(f"{row[name]:>10.3f}" for name in names)
        print(f"{seed:>6} {row['optimum']:>8.1f} {shares} {row['cpu']:>6.1f}", flush=True)
    for name, of in (("mean", np.mean), ("lowest", np.min), ("highest", np.max)):
        print(
            f"{name:>15} " + " ".join(f"{of([row[each] for row in rows]):>10.3f}" for each in names)
        )
    if args.out:
        args.out.write_text(json.dumps(rows, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
