"""The register of people as an office keeps it: blanks, rounding, free text, entries made twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from data.records import Seeker, SeekerId
from data.synthetic.config import SyntheticConfig
from data.synthetic.ground import Ground
from data.synthetic.identity import id_number, person_name, phone_number
from data.synthetic.occupations import Catalogue
from data.synthetic.pen import Pen
from data.synthetic.people import People
from data.synthetic.voice import Self, Voice

FURTHEST = ("村内", "乡内", "县内", "市内", "省内", "省外")
HEALTH = ("健康", "一般或较弱", "有慢性病", "残疾")
SCHOOLING = {
    1: ("文盲", "半文盲"),
    2: ("小学",),
    3: ("初级中学", "初中", "初中"),
    5: ("高中", "中专", "普通高中", "职高", "技校", "中等专科"),
    6: ("大专", "大学专科"),
    7: ("本科", "大学本科"),
}
POVERTY = ("脱贫户", "脱贫户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
DISABILITIES = ("肢体四级", "听力三级", "视力四级", "言语四级", "肢体三级")


@dataclass(frozen=True, slots=True)
class Identity:
    """What stays the same in every entry of one person."""

    name: str
    birth: date
    sex: str
    id_number: str
    phone: str
    poverty: str | None
    disability: str | None


class Clerk:
    """Write people down.

    Parameters
    ----------
    people : People
        What is true.
    ground : Ground
        Where they live.
    catalogue : Catalogue
        Words for their work.
    config : SyntheticConfig
        Shares of blanks.
    rng : numpy.random.Generator
        Source of chance.
    """

    def __init__(
        self,
        people: People,
        ground: Ground,
        catalogue: Catalogue,
        config: SyntheticConfig,
        rng: np.random.Generator,
    ) -> None:
        self._people, self._ground, self._config = people, ground, config
        self._certificates = catalogue.certificates
        self._pen = Pen(rng)
        self._voice = Voice(catalogue, self._pen, config.formal_share)
        self._identities: dict[int, Identity] = {}

    def entries(self) -> tuple[Seeker, ...]:
        """Write every entry, in the order of registration.

        Returns
        -------
        tuple of Seeker
            Ids run from S00000001.
        """
        return tuple(self._entry(row) for row in range(len(self._people)))

    def _identity(self, row: int) -> Identity:
        person = int(self._people.person[row])
        if person not in self._identities:
            self._identities[person] = self._invent(row)
        return self._identities[person]

    def _invent(self, row: int) -> Identity:
        pen, people = self._pen, self._people
        is_male = bool(people.is_male[row])
        birth = self._config.start + timedelta(days=int(people.birth_day[row]))
        county = self._ground.codes[people.village[row]][:6]
        disabled = people.health[row] == HEALTH.index("残疾")
        return Identity(
            name=person_name(pen),
            birth=birth,
            sex="男" if is_male else "女",
            id_number=id_number(county, birth, 2 * int(pen.between(0, 499)) + is_male),
            phone=phone_number(pen),
            poverty=pen.pick(POVERTY) if people.is_poor[row] else None,
            disability=pen.pick(DISABILITIES) if disabled else None,
        )

    def _held(self, row: int) -> list[str]:
        return [self._certificates[i] for i in np.flatnonzero(self._people.certificates[row])]

    def _self(self, row: int) -> Self:
        people = self._people
        past = [int(occupation) for occupation in people.past[row] if occupation >= 0]
        return Self(
            past=past,
            years=people.years[row, : len(past)].tolist(),
            wish=[int(occupation) for occupation in people.wish[row] if occupation >= 0],
            refusal=[int(occupation) for occupation in people.refusal[row] if occupation >= 0],
            certificates=self._held(row),
            furthest=int(people.furthest[row]),
            accepts_night=bool(people.accepts_night[row]),
            has_care_duty=bool(people.has_care_duty[row]),
            wants_lodging=bool(people.wants_lodging[row]),
            is_weak=bool(people.health[row] > 0),
            pay=float(people.reservation[row]),
            home=self._ground.townships[people.village[row]],
            is_late=bool(people.registered[row] >= self._config.log_days),
        )

    def _entry(self, row: int) -> Seeker:
        speech = self._voice.speak(self._self(row))
        entry = Seeker(
            seeker_id=SeekerId(f"S{row + 1:08d}"),
            household_id=f"H{self._people.household[row] + 1:06d}",
            registered_on=self._config.start + timedelta(days=int(self._people.registered[row])),
            experience_text=speech.experience,
            skills_text=speech.skills,
            wish_text=speech.wish,
            profile_text=speech.profile,
        )
        return self._with_home(self._with_answers(self._with_identity(entry, row), row), row)

    def _with_identity(self, entry: Seeker, row: int) -> Seeker:
        identity = self._identity(row)
        known = not self._pen.chance(self._config.missing.id_number)
        return replace(
            entry,
            name=identity.name,
            id_number=identity.id_number if known else None,
            phone=identity.phone if self._pen.chance(0.9) else None,
            birth_date=identity.birth if self._pen.chance(0.97) else None,
            sex=identity.sex,
            poverty_status=identity.poverty,
            disability=identity.disability if self._pen.chance(0.7) else None,
        )

    def _with_answers(self, entry: Seeker, row: int) -> Seeker:
        people, pen, missing = self._people, self._pen, self._config.missing
        schooling = pen.pick(SCHOOLING[int(people.schooling[row])])
        asks = round(people.reservation[row] * pen.between(1.0, 1.25) / 100) * 100.0
        furthest = int(people.furthest[row])
        if pen.chance(0.08):
            furthest = min(max(furthest + pen.pick((-1, 1)), 0), len(FURTHEST) - 1)
        night = bool(people.accepts_night[row])
        return replace(
            entry,
            education=None if pen.chance(missing.education) else schooling,
            health=None if pen.chance(missing.health) else HEALTH[people.health[row]],
            certificates=self._papers(row),
            has_care_duty=None
            if pen.chance(missing.care_duty)
            else bool(people.has_care_duty[row]),
            expected_pay_cny_month=None if pen.chance(missing.expected_pay) else asks,
            furthest_workplace=None
            if pen.chance(missing.furthest_workplace)
            else FURTHEST[furthest],
            accepts_night_shift=None if pen.chance(missing.night_shift) else night,
        )

    def _papers(self, row: int) -> str | None:
        held = self._held(row)
        if not held:
            return "无" if self._pen.chance(0.1) else None
        return "、".join(held) if self._pen.chance(0.55) else None

    def _with_home(self, entry: Seeker, row: int) -> Seeker:
        ground, village = self._ground, int(self._people.village[row])
        has_code, has_position = (
            self._pen.chance(0.85),
            not self._pen.chance(self._config.missing.position),
        )
        latitude, longitude = (round(float(x), 5) for x in self._people.position[row])
        return replace(
            entry,
            village_code=ground.codes[village] if has_code else None,
            county=ground.counties[village],
            township=ground.townships[village] if self._pen.chance(0.97) else None,
            village=ground.villages[village] if self._pen.chance(0.9) else None,
            latitude=latitude if has_position else None,
            longitude=longitude if has_position else None,
        )
