"""From records and rules to the batch as numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from math import ceil, floor

import numpy as np

from data.errors import Defect, DefectsError
from data.records import Market
from matching.allocation.arcs import Arcs, Ints
from matching.allocation.participants import Participants
from matching.allocation.placement.batch import Batch, Floor, Limit, LimitKind, Pack
from matching.allocation.placement.origins import (
    Home,
    arcs_away,
    kilometres,
    meeting_points,
    numbered,
)
from matching.allocation.placement.rules import Ask, Bus, Rules


@dataclass(frozen=True, slots=True)
class Compiled:
    """A batch, and what its rows were.

    Parameters
    ----------
    batch : Batch
        The numbers.
    homes : tuple of Home
        Of each person.
    warnings : tuple of str
        Rules that touch nobody, in Chinese.
    """

    batch: Batch
    homes: tuple[Home, ...]
    warnings: tuple[str, ...]


def compile_batch(
    market: Market,
    people: Participants,
    arcs: Arcs,
    rules: Rules,
    fixed: Sequence[tuple[int, int]] = (),
    file: str = "rules.toml",
) -> Compiled:
    """Write the rules as numbers.

    Parameters
    ----------
    market : Market
        The whole register: a household's care duty may be that of a member who stays.
    people : Participants
        Who and what takes part.
    arcs : Arcs
        Lawful pairs less the forbidden ones; rows are those of the participants.
    rules : Rules
        What to keep.
    fixed : sequence of (seeker row, vacancy row)
        Pairs that every plan holds; each has an arc.
    file : str
        Name of the rules' file, for defects.

    Raises
    ------
    DefectsError
        A rule names an employer, a vacancy or an origin that is not there, or not clear.
    """
    homes = tuple(Home.of(seeker) for seeker in people.seekers)
    away = arcs_away(arcs, homes, people.vacancies)
    names = _Names(people, homes, file)
    spots = "employer" if rules.households == "off" else rules.households
    limits = [
        *_places(people, arcs, rules),
        *_seats(people, arcs, homes),
        *_carers(market, people, arcs, away, rules),
        *_ceilings(arcs, homes, rules),
        *names.asked_seats(arcs, rules.ask),
        *names.bus_seats(arcs, rules.bus, away),
    ]
    packs = [*_minima(people, arcs, homes), *names.asked_packs(arcs, rules.ask)]
    if names.defects:
        raise DefectsError(names.defects)
    batch = Batch(
        arcs=arcs,
        limits=tuple(limits),
        packs=tuple(packs),
        households=_households(people) if rules.households != "off" else (),
        meeting=meeting_points(people.vacancies, spots),
        floors=tuple(_floors(people, homes, rules)),
        fixed=_rows_of(arcs, fixed),
        origins=numbered(home.township for home in homes),
        counties=numbered(home.place.county_code for home in homes),
        km=kilometres(arcs, people.seekers, homes, people.vacancies),
    )
    return Compiled(batch, homes, tuple(names.warnings))


def _rows_of(arcs: Arcs, pairs: Sequence[tuple[int, int]]) -> Ints:
    rows = {
        pair: row
        for row, pair in enumerate(zip(arcs.seekers.tolist(), arcs.vacancies.tolist(), strict=True))
    }
    return np.array(sorted(rows[pair] for pair in pairs), dtype=np.int64)


def _limit(kind: LimitKind, arcs: Ints, ceiling: float) -> Limit:
    return Limit(kind, arcs, np.ones(len(arcs)), ceiling)


def _by_vacancy(arcs: Arcs) -> dict[int, Ints]:
    order = np.argsort(arcs.vacancies, kind="stable")
    rows, starts = np.unique(arcs.vacancies[order], return_index=True)
    return dict(zip(rows.tolist(), np.split(order, starts[1:]), strict=True)) if len(rows) else {}


def _places(people: Participants, arcs: Arcs, rules: Rules) -> list[Limit]:
    """Write that expected, or counted, referrals fit the places; none where there is no place."""
    limits = []
    for row, own in _by_vacancy(arcs).items():
        free = people.places[row].headcount
        if rules.overbooking != "expected" or not free:
            limits.append(_limit("places", own, float(free and rules.referrals(free))))
        else:
            limits.append(Limit("places", own, arcs.p_match[own], float(free)))
    return limits


def _origin(people: Participants, row: int, home: Home) -> str | None:
    return home.village if people.places[row].origin == "village" else home.township


def _groups(
    people: Participants,
    arcs: Arcs,
    homes: Sequence[Home],
) -> dict[int, dict[str | None, Ints]]:
    """Give the arcs of each bounded vacancy by origin."""
    found: dict[int, dict[str | None, Ints]] = {}
    for row, own in _by_vacancy(arcs).items():
        if people.places[row].min_batch or people.places[row].max_batch:
            groups = defaultdict(list)
            for arc in own.tolist():
                groups[_origin(people, row, homes[arcs.seekers[arc]])].append(arc)
            found[row] = {key: np.array(each, dtype=np.int64) for key, each in groups.items()}
    return found


def _seats(people: Participants, arcs: Arcs, homes: Sequence[Home]) -> list[Limit]:
    """Write max_batch. People of unknown origin count as one origin: they need seats too."""
    return [
        _limit("seats", own, float(most))
        for row, groups in _groups(people, arcs, homes).items()
        if (most := people.places[row].max_batch) is not None
        for own in groups.values()
        if len(own) > most
    ]


def _minima(people: Participants, arcs: Arcs, homes: Sequence[Home]) -> list[Pack]:
    """Write min_batch. People of unknown origin count in no minimum."""
    return [
        Pack("batch", own, least)
        for row, groups in _groups(people, arcs, homes).items()
        if (least := people.places[row].min_batch or 1) > 1
        for key, own in groups.items()
        if key is not None
    ]


def _members(people: Participants) -> dict[str, list[int]]:
    """Give the rows of each household; a person without a number is one of their own."""
    members = defaultdict(list)
    for row, seeker in enumerate(people.seekers):
        key = f"户{seeker.household_id}" if seeker.household_id else f"人{seeker.seeker_id}"
        members[key].append(row)
    return members


def _households(people: Participants) -> tuple[Ints, ...]:
    return tuple(np.array(rows) for rows in _members(people).values() if len(rows) > 1)


def _carers(
    market: Market,
    people: Participants,
    arcs: Arcs,
    away: Ints,
    rules: Rules,
) -> list[Limit]:
    """Write that of a household with a care duty not all members in the file go away."""
    if not rules.leave_a_carer:
        return []
    caring = {f"户{s.household_id}" if s.household_id else f"人{s.seeker_id}"
              for s in market.seekers if s.has_care_duty}  # fmt: skip
    by_person = _arcs_by_person(arcs, away)
    return [
        _limit("carer", _joined(by_person, rows), float(len(rows) - 1))
        for key, rows in _members(people).items()
        if key in caring
    ]


def _arcs_by_person(arcs: Arcs, chosen: Ints) -> Mapping[int, list[int]]:
    found = defaultdict(list)
    for arc in chosen.tolist():
        found[int(arcs.seekers[arc])].append(arc)
    return found


def _joined(by_person: Mapping[int, list[int]], rows: Sequence[int]) -> Ints:
    return np.array(list(chain.from_iterable(by_person.get(i, ()) for i in rows)), dtype=np.int64)


def _by_origin(homes: Sequence[Home], level: str) -> dict[str, list[int]]:
    found = defaultdict(list)
    for row, home in enumerate(homes):
        key = home.township if level == "township" else home.village
        if key is not None:
            found[key].append(row)
    return found


def _floors(people: Participants, homes: Sequence[Home], rules: Rules) -> list[Floor]:
    floors = []
    shares = (("township", rules.township_floor), ("village", rules.village_floor))
    for level, share in shares:
        for rows in _by_origin(homes, level).values():
            if need := floor(share * len(rows)):
                first = people.seekers[rows[0]]
                label = homes[rows[0]].label(first) + (
                    (first.village or "") if level == "village" else ""
                )
                floors.append(Floor(label, np.array(rows, dtype=np.int64), need))
    return floors


def _ceilings(arcs: Arcs, homes: Sequence[Home], rules: Rules) -> list[Limit]:
    """Write that of an origin at most this share, rounded up, is referred."""
    limits = []
    shares = (("township", rules.township_ceiling), ("village", rules.village_ceiling))
    for level, share in shares:
        for rows in _by_origin(homes, level).values() if share < Decimal(1) else ():
            own = np.flatnonzero(np.isin(arcs.seekers, rows))
            limits.append(_limit("ceiling", own, float(ceil(share * len(rows)))))
    return limits


class _Names:
    """Finds what [[ask]] and [[bus]] name, and notes what cannot be found."""

    def __init__(self, people: Participants, homes: Sequence[Home], file: str) -> None:
        self._people, self._file = people, file
        self.defects: list[Defect] = []
        self.warnings: list[str] = []
        self._rows: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for row, home in enumerate(homes):
            keys = {"t": home.township, "v": home.village}
            for level, name in home.names:
                if key := keys[level]:
                    self._rows[name][key].append(row)

    def asked_seats(self, arcs: Arcs, asks: Sequence[Ask]) -> list[Limit]:
        """Write the ceilings of what employers ask for."""
        return [
            _limit("seats", self._arcs(arcs, ask, f"ask.{row}"), float(ask.at_most))
            for row, ask in enumerate(asks)
            if ask.at_most is not None
        ]

    def asked_packs(self, arcs: Arcs, asks: Sequence[Ask]) -> list[Pack]:
        """Write the minima of what employers ask for."""
        return [
            Pack("ask", own, ask.at_least)
            for row, ask in enumerate(asks)
            if ask.at_least is not None and ask.at_least > 1
            if len(own := self._arcs(arcs, ask, f"ask.{row}"))
        ]

    def bus_seats(self, arcs: Arcs, buses: Sequence[Bus], away: Ints) -> list[Limit]:
        """Write the seats of buses: people of the origin who work outside their county."""
        limits = []
        for row, bus in enumerate(buses):
            rows = self._origin(bus.origin, f"bus.{row}")
            own = away[np.isin(arcs.seekers[away], rows)]
            limits.append(_limit("bus", own, float(bus.seats)))
        return limits

    def _arcs(self, arcs: Arcs, ask: Ask, key: str) -> Ints:
        rows = self._origin(ask.origin, key)
        posts = [
            row
            for row, vacancy in enumerate(self._people.vacancies)
            if ask.vacancy in (None, vacancy.vacancy_id)
            and ask.employer in (None, vacancy.employer_id)
        ]
        if not posts:
            named = ask.vacancy or ask.employer or ""
            self._refuse(key, named, "本批岗位里没有它", "请核对编号，或在岗位表里加上它的岗位")
        return np.flatnonzero(np.isin(arcs.seekers, rows) & np.isin(arcs.vacancies, posts))

    def _origin(self, name: str, key: str) -> list[int]:
        found = self._rows.get("".join(name.split()), {})
        if len(found) > 1:
            self._refuse(
                f"{key}.origin",
                name,
                "不止一个地方叫这个名称",
                "请写县名加镇名，或写代码",
            )
        if not found:
            self.warnings.append(
                f"规则 {key} 的「{name}」：本批没有来自那里的人，这条规则没有起作用",
            )
        return list(chain.from_iterable(found.values()))

    def _refuse(self, key: str, value: str, reason: str, remedy: str) -> None:
        defect = Defect(self._file, None, key, value, reason, remedy)
        if defect not in self.defects:
            self.defects.append(defect)
