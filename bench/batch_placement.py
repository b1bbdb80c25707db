"""Batch placement: 1,000 people x 400 vacancies with couples, minimum batches and floors.

Prints, for each seed and each way of overbooking, the value of the plan, the proven bound and gap,
the seconds, and what a plan without the solver would have been worth. The chances are drawn
skewed, with a mean of about .05; there are 35 places for a hundred people. With `--pairs 40` each
person considers the 40 likeliest vacancies, with 0 all of them. Every plan goes through
the same independent check as in the product.

    PYTHONPATH=. python bench/batch_placement.py --seeds 0,1 --pairs 40 --seconds 60
"""

from __future__ import annotations

import argparse
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.reading import PlaceRow
from data.records import Employer, EmployerId, Market, Seeker, SeekerId, Vacancy, VacancyId
from matching.allocation.arcs import Arcs
from matching.allocation.chances import Chances
from matching.allocation.participants import Participants
from matching.allocation.placement.batch import Plan
from matching.allocation.placement.compiling import compile_batch
from matching.allocation.placement.greedy import greedy_plan
from matching.allocation.placement.overrides import NO_OVERRIDES
from matching.allocation.placement.placing import Prepared, check
from matching.allocation.placement.rules import Rules
from matching.allocation.placement.solving import solve_batch
from matching.allocation.problem import Problem
from matching.market_index import index_market

AS_OF = date(2025, 3, 10)
COUNTIES = ("源城区", "紫金县", "龙川县", "连平县", "和平县", "东源县")
NOBODY = Plan(np.zeros(0, dtype=np.int64))


def draw_chances(rng: np.random.Generator, n: int, m: int) -> NDArray[np.float64]:
    """Draw p_match: people and vacancies differ, and one in ten pairs is of the same work."""
    work = rng.integers(0, 20, m)
    same = (rng.integers(0, 20, (n, 2))[:, :, None] == work).any(axis=1)
    level = -3.45 + 0.3 * rng.normal(size=(n, 1)) + 0.4 * rng.normal(size=(1, m))
    chances: NDArray[np.float64] = 1 / (
        1 + np.exp(-level - 1.3 * same - 0.45 * rng.normal(size=(n, m)))
    )
    return chances


def draw_people(rng: np.random.Generator, n: int) -> tuple[Seeker, ...]:
    """Draw people of 48 townships, a quarter of them in couples, three in ten with a care duty."""
    county = rng.integers(0, 6, n)
    township = (rng.random(n) ** 1.5 * 8).astype(int)
    home = np.arange(n)
    order = rng.permutation(n)
    couples = 2 * (n // 8)
    for one, other in zip(order[:couples:2], order[1:couples:2], strict=True):
        home[other] = home[one]
    return tuple(
        Seeker(
            seeker_id=SeekerId(f"S{i:05d}"),
            household_id=f"H{home[i]}",
            has_care_duty=bool(rng.random() < 0.3),
            county=COUNTIES[county[home[i]]],
            township=f"第{township[home[i]]}镇",
        )
        for i in range(n)
    )


def draw_vacancies(rng: np.random.Generator, m: int) -> tuple[Vacancy, ...]:
    """Draw vacancies of 150 employers, a third of them outside the six counties."""
    places = (*COUNTIES, "深圳市", "东莞市", "惠州市")
    return tuple(
        Vacancy(
            vacancy_id=VacancyId(f"V{j:05d}"),
            employer_id=EmployerId(f"E{rng.integers(0, 150)}"),
            title="普工",
            headcount=1,
            published_on=date(2025, 3, 1),
            expires_on=date(2025, 6, 1),
            workplace=places[rng.integers(0, 9)],
        )
        for j in range(m)
    )


def draw_batch(seed: int, n: int, m: int, pairs: int, overbooking: str) -> Prepared:
    """Draw a batch: couples to one employer, a carer stays, a fifth of posts take two or more."""
    rng = np.random.default_rng(seed)
    p = draw_chances(rng, n, m)
    seekers, vacancies = draw_people(rng, n), draw_vacancies(rng, m)
    free = np.bincount(rng.integers(0, m, int(0.35 * n)), minlength=m)
    least = np.where(rng.random(m) < 0.2, rng.integers(2, 4, m), 0)
    rows = tuple(
        PlaceRow(vacancy.vacancy_id, int(free[j]), int(least[j]) or None)
        for j, vacancy in enumerate(vacancies)
    )
    p = np.where(free > 0, p, -1.0)
    if pairs:
        p[p < np.sort(p, axis=1)[:, -pairs][:, None]] = -1.0
    people, posts = np.nonzero(p > 0)
    arcs = Arcs.of_pairs(people, posts, p[people, posts], n, m)
    employers = tuple(Employer(employer_id=EmployerId(f"E{k}"), name="单位") for k in range(150))
    market = Market(seekers, employers, vacancies)
    rules = Rules(
        households="employer",
        leave_a_carer=True,
        township_floor=Decimal("0.25"),
        overbooking="expected" if overbooking == "expected" else Decimal(overbooking),
    )
    sides = Participants(seekers, vacancies, rows)
    compiled = compile_batch(market, sides, arcs, rules)
    problem = Problem(index_market(market), sides, Chances.of_matches(arcs), ())
    here = {"rules": Path("rules.toml")}
    return Prepared(problem, rules, NO_OVERRIDES, compiled, NOBODY, here, AS_OF)


def main() -> None:
    """Print one line a batch."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", default="0,1,2")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--vacancies", type=int, default=400)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--overbooking", default="expected,1")
    parser.add_argument("--gap", type=float, default=0.002)
    given = parser.parse_args()
    print("overbooking seed   pairs  value   bound     gap  seconds  stopped  greedy  checks")
    for way in given.overbooking.split(","):
        for seed in map(int, given.seeds.split(",")):
            ready = draw_batch(seed, given.people, given.vacancies, given.pairs, way)
            start = time.monotonic()
            found = solve_batch(ready.batch, NOBODY, given.gap, given.seconds)
            seconds = time.monotonic() - start
            passed = sum(each.passed for each in check(ready, found))
            value = found.plan.value(ready.batch)
            greedy = greedy_plan(ready.batch, NOBODY).value(ready.batch)
            print(
                f"{way:>11} {seed:4d} {len(ready.batch.arcs):7d} {value:6.2f} {found.bound:7.2f} "
                f"{found.gap(ready.batch):7.3%} {seconds:8.1f}  {found.stopped!s:>7} "
                f"{greedy:7.2f}  {passed} passed",
                flush=True,
            )


if __name__ == "__main__":
    main()
