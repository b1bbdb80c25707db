"""Records and recommendations in the words that a list shows."""

from __future__ import annotations

from typing import Final

from api.directory import Directory, age_on
from api.masking import mask_name, mask_numbers
from api.paying import say_pay
from api.recommending import RecommenderLike
from api.responses import (
    Chance,
    ExplorationShown,
    OfferShown,
    PlacementShown,
    ReasonShown,
    SeekerCard,
    SeekerRecommendation,
    VacancyCard,
    VacancyRecommendation,
)
from data.records import Seeker, Vacancy
from matching.recommendation import EmployerOffer, Recommendation

EXCERPT_LENGTH: Final = 120


def say_chance(p_match: float) -> str:
    """Say a probability as people count.

    Examples
    --------
    >>> say_chance(0.117)
    '100 个这样的推荐里约 12 个能成'
    >>> say_chance(0.002)
    '100 个这样的推荐里不到 1 个能成'
    """
    count = round(100 * p_match)
    return f"100 个这样的推荐里{f'约 {count}' if count else '不到 1'} 个能成"


class Describer:
    """Turns what the recommender answers into what is shown.

    Parameters
    ----------
    recommender : RecommenderLike
        Holds the records.
    directory : Directory
        Counts the places left.
    """

    def __init__(self, recommender: RecommenderLike, directory: Directory) -> None:
        self._recommender = recommender
        self._directory = directory

    def seeker(self, seeker: Seeker) -> SeekerCard:
        """Show a person: name masked, no phone, no identity number."""
        texts = (
            seeker.profile_text,
            seeker.experience_text,
            seeker.skills_text,
            seeker.wish_text,
        )
        said = mask_numbers("；".join(text for text in texts if text))
        return SeekerCard(
            seeker_id=seeker.seeker_id,
            name_masked=mask_name(seeker.name),
            age=age_on(seeker.birth_date, self._recommender.as_of),
            county=seeker.county,
            township=seeker.township,
            village=seeker.village,
            education=seeker.education,
            registered_on=seeker.registered_on,
            excerpt=said if len(said) <= EXCERPT_LENGTH else said[:EXCERPT_LENGTH] + "…",
        )

    def vacancy(self, vacancy: Vacancy) -> VacancyCard:
        """Show a vacancy with its employer's name, its pay and the places left."""
        employer = self._recommender.employer(vacancy.employer_id)
        return VacancyCard(
            vacancy_id=vacancy.vacancy_id,
            title=vacancy.title,
            employer_id=vacancy.employer_id,
            employer_name=employer.name,
            employer_kind=employer.kind,
            kind=vacancy.kind,
            pay=say_pay(vacancy),
            benefits=vacancy.benefits_text,
            workplace=vacancy.workplace,
            headcount=vacancy.headcount,
            places_left=self._directory.places_left(vacancy),
            is_open=self._directory.is_open(vacancy),
            published_on=vacancy.published_on,
            expires_on=vacancy.expires_on,
            starts_on=vacancy.starts_on,
            shift=vacancy.shift,
        )

    def vacancy_recommendation(self, found: Recommendation) -> VacancyRecommendation:
        """Show a row of a person's list."""
        return VacancyRecommendation(
            position=found.position,
            rank=found.rank,
            vacancy=self.vacancy(self._recommender.vacancy(found.vacancy_id)),
            chance=_chance(found),
            distance_km=_rounded(found.distance_km),
            reasons=_reasons(found),
            caveats=list(found.caveats),
            checks=list(found.checks),
            exploration=_exploration(found),
        )

    def seeker_recommendation(self, found: Recommendation) -> SeekerRecommendation:
        """Show a row of a vacancy's list."""
        return SeekerRecommendation(
            rank=found.rank,
            seeker=self.seeker(self._recommender.seeker(found.seeker_id)),
            chance=_chance(found),
            distance_km=_rounded(found.distance_km),
            reasons=_reasons(found),
            caveats=list(found.caveats),
            checks=list(found.checks),
        )

    def offer(self, found: EmployerOffer) -> OfferShown:
        """Show an employer that can take people of a group, and who would go where."""
        employer = self._recommender.employer(found.employer_id)
        placements = [
            PlacementShown(
                seeker=self.seeker(self._recommender.seeker(placement.seeker_id)),
                vacancy=self.vacancy(self._recommender.vacancy(placement.vacancy_id)),
                p_match=placement.p_match,
            )
            for placement in found.placements
        ]
        return OfferShown(
            rank=found.rank,
            employer_id=employer.employer_id,
            employer_name=employer.name,
            employer_kind=employer.kind,
            accepts_batches=employer.accepts_batches,
            expected_placed=found.expected_placed,
            places_left=found.places_left,
            placements=placements,
            caveats=list(found.caveats),
        )


def _chance(found: Recommendation) -> Chance:
    return Chance(found.p_apply, found.p_accept, found.p_match, say_chance(found.p_match))


def _exploration(found: Recommendation) -> ExplorationShown | None:
    if found.slot is None or not found.slot.is_exploration:
        return None
    return ExplorationShown(
        found.slot.propensity,
        f"为了了解推荐以外的岗位是否也合适，这一位随机抽取；按成功机会排，它在第 {found.rank} 位",
    )


def _reasons(found: Recommendation) -> list[ReasonShown]:
    return [ReasonShown(reason.kind, reason.text) for reason in found.reasons]


def _rounded(distance_km: float | None) -> float | None:
    # The position of a village is known to a few hundred metres at best.
    return None if distance_km is None else round(distance_km, 1)
