"""What is true of a synthetic market and what no model may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data.records import SeekerId
from data.synthetic.chance import logistic
from data.synthetic.choice import Numbers, Rows, apply_logit, private_taste
from data.synthetic.config import SyntheticConfig
from data.synthetic.firms import Firms
from data.synthetic.hiring import accept_logit, lawful
from data.synthetic.occupations import Work
from data.synthetic.people import People
from data.synthetic.posts import Posts

TwoSides = tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True)
class Query:
    """One question of the evaluation: what fits this person on this day."""

    seeker_id: SeekerId
    seeker_row: int
    as_of: date
    is_cold: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """Latent facts and true probabilities; rows are those of `market.seekers` and `.vacancies`.

    Parameters
    ----------
    people : People
        Of each seeker; `past`, `wish` and `refusal` are indices into the catalogue.
    posts : Posts
        Of each vacancy; `occupation` is an index into the catalogue.
    firms : Firms
        Of each employer.
    work : Work
        Catalogue of occupations and their nearness.
    config : SyntheticConfig
        Intercepts and weights.
    queries : tuple of Query
        The evaluation's questions, all on or after the cut-off.
    """

    people: People
    posts: Posts
    firms: Firms
    work: Work
    config: SyntheticConfig
    queries: tuple[Query, ...] = ()

    def probabilities(
        self, seeker_rows: NDArray[np.int64], vacancy_rows: NDArray[np.int64], day: date
    ) -> TwoSides:
        """Say the true probabilities of both sides.

        Parameters
        ----------
        seeker_rows, vacancy_rows : ndarray of int64
            Rows of the market, of shapes that broadcast together.
        day : date
            Day on which ages count.

        Returns
        -------
        p_apply, p_accept : ndarray of float64
            P(applies | looks) and P(hired | applies, places left), each in [0, 1].
        """
        return self._two_sides(seeker_rows, vacancy_rows, (day - self.config.start).days, 1.0)

    def attainable(
        self, seeker_rows: NDArray[np.int64], vacancy_rows: NDArray[np.int64], day: date
    ) -> TwoSides:
        """Say the same without private taste, reliability and strictness: the ceiling.

        Parameters
        ----------
        seeker_rows, vacancy_rows : ndarray of int64
            Rows of the market, of shapes that broadcast together.
        day : date
            Day on which ages count.

        Returns
        -------
        p_apply, p_accept : ndarray of float64
            Each in [0, 1].
        """
        return self._two_sides(seeker_rows, vacancy_rows, (day - self.config.start).days, 0.0)

    def _two_sides(self, i: Rows, j: Rows, day: int, private: float) -> TwoSides:
        people, posts, config = self.people, self.posts, self.config
        taste = config.taste_weight * private_taste(people, posts, i, j)
        interest = apply_logit(people, posts, self.work, i, j) + private * taste
        hidden = config.reliability_weight * people.reliability[i]
        hidden = private * (hidden - config.strictness_weight * posts.strictness[j])
        esteem = accept_logit(people, posts, self.work, i, j, day) + hidden
        may = lawful(people, posts, self.work, i, j, day)
        return (
            np.where(may, logistic(interest + config.apply_intercept), 0.0),
            np.where(may, logistic(esteem + config.accept_intercept), 0.0),
        )
