"""The board of employers and vacancies as an office keeps it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.records import Employer, EmployerId, Vacancy, VacancyId
from data.synthetic.advert import Copywriter, Post
from data.synthetic.config import SyntheticConfig
from data.synthetic.firms import AWAY, NEVER, WELFARE, Firms
from data.synthetic.ground import Destinations, Ground, load_destinations
from data.synthetic.occupations import Catalogue
from data.synthetic.pay_text import NEGOTIABLE, write_pay
from data.synthetic.pen import Pen
from data.synthetic.posts import NO_LIMIT, Posts
from data.synthetic.words import group_rows

VILLAGE, TOWNSHIP, COUNTY, CITY = range(4)
CITY_WORKPLACES = ("河源市源城区", "河源市区", "源城区", "河源市源城区源南镇", "河源市源城区埔前镇")
SHIFTS = ("白班", "两班倒", "夜班")
MIN_EDUCATION = {0: None, 2: "小学", 3: "初级中学", 5: "高中", 6: "大学专科", 7: "大学本科"}
SIZES = ("微型", "小型", "中型", "大型")


@dataclass(frozen=True, slots=True)
class World:
    """Everything that the board describes."""

    firms: Firms
    posts: Posts
    ground: Ground
    catalogue: Catalogue
    config: SyntheticConfig

    def date_of(self, day: int) -> date:
        """Turn a day into a date."""
        return self.config.start + timedelta(days=day)


class FirmWriter:
    """Write firms down.

    Parameters
    ----------
    world : World
        What is true.
    pen : Pen
        Chooses names.
    """

    def __init__(self, world: World, pen: Pen) -> None:
        self._world, self._pen = world, pen
        self._places: Destinations = load_destinations()

    def employers(self) -> tuple[Employer, ...]:
        """Write every firm.

        Returns
        -------
        tuple of Employer
            Ids run from E000001.
        """
        return tuple(self._employer(row) for row in range(len(self._world.firms)))

    def place(self, firm: int) -> str:
        """Say where a firm is, as an advertisement does.

        Parameters
        ----------
        firm : int
            Its row.

        Returns
        -------
        str
            A workplace in words.
        """
        firms, ground = self._world.firms, self._world.ground
        village, scene = int(firms.village[firm]), int(firms.scene[firm])
        if scene == AWAY:
            return self._places.places[int(firms.destination[firm])]
        if scene == CITY:
            return self._pen.pick(CITY_WORKPLACES)
        if scene == COUNTY:
            return ground.counties[village] + self._pen.pick(("", "县城", "城区"))
        town = ground.counties[village] + ground.townships[village]
        return town if scene == TOWNSHIP else town + ground.villages[village]

    def _employer(self, row: int) -> Employer:
        firms, world = self._world.firms, self._world
        licensed = int(firms.unlicensed_from[row])
        barred = int(firms.blacklisted_until[row])
        has_position = self._pen.chance(0.85)
        latitude, longitude = (round(float(x), 5) for x in firms.position[row])
        occupation = world.catalogue.occupations[int(firms.trade[row])]
        return Employer(
            employer_id=EmployerId(f"E{row + 1:06d}"),
            name=self._name(row),
            industry=occupation.sector if self._pen.chance(0.7) else None,
            size=self._pen.pick(SIZES) if self._pen.chance(0.6) else None,
            latitude=latitude if has_position else None,
            longitude=longitude if has_position else None,
            licensed_until=self._licence(licensed),
            blacklisted_until=None if barred == NEVER else world.date_of(barred),
            accepts_batches=bool(firms.scene[row] == AWAY) if self._pen.chance(0.6) else None,
            kind=self._kind(int(firms.scene[row])),
        )

    def _licence(self, day: int) -> date | None:
        if day != NEVER:
            return self._world.date_of(day)
        return self._world.date_of(1500) if self._pen.chance(0.5) else None

    def _kind(self, scene: int) -> str:
        if scene == WELFARE:
            return "公益性岗位单位"
        if scene == VILLAGE:
            return self._pen.pick(("扶贫车间", "扶贫车间", "扶贫工作坊", "就业安置基地"))
        return "企业"

    def _name(self, row: int) -> str:
        names, firms, ground = group_rows("names"), self._world.firms, self._world.ground
        sector = self._world.catalogue.occupations[int(firms.trade[row])].sector
        village = int(firms.village[row])
        if firms.scene[row] == WELFARE:
            return f"{ground.townships[village]}{ground.villages[village]}委员会"
        if firms.scene[row] == AWAY:
            home = self._places.cities[int(firms.destination[row])]
        else:
            home = "河源市" if firms.scene[row] == CITY else ground.counties[village]
        return home + self._pen.pick(names["stem"]) + self._pen.pick(names[f"tail_{sector}"])


class PostWriter:
    """Write vacancies down.

    Parameters
    ----------
    world : World
        What is true.
    firms : FirmWriter
        Knows the workplaces.
    pen : Pen
        Chooses words and blanks.
    """

    def __init__(self, world: World, firms: FirmWriter, pen: Pen) -> None:
        self._world, self._firms, self._pen = world, firms, pen
        self._copy = Copywriter(world.catalogue, pen)
        self._draw = pen.between

    def vacancies(self) -> tuple[Vacancy, ...]:
        """Write every vacancy, in the order of publication.

        Returns
        -------
        tuple of Vacancy
            Ids run from V00000001.
        """
        return tuple(self._vacancy(row) for row in range(len(self._world.posts)))

    def _post(self, row: int, town: str) -> Post:
        posts, catalogue = self._world.posts, self._world.catalogue
        occupation = int(posts.occupation[row])
        count = len(catalogue.occupations)
        return Post(
            occupation=occupation,
            others=[int(self._draw(0, count)) for _ in range(3)],
            town=town,
            shift=int(posts.shift[row]),
            newbie=float(posts.newbie[row]),
            years=int(posts.wished_years[row]),
            min_age=int(posts.min_age[row]),
            max_age=int(posts.max_age[row]),
            schooling=int(posts.schooling[row]),
            certificate=self._certificate(row),
            has_lodging=bool(posts.has_lodging[row]),
            has_insurance=bool(posts.has_insurance[row]),
            is_flexible=bool(posts.is_flexible[row]),
            is_away=bool(posts.scene[row] == AWAY),
            is_fake=bool(posts.is_fake[row]),
            is_late=bool(posts.opens[row] >= self._world.config.log_days),
        )

    def _certificate(self, row: int) -> str | None:
        posts, catalogue = self._world.posts, self._world.catalogue
        if not posts.needs_certificate[row]:
            return None
        return catalogue.certificates[int(catalogue.needed[posts.occupation[row]])]

    def _vacancy(self, row: int) -> Vacancy:
        world, posts = self._world, self._world.posts
        workplace = self._firms.place(int(posts.firm[row]))
        text = self._copy.write(self._post(row, workplace))
        vacancy = Vacancy(
            vacancy_id=VacancyId(f"V{row + 1:08d}"),
            employer_id=EmployerId(f"E{posts.firm[row] + 1:06d}"),
            title=text.title,
            headcount=int(posts.headcount[row]),
            published_on=world.date_of(int(posts.opens[row])),
            expires_on=world.date_of(int(posts.closes[row])),
            description=text.description,
            benefits_text=text.benefits,
            workplace=workplace,
        )
        return self._with_wishes(self._with_pay(self._with_place(vacancy, row), row), row)

    def _with_place(self, vacancy: Vacancy, row: int) -> Vacancy:
        posts, pen = self._world.posts, self._pen
        scene = int(posts.scene[row])
        code = None
        if scene in (VILLAGE, TOWNSHIP, WELFARE) and pen.chance(0.7):
            code = str(posts.division[row]) if scene == VILLAGE else str(posts.division[row])[:9]
        has_position = pen.chance(0.75)
        latitude, longitude = (round(float(x), 5) for x in posts.position[row])
        return replace(
            vacancy,
            township_code=code,
            latitude=latitude if has_position else None,
            longitude=longitude if has_position else None,
            kind={VILLAGE: "workshop", WELFARE: "public_welfare"}.get(scene, "market"),
        )

    def _with_pay(self, vacancy: Vacancy, row: int) -> Vacancy:
        pen, pay = self._pen, float(self._world.posts.pay[row])
        half = pen.between(0.03, 0.22)
        low, high = round(pay * (1 - half), -2), round(pay * (1 + half), -2)
        written = write_pay(low, high, pen)
        in_numbers = written != NEGOTIABLE and pen.chance(0.4)
        return replace(
            vacancy,
            pay_text=written if not in_numbers or pen.chance(0.7) else None,
            pay_min_cny_month=low if in_numbers else None,
            pay_max_cny_month=high if in_numbers else None,
        )

    def _with_wishes(self, vacancy: Vacancy, row: int) -> Vacancy:
        posts, pen = self._world.posts, self._pen
        has_ages = posts.max_age[row] < NO_LIMIT and pen.chance(0.6)
        schooling = MIN_EDUCATION[int(posts.schooling[row])]
        starts = int(posts.opens[row]) + 7 + int(pen.between(0, 40))
        return replace(
            vacancy,
            starts_on=self._world.date_of(starts) if pen.chance(0.25) else None,
            min_education=schooling if pen.chance(0.65) else None,
            min_age=float(posts.min_age[row]) if has_ages else None,
            max_age=float(posts.max_age[row]) if has_ages else None,
            required_certificates=self._certificate(row) if pen.chance(0.5) else None,
            shift=SHIFTS[posts.shift[row]] if pen.chance(0.5) else None,
        )
