"""What the product answers: recommendations and offers, ready for a person to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a pair, which a person can check.

    Parameters
    ----------
    kind : str
        work, experience, pay, way, care, night, age, schooling or post.
    text : str
        A Chinese sentence.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a list that chance may have filled.

    Parameters
    ----------
    position : int
        Place on the list, from 1.
    is_exploration : bool
        Whether chance filled it.
    propensity : float
        Probability that an exploring slot of this list showed this option, known before the
        draw; 0 for an option that the list shows for its score.
    """

    position: int
    is_exploration: bool
    propensity: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One row of a list.

    Parameters
    ----------
    seeker_id, vacancy_id : str
        The pair.
    rank : int
        From 1, by score among all options, shown or not.
    p_apply, p_accept, p_match : float
        Probabilities in (0, 1); `p_match` is exactly the product of the other two.
    distance_km : float or None
        As the crow flies; None where a place is not known.
    reasons : tuple of Reason
        What speaks for the pair, strongest first.
    caveats : tuple of str
        What speaks against it.
    checks : tuple of str
        What the office should ask or verify before it refers.
    slot : Slot or None
        The place on a list with exploration; None: the list is in the order of ranks.
    """

    seeker_id: str
    vacancy_id: str
    rank: int
    p_apply: float
    p_accept: float
    p_match: float
    distance_km: float | None
    reasons: tuple[Reason, ...]
    caveats: tuple[str, ...]
    checks: tuple[str, ...]
    slot: Slot | None = None

    @property
    def position(self) -> int:
        """Place on the list, from 1."""
        return self.rank if self.slot is None else self.slot.position

    @property
    def is_exploration(self) -> bool:
        """Whether chance filled this place."""
        return self.slot is not None and self.slot.is_exploration


@dataclass(frozen=True, slots=True)
class Placement:
    """Who would go where."""

    seeker_id: str
    vacancy_id: str
    p_match: float


@dataclass(frozen=True, slots=True)
class EmployerOffer:
    """An employer that can take people of a group in one batch.

    Parameters
    ----------
    employer_id : str
        The employer.
    rank : int
        From 1, by the expected number of people placed.
    expected_placed : float
        Sum of `p_match` over the placements.
    places_left : int
        Places left over all its live vacancies.
    placements : tuple of Placement
        Who would go to which vacancy, likeliest first.
    caveats : tuple of str
        What to clear with the employer first.
    """

    employer_id: str
    rank: int
    expected_placed: float
    places_left: int
    placements: tuple[Placement, ...]
    caveats: tuple[str, ...]
