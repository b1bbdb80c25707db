"""Small random batches as records and rules, and what a plan of them can be at best."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

import numpy as np

from data.reading import PlaceRow
from data.records import Market, Seeker, Vacancy
from matching.allocation.arcs import Arcs
from matching.allocation.chances import Chances
from matching.allocation.participants import Participants
from matching.allocation.placement.batch import Plan
from matching.allocation.placement.compiling import compile_batch
from matching.allocation.placement.conflicts import plan_of_fixed
from matching.allocation.placement.overrides import NO_OVERRIDES
from matching.allocation.placement.placing import Prepared
from matching.allocation.placement.rules import Rules
from matching.allocation.problem import Problem
from matching.allocation.verify import Case, failures, verify_plan
from matching.market_index import index_market
from tests.features.builders import AS_OF, make_employer, make_seeker, make_vacancy

TOWNS: Final = (("龙川县", "麻布岗镇"), ("龙川县", "老隆镇"), ("紫金县", "紫城镇"), (None, None))
WORKPLACES: Final = ("龙川县老隆镇", "紫金县紫城镇", "深圳市", "某工业园", None)


def random_prepared(seed: int, n: int = 5, m: int = 3, **forced: object) -> Prepared:
    """Draw people, vacancies, places, chances and rules; nothing is fixed."""
    rng = np.random.default_rng(seed)
    seekers = tuple(_seeker(rng, i, n) for i in range(n))
    vacancies = tuple(_vacancy(rng, j) for j in range(m))
    places = tuple(_places(rng, j) for j in range(m))
    p = np.round(np.where(rng.random((n, m)) < 0.8, rng.beta(1, 2.5, (n, m)), -1), 3)
    return prepare_records(seekers, vacancies, places, p, _rules(rng, forced))


def prepare_records(
    seekers: tuple[Seeker, ...],
    vacancies: tuple[Vacancy, ...],
    places: tuple[PlaceRow, ...],
    p: np.ndarray[Any, Any],
    rules: Rules,
    fixed: frozenset[tuple[str, str]] = frozenset(),
) -> Prepared:
    """Prepare a batch from records; pairs below 0 are not considered."""
    rows, columns = np.nonzero(p >= 0)
    arcs = Arcs.of_pairs(rows, columns, p[rows, columns], len(seekers), len(vacancies))
    people = Participants(seekers, vacancies, places)
    market = Market(seekers, tuple(make_employer(f"E{k}") for k in range(3)), vacancies)
    problem = Problem(index_market(market), people, Chances.of_matches(arcs), ())
    pairs = [(people.seeker_rows[s], people.vacancy_rows[v]) for s, v in sorted(fixed)]
    compiled = compile_batch(market, people, arcs, rules, pairs)
    overrides = replace(
        NO_OVERRIDES, fixed={pair: row for row, pair in enumerate(sorted(fixed), 2)}
    )
    start = plan_of_fixed(compiled.batch) or Plan(np.zeros(0, dtype=np.int64))
    return Prepared(
        problem, rules, overrides, compiled, start, {"rules": Path("rules.toml")}, AS_OF
    )


def with_fixed(ready: Prepared, fixed: frozenset[tuple[str, str]]) -> Prepared:
    """Fix pairs of a batch."""
    people, arcs = ready.problem.participants, ready.batch.arcs
    p = np.full((arcs.n_seekers, arcs.n_vacancies), -1.0)
    p[arcs.seekers, arcs.vacancies] = arcs.p_match
    return prepare_records(people.seekers, people.vacancies, people.places, p, ready.rules, fixed)


def _seeker(rng: np.random.Generator, i: int, n: int) -> Seeker:
    county, township = TOWNS[rng.choice(4, p=[0.45, 0.25, 0.2, 0.1])]
    return make_seeker(
        f"S{i}",
        household_id=[None, f"H{rng.integers(0, max(1, n // 2))}"][int(rng.random() < 0.8)],
        has_care_duty=[None, True, False][rng.integers(0, 3)],
        county=county,
        township=township,
        village=["甲村", "乙村", None][rng.integers(0, 3)],
    )


def _vacancy(rng: np.random.Generator, j: int) -> Vacancy:
    return make_vacancy(
        f"V{j}",
        employer_id=f"E{rng.integers(0, 3)}",
        workplace=WORKPLACES[rng.integers(0, 5)],
        headcount=3,
    )


def _places(rng: np.random.Generator, j: int) -> PlaceRow:
    least = [None, 2, 3][rng.choice(3, p=[0.5, 0.35, 0.15])]
    most = int(rng.integers(least or 1, 4)) if rng.random() < 0.3 else None
    origin = ["township", "village", None][rng.integers(0, 3)]
    return PlaceRow(f"V{j}", int(rng.integers(0, 3)), least, most, origin)


def _rules(rng: np.random.Generator, forced: dict[str, object]) -> Rules:
    given: dict[str, Any] = {
        "households": ["off", "employer", "workplace"][rng.integers(0, 3)],
        "leave_a_carer": bool(rng.random() < 0.5),
        "overbooking": ["expected", Decimal(1), Decimal("1.5")][rng.integers(0, 3)],
        "township_floor": [Decimal(0), Decimal("0.25"), Decimal("0.5")][rng.integers(0, 3)],
        "village_floor": [Decimal(0), Decimal("0.4")][int(rng.random() < 0.2)],
        "township_ceiling": [Decimal(1), Decimal("0.6")][int(rng.random() < 0.2)],
        "gap": Decimal(0),
    }
    if rng.random() < 0.3:
        given["bus"] = [{"origin": "麻布岗镇", "seats": int(rng.integers(0, 3))}]
    if rng.random() < 0.3:
        given["ask"] = [{"origin": "麻布岗镇", "employer": None, "vacancy": "V0", "at_least": 2}]
    return Rules.model_validate(given | forced)


def case_of(ready: Prepared, short: int = 0) -> Case:
    """Give what plans of a batch are checked against."""
    people, arcs = ready.problem.participants, ready.batch.arcs
    ids = zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), arcs.p_match.tolist(), strict=True)
    return Case(
        seekers=people.seekers,
        register=ready.problem.index.market.seekers,
        vacancies={vacancy.vacancy_id: vacancy for vacancy in people.vacancies},
        places=people.places,
        rules=ready.rules,
        chances={(f"S{i}", f"V{j}"): p for i, j, p in ids},
        as_of=AS_OF,
        fixed=frozenset(ready.overrides.fixed),
        short=short,
    )


@cache
def best_by_trying(
    seed: int, fixed: frozenset[tuple[str, str]] = frozenset()
) -> tuple[int, float] | None:
    """Try every plan of a small batch: fewest referrals lacking, then the greatest value.

    Only `verify` decides what is a plan; None where there is none.
    """
    ready = with_fixed(random_prepared(seed), fixed) if fixed else random_prepared(seed)
    case = case_of(ready, short=10**6)
    chances = case.chances
    own = [[None, *(v for s, v in chances if s == f"S{i}")] for i in range(len(case.seekers))]
    best: tuple[int, float] | None = None
    for goes in product(*own):
        rows = [(f"S{i}", v, chances[f"S{i}", v]) for i, v in enumerate(goes) if v is not None]
        checks = verify_plan(rows, case)
        if failures(checks):
            continue
        lacks = lacking(case, {row[0] for row in rows})
        key = (-lacks, sum(row[2] for row in rows))
        best = key if best is None or key > best else best
    return None if best is None else (-best[0], best[1])


def lacking(case: Case, referred: set[str]) -> int:
    """Count the referrals that the floors lack."""
    total = 0
    for level, share in (
        ("township", case.rules.township_floor), ("village", case.rules.village_floor),
    ):  # fmt: skip
        origins = [case.origin(seeker.seeker_id, level) for seeker in case.seekers]
        for origin in set(origins) - {None}:
            people = [
                s.seeker_id for s, o in zip(case.seekers, origins, strict=True) if o == origin
            ]
            total += max(0, int(share * len(people)) - sum(s in referred for s in people))
    return total
