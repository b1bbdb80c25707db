"""What people have done, want to do and will not do again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.synthetic.chance import draw_categories
from data.synthetic.occupations import Catalogue

NONE = -1
DRIVING_LICENCE = "C1驾驶证"
USUAL_PAY = 3800.0


@dataclass(frozen=True, slots=True)
class Careers:
    """Occupations of n people; -1 stands for none.

    Parameters
    ----------
    past, wish : ndarray of int64, (n, 3)
        Most important first.
    refusal : ndarray of int64, (n, 2)
        What the person will not do: mostly something from the past.
    years : ndarray of float64, (n, 3)
        Years in each past occupation.
    """

    past: NDArray[np.int64]
    wish: NDArray[np.int64]
    refusal: NDArray[np.int64]
    years: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class CareerDraws:
    """Draw the parts of a career for many people at once.

    Parameters
    ----------
    catalogue : Catalogue
        The occupations.
    similarity : ndarray of float64, (m + 1, m)
        How near they are.
    schooling : ndarray of int64, (n,)
        Rank of each person.
    rng : numpy.random.Generator
        Source of chance.
    """

    catalogue: Catalogue
    similarity: NDArray[np.float64]
    schooling: NDArray[np.int64]
    rng: np.random.Generator

    def keep(self, occupations: NDArray[np.int64], share: float) -> NDArray[np.int64]:
        """Keep each occupation with probability `share`."""
        return np.where(self.rng.random(len(occupations)) < share, occupations, NONE)

    def within_reach(self) -> NDArray[np.float64]:
        """Weigh occupations by how many people of this schooling have done them."""
        gap = np.maximum(self.catalogue.education - self.schooling[:, None], 0)
        return self.catalogue.supply * np.exp(-0.9 * gap)

    def near(self, occupations: NDArray[np.int64], loose: float) -> NDArray[np.int64]:
        """Draw another occupation near the given one; the more `loose`, the farther."""
        weights = (self.similarity[occupations] + loose) * self.within_reach()
        same = np.flatnonzero(occupations >= 0)
        weights[same, occupations[same]] = 0
        return draw_categories(self.rng, weights)

    def draw_past(self) -> NDArray[np.int64]:
        """Draw up to three past occupations."""
        first = self.keep(draw_categories(self.rng, self.within_reach()), 0.95)
        second = np.where(first >= 0, self.keep(self.near(first, 0.02), 0.6), NONE)
        third = np.where(second >= 0, self.keep(self.near(first, 0.15), 0.4), NONE)
        return np.stack([first, second, third], axis=1)

    def draw_refusal(self, past: NDArray[np.int64]) -> NDArray[np.int64]:
        """Draw refusals: two in three from the person's own past."""
        rows = np.arange(len(past))
        own = past[rows, self.rng.integers(0, 3, len(past))]
        popular = draw_categories(self.rng, np.tile(self.catalogue.supply, (len(past), 1)))
        first = self.keep(np.where(self.rng.random(len(past)) < 0.3, popular, own), 0.55)
        return np.stack([first, self.keep(popular, 0.12)], axis=1)

    def draw_wish(self, past: NDArray[np.int64], refusal: NDArray[np.int64]) -> NDArray[np.int64]:
        """Draw up to three wishes; one person in seven has none."""
        first, second = past[:, 0], past[:, 1]
        ways = self.rng.choice(3, len(past), p=[0.45, 0.33, 0.22])
        popular = draw_categories(self.rng, self.within_reach() * self.catalogue.demand)
        main = np.choose(ways, [first, self.near(first, 0.005), popular])
        also = np.where(self.rng.random(len(past)) < 0.4, second, self.near(main, 0.01))
        third = self.near(main, 0.1)
        wish = np.stack([main, self.keep(also, 0.5), self.keep(third, 0.2)], axis=1)
        wish[self.rng.random(len(past)) < 0.14] = NONE
        refused = (wish[:, :, None] == refusal[:, None, :]).any(axis=2)
        return np.where(refused, NONE, wish)

    def draw_years(self, past: NDArray[np.int64], ages: NDArray[np.float64]) -> NDArray[np.float64]:
        """Draw years in each past occupation, no longer than a working life."""
        shape, scale = np.array([2.0, 1.5, 1.2]), np.array([3.4, 2.0, 1.2])
        years = self.rng.gamma(shape, scale, past.shape)
        room = np.maximum(ages - 16, 0.3)[:, None] * np.array([0.6, 0.3, 0.1])
        return np.where(past >= 0, np.clip(years, 0.2, room), 0.0)


def draw_careers(draws: CareerDraws, ages: NDArray[np.float64]) -> Careers:
    """Draw the careers of people.

    Parameters
    ----------
    draws : CareerDraws
        The occupations, the people's schooling and the source of chance.
    ages : ndarray of float64, (n,)
        Years.

    Returns
    -------
    Careers
        Past, wishes, refusals and years.
    """
    past = draws.draw_past()
    past[ages < 16] = NONE
    refusal = draws.draw_refusal(past)
    wish = draws.draw_wish(past, refusal)
    return Careers(past, wish, refusal, draws.draw_years(past, ages))


def draw_certificates(
    rng: np.random.Generator, careers: Careers, catalogue: Catalogue
) -> NDArray[np.bool_]:
    """Draw who holds which certificate: mostly those whose work asked for it.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    careers : Careers
        Of n people.
    catalogue : Catalogue
        Says which occupation needs which of c certificates.

    Returns
    -------
    ndarray of bool, (n, c)
        True where held.
    """
    count = len(careers.past)
    held = rng.random((count, len(catalogue.certificates))) < 0.01
    held[:, catalogue.certificates.index(DRIVING_LICENCE)] |= rng.random(count) < 0.25
    for column in range(careers.past.shape[1]):
        needed = np.where(
            careers.past[:, column] >= 0, catalogue.needed[careers.past[:, column]], NONE
        )
        rows = np.flatnonzero((needed >= 0) & (rng.random(count) < 0.8))
        held[rows, needed[rows]] = True
    return held


def usual_pay(careers: Careers, catalogue: Catalogue) -> NDArray[np.float64]:
    """Say what people of such a career are used to, in yuan a month.

    Parameters
    ----------
    careers : Careers
        Of n people.
    catalogue : Catalogue
        Usual pay by occupation.

    Returns
    -------
    ndarray of float64, (n,)
        Mean over past and wished occupations and a general level.
    """
    known = np.concatenate([careers.past, careers.wish], axis=1)
    has = known >= 0
    total = np.where(has, catalogue.pay[known], 0.0).sum(axis=1)
    mean: NDArray[np.float64] = (total + USUAL_PAY) / (has.sum(axis=1) + 1)
    return mean
