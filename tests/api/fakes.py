"""A hand-made market and a recommender that answers from it by plain rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from typing_extensions import override

from data.errors import UnknownIdError
from data.records import Employer, EmployerId, Market, Seeker, SeekerId, Vacancy, VacancyId
from matching.recommendation import EmployerOffer, Placement, Reason, Recommendation, Slot

AS_OF = date(2025, 3, 10)
EVIL = "<script>alert('x')</script>\"'&"


def _seeker(number: int, name: str, born: date | None, text: str, **more: str) -> Seeker:
    return Seeker(
        seeker_id=SeekerId(f"S{number:03d}"),
        name=name,
        phone="13800138000",
        id_number="441624197304110021",
        birth_date=born,
        registered_on=date(2025, 1, number),
        county="和平县",
        township="彭寨镇",
        profile_text=text,
        education=more.get("education"),
    )


def _vacancy(number: int, employer: str, title: str, headcount: int = 3) -> Vacancy:
    return Vacancy(
        vacancy_id=VacancyId(f"V{number:03d}"),
        employer_id=EmployerId(employer),
        title=title,
        headcount=headcount,
        published_on=date(2025, 1, 1),
        expires_on=date(2025, 6, 1),
        pay_text="3000-5000元/月",
        workplace="和平县彭寨镇",
        benefits_text="包午餐",
    )


def tiny_market() -> Market:
    """Make a market with one of each thing that can go wrong."""
    past = _vacancy(4, "E1", "过期岗位")
    return Market(
        seekers=(
            _seeker(
                1, "李小花", date(1973, 4, 11), "踩电车十几年，电话13800138000", education="小学"
            ),
            _seeker(2, "欧阳明", date(1990, 1, 1), "揸过钩机"),
            _seeker(3, "张三", date(2009, 7, 1), "想进厂"),
            _seeker(4, EVIL, None, EVIL),
        ),
        employers=(
            Employer(employer_id=EmployerId("E1"), name="彭寨制衣车间", accepts_batches=True),
            Employer(employer_id=EmployerId("E2"), name=EVIL),
            Employer(
                employer_id=EmployerId("E3"), name="失信公司", blacklisted_until=date(2026, 1, 1)
            ),
        ),
        vacancies=(
            _vacancy(1, "E1", "服装车位"),
            _vacancy(2, "E2", EVIL),
            _vacancy(3, "E1", "满员岗位", headcount=0),
            Vacancy(
                vacancy_id=past.vacancy_id,
                employer_id=past.employer_id,
                title=past.title,
                headcount=3,
                published_on=date(2024, 1, 1),
                expires_on=date(2025, 3, 10),
            ),
            _vacancy(5, "E3", "失信岗位"),
        ),
    )


class FakeRecommender:
    """Ranks everything that is open, in the order of the market.

    Parameters
    ----------
    market : Market or None
        None takes the tiny market.
    """

    def __init__(self, market: Market | None = None) -> None:
        self._market = tiny_market() if market is None else market
        self.reset()

    def reset(self) -> None:
        """Forget what was asked, and answer again."""
        self.as_of = AS_OF
        self.asked: list[object] = []
        self.error: Exception | None = None

    @property
    def market(self) -> Market:
        """The records."""
        return self._market

    @property
    def model_note(self) -> str:
        """Say which model speaks."""
        return "求职一侧依据本地记录，录用一侧依据先验"

    def seeker(self, seeker_id: str) -> Seeker:
        """Find a person."""
        for seeker in self._market.seekers:
            if seeker.seeker_id == seeker_id:
                return seeker
        raise UnknownIdError("求职人员", seeker_id)

    def vacancy(self, vacancy_id: str) -> Vacancy:
        """Find a vacancy."""
        for vacancy in self._market.vacancies:
            if vacancy.vacancy_id == vacancy_id:
                return vacancy
        raise UnknownIdError("岗位", vacancy_id)

    def employer(self, employer_id: str) -> Employer:
        """Find an employer."""
        for employer in self._market.employers:
            if employer.employer_id == employer_id:
                return employer
        raise UnknownIdError("用人单位", employer_id)

    def places_left(self, vacancy_id: str) -> int:
        """All places are left."""
        return self.vacancy(vacancy_id).headcount

    def recommend_vacancies(
        self, seeker: Seeker | str, k: int, *, explores: bool = False
    ) -> tuple[Recommendation, ...]:
        """Offer the first two vacancies."""
        self._note(seeker)
        seeker_id = seeker if isinstance(seeker, str) else ""
        found = [
            _recommendation(seeker_id, vacancy.vacancy_id, rank)
            for rank, vacancy in enumerate(self._market.vacancies[:2][:k], 1)
        ]
        if explores and len(found) == 2:
            slots = Slot(1, is_exploration=False, propensity=0.0), Slot(2, True, 0.125)
            ranks = (1, 4)
            found = [
                replace(one, rank=rank, slot=slot)
                for one, rank, slot in zip(found, ranks, slots, strict=True)
            ]
        return tuple(found)

    def recommend_seekers(self, vacancy: Vacancy | str, k: int) -> tuple[Recommendation, ...]:
        """Offer the grown-ups."""
        self._note(vacancy)
        vacancy_id = vacancy if isinstance(vacancy, str) else ""
        grown_up = [s for s in self._market.seekers if s.seeker_id != "S003"]
        return tuple(
            _recommendation(seeker.seeker_id, vacancy_id, rank)
            for rank, seeker in enumerate(grown_up[:k], 1)
        )

    def recommend_employers(self, seeker_ids: Sequence[str], k: int) -> tuple[EmployerOffer, ...]:
        """Send everybody to the first vacancy."""
        self._note(tuple(seeker_ids))
        placements = tuple(
            Placement(self.seeker(one).seeker_id, "V001", 0.25) for one in seeker_ids
        )
        offer = EmployerOffer("E1", 1, 0.25 * len(placements), 3, placements, ("先与单位确认",))
        return (offer,)[:k]

    def _note(self, asked: object) -> None:
        self.asked.append(asked)
        if self.error is not None:
            raise self.error


class EmptyRecommender(FakeRecommender):
    """Has nothing to offer to anybody."""

    @override
    def recommend_vacancies(
        self, seeker: Seeker | str, k: int, *, explores: bool = False
    ) -> tuple[Recommendation, ...]:
        """Offer nothing."""
        return ()

    @override
    def recommend_seekers(self, vacancy: Vacancy | str, k: int) -> tuple[Recommendation, ...]:
        """Offer nobody."""
        return ()

    @override
    def recommend_employers(self, seeker_ids: Sequence[str], k: int) -> tuple[EmployerOffer, ...]:
        """Offer nothing."""
        return ()


def _recommendation(seeker_id: str, vacancy_id: str, rank: int) -> Recommendation:
    return Recommendation(
        seeker_id=seeker_id,
        vacancy_id=vacancy_id,
        rank=rank,
        p_apply=0.4,
        p_accept=0.3,
        p_match=0.4 * 0.3,
        distance_km=3.27,
        reasons=(Reason("work", "做过“踩电车”，与岗位“服装车位”同属缝纫工"),),
        caveats=("要照护家人",),
        checks=("问单位：计件有没有保底",),
    )
