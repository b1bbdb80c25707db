"""Looking things up in a market for what is shown: ages, places left, who matches a word."""

from __future__ import annotations

from datetime import date
from functools import cache

from api.recommending import RecommenderLike
from api.searching import SearchIndex
from data.geography.tables import read_rows
from data.records import Seeker, Vacancy
from matching.eligibility import birthday_of_age


def age_on(birth_date: date | None, day: date) -> int | None:
    """Count full years; None where the birthday is not known or still to come.

    Examples
    --------
    >>> age_on(date(2009, 7, 1), date(2025, 3, 10))
    15
    """
    if birth_date is None or birth_date > day:
        return None
    age = day.year - birth_date.year
    return age if birthday_of_age(birth_date, age) <= day else age - 1


@cache
def townships_by_county() -> dict[str, tuple[str, ...]]:
    """Give the counties of Heyuan and their townships, by official code.

    Examples
    --------
    >>> "彭寨镇" in townships_by_county()["和平县"]
    True
    """
    townships = read_rows("townships.csv")
    return {
        county["name"]: tuple(
            row["name"] for row in townships if row["code"].startswith(county["code"])
        )
        for county in read_rows("counties.csv")
    }


class Directory:
    """The market of a running service, looked up.

    Parameters
    ----------
    recommender : RecommenderLike
        Holds the market and the day of the question.
    """

    def __init__(self, recommender: RecommenderLike) -> None:
        market = recommender.market
        self._market = market
        self._as_of = recommender.as_of
        self._left = {v.vacancy_id: recommender.places_left(v.vacancy_id) for v in market.vacancies}
        self._seeker_ids = {seeker.seeker_id for seeker in market.seekers}
        self._seekers = SearchIndex(_seeker_key(seeker) for seeker in market.seekers)
        names = {employer.employer_id: employer.name for employer in market.employers}
        self._vacancies = SearchIndex(
            _vacancy_key(vacancy, names[vacancy.employer_id]) for vacancy in market.vacancies
        )

    def places_left(self, vacancy: Vacancy) -> int:
        """Count the places left; all of them for a vacancy outside the market."""
        return self._left.get(vacancy.vacancy_id, vacancy.headcount)

    def has_vacancy(self, vacancy_id: str) -> bool:
        """Say whether the market has a vacancy of this id."""
        return vacancy_id in self._left

    def has_seeker(self, seeker_id: str) -> bool:
        """Say whether the market has a person of this id."""
        return seeker_id in self._seeker_ids

    def is_open(self, vacancy: Vacancy) -> bool:
        """Say whether a vacancy is live and has places left."""
        live = vacancy.published_on <= self._as_of < vacancy.expires_on
        return live and self.places_left(vacancy) > 0

    def find_seekers(
        self, query: str, *, limit: int, start: int = 0
    ) -> tuple[list[Seeker], int | None]:
        """Find people by id, name or place; also say where to go on."""
        rows, following = self._seekers.find(query, limit=limit, start=start)
        return [self._market.seekers[row] for row in rows], following

    def find_vacancies(self, query: str, *, limit: int) -> tuple[list[Vacancy], bool]:
        """Find vacancies by id, title, employer or workplace, open ones first.

        Returns
        -------
        tuple of list of Vacancy and bool
            At most `limit`, and whether there are more.
        """
        rows, _ = self._vacancies.find(query, limit=len(self._vacancies) or 1)
        found = [self._market.vacancies[row] for row in rows]
        found.sort(key=lambda vacancy: not self.is_open(vacancy))
        return found[:limit], len(found) > limit

    def latest_seekers(self, limit: int) -> list[Seeker]:
        """Give the people who registered last, on or before the day of the question."""
        known = [s for s in self._market.seekers if (s.registered_on or date.min) <= self._as_of]
        known.sort(key=lambda seeker: seeker.registered_on or date.min, reverse=True)
        return known[:limit]

    def latest_vacancies(self, limit: int) -> list[Vacancy]:
        """Give the open vacancies that were published last."""
        open_ones = [vacancy for vacancy in self._market.vacancies if self.is_open(vacancy)]
        open_ones.sort(key=lambda vacancy: vacancy.published_on, reverse=True)
        return open_ones[:limit]


def _seeker_key(seeker: Seeker) -> str:
    parts = (seeker.seeker_id, seeker.name, seeker.county, seeker.township, seeker.village)
    return " ".join(part for part in parts if part)


def _vacancy_key(vacancy: Vacancy, employer_name: str) -> str:
    parts = (vacancy.vacancy_id, vacancy.title, employer_name, vacancy.workplace)
    return " ".join(part for part in parts if part)
