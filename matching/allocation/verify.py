"""The independent check of a batch plan: written from the rules, knowing nothing of solvers.

It reads the rows of the plan and the records, and counts with plain loops. Whoever made the plan,
each rule is one check, with what was found. A plan that fails any is never written.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from data.geography import load_gazetteer
from data.geography.tables import load_divisions
from data.reading import PlaceRow
from data.records import Seeker, Vacancy
from matching.allocation.placement.rules import Ask, Rules

ROUNDING: Final = 1e-8
"""How far a sum of probabilities may lie above the places: the noise of adding floats."""


@dataclass(frozen=True, slots=True)
class Check:
    """One rule, held against a plan.

    Parameters
    ----------
    name : str
        The rule, in Chinese.
    passed : bool
        Whether the plan keeps it.
    found : str
        What was counted, in Chinese.
    """

    name: str
    passed: bool
    found: str


@dataclass(frozen=True, slots=True)
class Case:
    """What a plan is held against.

    Parameters
    ----------
    seekers : sequence of Seeker
        The people in the file.
    register : sequence of Seeker
        Everybody, for care duties of household members who are not in the file.
    vacancies : mapping of id to Vacancy
        Those that take part.
    places : sequence of PlaceRow
        What is free in them.
    rules : Rules
        The rules.
    chances : mapping of (seeker id, vacancy id) to float
        p_match of the pairs that may be used at all.
    as_of : date
        Day of the plan.
    fixed, forbidden : frozenset of (seeker id, vacancy id)
        What counsellors decided.
    short : int
        Referrals that the plan says its floors lack.
    """

    seekers: Sequence[Seeker]
    register: Sequence[Seeker]
    vacancies: Mapping[str, Vacancy]
    places: Sequence[PlaceRow]
    rules: Rules
    chances: Mapping[tuple[str, str], float]
    as_of: date
    fixed: frozenset[tuple[str, str]] = frozenset()
    forbidden: frozenset[tuple[str, str]] = frozenset()
    short: int = 0
    _towns: dict[str, str | None] = field(default_factory=dict)
    _hamlets: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for seeker in self.seekers:
            self._towns[seeker.seeker_id], self._hamlets[seeker.seeker_id] = _home(seeker)

    def origin(self, seeker_id: str, level: str | None) -> str | None:
        """Tell the township or the village of a person."""
        return (self._hamlets if level == "village" else self._towns).get(seeker_id)


Pair = tuple[str, str]


def verify_plan(rows: Sequence[tuple[str, str, float]], case: Case) -> tuple[Check, ...]:
    """Hold a plan against every rule.

    Parameters
    ----------
    rows : sequence of (seeker id, vacancy id, p_match)
        The plan.
    case : Case
        What it must keep.

    Returns
    -------
    tuple of Check
        One a rule, whether the rule is in force or not.
    """
    every = [(seeker, vacancy) for seeker, vacancy, _ in rows]
    listed = {str(seeker.seeker_id) for seeker in case.seekers}
    pairs = [pair for pair in every if pair[0] in listed and pair[1] in case.vacancies]
    checks = [
        _one_each(every),
        _known(rows, case),
        _live(every, case),
        _places(pairs, case),
        _minima(pairs, case),
        _maxima(pairs, case),
        _together(pairs, case),
        _carers(pairs, case),
        _floors(pairs, case),
        _ceilings(pairs, case),
        _asks(pairs, case),
        _buses(pairs, case),
        _check("固定的配对都在", sorted(case.fixed - set(pairs)), f"固定{len(case.fixed)}对"),
        _check(
            "没有禁止的配对",
            sorted(case.forbidden & set(pairs)),
            f"禁止{len(case.forbidden)}对",
        ),
    ]
    return tuple(checks)


def _check(name: str, broken: Sequence[object], found: str) -> Check:
    shown = "；".join(_say(each) for each in broken[:3])
    return Check(name, not broken, f"违反{len(broken)}处：{shown}" if broken else found)


def _say(broken: object) -> str:
    return "、".join(map(str, broken)) if isinstance(broken, tuple) else str(broken)


def _home(seeker: Seeker) -> tuple[str | None, str | None]:
    """Give a person's township and village: codes where known, else the words as written."""
    place = load_gazetteer().locate(
        county=seeker.county, township=seeker.township, village=seeker.village,
        village_code=seeker.village_code,
    )  # fmt: skip
    county, town, hamlet = (
        "".join((each or "").split()) for each in (seeker.county, seeker.township, seeker.village)
    )
    township = place.township_code or (county + town if county and town else None)
    if place.village_code:
        return township, place.village_code
    return township, township + hamlet if township and hamlet else None


def _home_county(seeker: Seeker) -> str | None:
    return load_gazetteer().locate(
        county=seeker.county, township=seeker.township, village=seeker.village,
        village_code=seeker.village_code,
    ).county_code  # fmt: skip


def _is_away(seeker: Seeker, vacancy: Vacancy) -> bool:
    work = load_gazetteer().locate(township_code=vacancy.township_code, text=vacancy.workplace)
    return work.county_code is None or work.county_code != _home_county(seeker)


def _household(seeker: Seeker) -> str:
    return f"户 {seeker.household_id}" if seeker.household_id else f"单人 {seeker.seeker_id}"


def _one_each(pairs: Sequence[Pair]) -> Check:
    counts = Counter(seeker for seeker, _ in pairs)
    return _check("一人一岗", [s for s, n in counts.items() if n > 1], f"共{len(counts)}人")


def _known(rows: Sequence[tuple[str, str, float]], case: Case) -> Check:
    listed = {seeker.seeker_id for seeker in case.seekers}
    broken = [
        (seeker, vacancy)
        for seeker, vacancy, p in rows
        if seeker not in listed or case.chances.get((seeker, vacancy)) != p
    ]
    return _check("只用合法且在名单内的配对，把握与来源一致", broken, f"共{len(rows)}对")


def _live(pairs: Sequence[Pair], case: Case) -> Check:
    broken = [
        vacancy
        for vacancy in sorted({vacancy for _, vacancy in pairs})
        if vacancy not in case.vacancies
        or not case.vacancies[vacancy].published_on
        <= case.as_of
        < case.vacancies[vacancy].expires_on
    ]
    return _check("岗位都在招聘期内", broken, f"{case.as_of}")


def _sent(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    sent = defaultdict(list)
    for seeker, vacancy in pairs:
        sent[vacancy].append(seeker)
    return sent


def _places(pairs: Sequence[Pair], case: Case) -> Check:
    free = {row.vacancy_id: row.headcount for row in case.places}
    broken, used = [], 0.0
    for vacancy, seekers in sorted(_sent(pairs).items()):
        expected = math.fsum(case.chances.get((s, vacancy), 1.0) for s in seekers)
        used += expected
        places = free.get(vacancy, 0)
        if case.rules.overbooking == "expected":
            if not places or expected > places + ROUNDING:
                broken.append((vacancy, f"预计到岗{expected:.3f}", f"名额{places}"))
        elif len(seekers) > math.floor(Decimal(case.rules.overbooking) * places):
            broken.append((vacancy, f"推荐{len(seekers)}人", f"名额{places}"))
    return _check("不超名额", broken, f"预计到岗{used:.2f}人，名额{sum(free.values())}个")


def _by_origin(case: Case, row: PlaceRow, seekers: Iterable[str]) -> Counter[str | None]:
    return Counter(case.origin(seeker, row.origin) for seeker in seekers)


def _minima(pairs: Sequence[Pair], case: Case) -> Check:
    sent, broken = _sent(pairs), []
    for row in case.places:
        for origin, n in _by_origin(case, row, sent.get(row.vacancy_id, ())).items():
            if origin is not None and row.min_batch is not None and n < row.min_batch:
                broken.append((row.vacancy_id, origin, f"{n}人", f"至少{row.min_batch}人"))
    return _check("每地要么不去，要么达到起送人数", broken, _count(case, "min_batch"))


def _maxima(pairs: Sequence[Pair], case: Case) -> Check:
    sent, broken = _sent(pairs), []
    for row in case.places:
        for origin, n in _by_origin(case, row, sent.get(row.vacancy_id, ())).items():
            if row.max_batch is not None and n > row.max_batch:
                broken.append((row.vacancy_id, origin, f"{n}人", f"至多{row.max_batch}人"))
    return _check("每地不超人数上限", broken, _count(case, "max_batch"))


def _count(case: Case, column: str) -> str:
    return f"{sum(getattr(row, column) is not None for row in case.places)}个岗位有此要求"


def _members(case: Case) -> dict[str, list[Seeker]]:
    members = defaultdict(list)
    for seeker in case.seekers:
        members[_household(seeker)].append(seeker)
    return members


def _together(pairs: Sequence[Pair], case: Case) -> Check:
    if case.rules.households == "off":
        return Check("同户同去", passed=True, found="未启用")
    goes, broken, several = dict(pairs), [], 0
    for household, members in _members(case).items():
        several += len(members) > 1
        spots = {_spot(goes.get(s.seeker_id), case) for s in members}
        if len(spots) > 1:
            broken.append(household)
    return _check("同户同去", broken, f"{several}户有两人以上")


def _spot(vacancy_id: str | None, case: Case) -> str | None:
    """Where somebody goes, as far as being together is concerned; None for staying."""
    if vacancy_id is None:
        return None
    vacancy = case.vacancies[vacancy_id]
    if case.rules.households == "employer":
        return f"单位 {vacancy.employer_id}"
    place = load_gazetteer().locate(township_code=vacancy.township_code, text=vacancy.workplace)
    text = "".join((vacancy.workplace or "").split())
    if place.township_code:
        return f"乡镇 {place.township_code}"
    return f"地点 {text}" if text else f"岗位 {vacancy_id}"


def _carers(pairs: Sequence[Pair], case: Case) -> Check:
    if not case.rules.leave_a_carer:
        return Check("家中留人照料", passed=True, found="未启用")
    goes, broken = dict(pairs), []
    caring = {_household(seeker) for seeker in case.register if seeker.has_care_duty}
    concerned = {h: m for h, m in _members(case).items() if h in caring}
    for household, members in concerned.items():
        at_home = [
            seeker
            for seeker in members
            if seeker.seeker_id not in goes
            or not _is_away(seeker, case.vacancies[goes[seeker.seeker_id]])
        ]
        if not at_home:
            broken.append(household)
    return _check("家中留人照料", broken, f"{len(concerned)}户需要照料")


def _people_by_origin(case: Case, level: str) -> dict[str, list[str]]:
    people: dict[str, list[str]] = defaultdict(list)
    for seeker in case.seekers:
        origin = case.origin(seeker.seeker_id, level)
        if origin is not None:
            people[origin].append(str(seeker.seeker_id))
    return people


def _floors(pairs: Sequence[Pair], case: Case) -> Check:
    goes, lacking = dict(pairs), 0
    shares = {"township": case.rules.township_floor, "village": case.rules.village_floor}
    for level, share in shares.items():
        for people in _people_by_origin(case, level).values():
            need = math.floor(share * len(people))
            lacking += max(0, need - sum(seeker in goes for seeker in people))
    found = f"共缺{lacking}人，已在证书中说明放宽" if lacking else "全部达到"
    broken = [] if lacking <= case.short else [f"共缺{lacking}人，证书只说明放宽{case.short}人"]
    return _check("乡镇和村的推荐下限", broken, found)


def _ceilings(pairs: Sequence[Pair], case: Case) -> Check:
    goes, broken = dict(pairs), []
    shares = {"township": case.rules.township_ceiling, "village": case.rules.village_ceiling}
    for level, share in shares.items():
        for origin, people in _people_by_origin(case, level).items():
            n, most = sum(seeker in goes for seeker in people), math.ceil(share * len(people))
            if n > most:
                broken.append((origin, f"{n}人", f"至多{most}人"))
    return _check("乡镇和村的推荐上限", broken, "未超出")


def _is_from(seeker: Seeker, name: str, case: Case) -> bool:
    name = "".join(name.split())
    county, town, hamlet = (
        "".join((each or "").split()) for each in (seeker.county, seeker.township, seeker.village)
    )
    town_key = case.origin(seeker.seeker_id, "township")
    hamlet_key = case.origin(seeker.seeker_id, "village")
    known = load_divisions()
    towns = {town_key, known.townships.get(town_key or "")}
    towns |= {town, county + town} if town else set()
    hamlets = {
        hamlet_key,
        known.villages.get(hamlet_key or ""),
        *((hamlet, town + hamlet, county + town + hamlet) if hamlet else ()),
    }
    return (town_key is not None and name in towns) or (hamlet_key is not None and name in hamlets)


def _asked(pairs: Sequence[Pair], ask: Ask, case: Case) -> int:
    people = {s.seeker_id for s in case.seekers if _is_from(s, ask.origin, case)}
    return sum(
        seeker in people
        and ask.vacancy in (None, vacancy)
        and ask.employer in (None, case.vacancies[vacancy].employer_id)
        for seeker, vacancy in pairs
    )


def _asks(pairs: Sequence[Pair], case: Case) -> Check:
    broken = []
    for ask in case.rules.ask:
        n = _asked(pairs, ask, case)
        too_few = ask.at_least is not None and 0 < n < ask.at_least
        if too_few or (ask.at_most is not None and n > ask.at_most):
            broken.append((ask.origin, ask.vacancy or ask.employer, f"{n}人"))
    return _check("单位对来源地的人数要求", broken, f"{len(case.rules.ask)}条")


def _buses(pairs: Sequence[Pair], case: Case) -> Check:
    broken = []
    people = {str(seeker.seeker_id): seeker for seeker in case.seekers}
    for bus in case.rules.bus:
        n = sum(
            _is_from(people[seeker], bus.origin, case)
            and _is_away(people[seeker], case.vacancies[vacancy])
            for seeker, vacancy in pairs
        )
        if n > bus.seats:
            broken.append((bus.origin, f"{n}人", f"座位{bus.seats}个"))
    return _check("班车座位", broken, f"{len(case.rules.bus)}条")


def failures(checks: Sequence[Check]) -> list[str]:
    """List the rules that a plan breaks; none for a plan that keeps them all.

    Examples
    --------
    >>> failures([Check("一人一岗", False, "违反1处：S1"), Check("不超名额", True, "")])
    ['一人一岗：违反1处：S1']
    """
    return [f"{check.name}：{check.found}" for check in checks if not check.passed]
