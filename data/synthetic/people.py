"""What is true of each person, whatever the register says."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from data.synthetic.careers import CareerDraws, draw_careers, draw_certificates, usual_pay
from data.synthetic.chance import draw_categories
from data.synthetic.config import SyntheticConfig
from data.synthetic.ground import Ground
from data.synthetic.occupations import Work
from data.synthetic.seasons import draw_days

TASTES = 6
SCHOOLING_RANKS = np.array([1, 2, 3, 5, 6, 7])
SCHOOLING_SHARES = {
    40: (0.01, 0.06, 0.42, 0.32, 0.14, 0.05),
    52: (0.02, 0.22, 0.58, 0.15, 0.03, 0.0),
    99: (0.10, 0.46, 0.38, 0.06, 0.0, 0.0),
}
"""Shares of `SCHOOLING_RANKS` below each age."""
FURTHEST_SHARES = np.array([0.05, 0.12, 0.20, 0.17, 0.36, 0.10])
HEALTH_STRENGTH = np.array([1.0, 0.6, 0.45, 0.2])
"""Strength at work with: good health, weak, a chronic illness, a disability."""
HOME_SPREAD_DEGREES = 0.004
LEAST_PAY = 1500.0
FIRST_DAY = -180
"""People of the last half-year before the log begins are in the register too."""


@dataclass(frozen=True, slots=True)
class People:
    """Latent facts of n people, one array a fact.

    `past`, `wish` and `refusal` hold occupations, -1 for none; `reservation` is the private
    least pay; `reliability` and `taste` are private and leave no trace in the register.
    """

    person: NDArray[np.int64]
    household: NDArray[np.int64]
    village: NDArray[np.int64]
    position: NDArray[np.float64]
    division: NDArray[np.int64]
    birth_day: NDArray[np.int64]
    is_male: NDArray[np.bool_]
    schooling: NDArray[np.int64]
    health: NDArray[np.int64]
    has_care_duty: NDArray[np.bool_]
    is_poor: NDArray[np.bool_]
    furthest: NDArray[np.int64]
    accepts_night: NDArray[np.bool_]
    wants_lodging: NDArray[np.bool_]
    past: NDArray[np.int64]
    years: NDArray[np.float64]
    wish: NDArray[np.int64]
    refusal: NDArray[np.int64]
    certificates: NDArray[np.bool_]
    reservation: NDArray[np.float64]
    reliability: NDArray[np.float64]
    taste: NDArray[np.float64]
    registered: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: NDArray[np.int64]) -> People:
        """Select rows of every array, with repetition."""
        return replace(
            self, **{field.name: getattr(self, field.name)[rows] for field in fields(self)}
        )

    def age(self, day: int) -> NDArray[np.float64]:
        """Age in years on a day."""
        return (day - self.birth_day) / 365.25

    @property
    def strength(self) -> NDArray[np.float64]:
        """Strength at work in [0, 1]."""
        return HEALTH_STRENGTH[self.health]


def draw_ages(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Draw ages as of migrant workers (mean 43, a third above 50), and two children.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    count : int
        How many people.

    Returns
    -------
    ndarray of float64, (count,)
        Years at day 0; about one in two thousand, and two at least, are not yet 16.
    """
    ages = rng.normal(42.6, 13.0, count)
    outside = (ages < 16.2) | (ages > 67)
    ages[outside] = rng.uniform(18, 62, int(outside.sum()))
    children = rng.choice(count, min(count, max(2, count // 2000)), replace=False)
    ages[children] = rng.uniform(12.6, 13.6, len(children))
    return ages


def _schooling(rng: np.random.Generator, ages: NDArray[np.float64]) -> NDArray[np.int64]:
    limits = np.array(list(SCHOOLING_SHARES))
    shares = np.array(list(SCHOOLING_SHARES.values()))
    return SCHOOLING_RANKS[draw_categories(rng, shares[np.searchsorted(limits, ages)])]


def _health(rng: np.random.Generator, ages: NDArray[np.float64]) -> NDArray[np.int64]:
    old = np.clip((ages - 30) / 30, 0, 1.2)
    weak, ill, disabled = 0.05 + 0.14 * old, 0.02 + 0.10 * old, np.full(len(ages), 0.02)
    return draw_categories(rng, np.stack([1 - weak - ill - disabled, weak, ill, disabled], axis=1))


def _furthest(
    rng: np.random.Generator, ages: NDArray[np.float64], care: NDArray[np.bool_]
) -> NDArray[np.int64]:
    ties = 0.9 * care + np.clip((ages - 40) / 25, -0.6, 1.2)
    shares = FURTHEST_SHARES * np.exp(-0.55 * ties[:, None] * np.arange(6))
    return draw_categories(rng, shares)


def _reservation(
    rng: np.random.Generator, usual: NDArray[np.float64], furthest: NDArray[np.int64]
) -> NDArray[np.float64]:
    scene = np.array([0.80, 0.84, 0.90, 0.94, 1.08, 1.12])[furthest]
    asked = usual * scene * np.exp(rng.normal(-0.05, 0.16, len(usual)))
    least: NDArray[np.float64] = np.maximum(LEAST_PAY, asked)
    return least


def _households(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    sizes = rng.choice([1, 2, 3], count, p=[0.62, 0.30, 0.08])
    return np.repeat(np.arange(count), sizes)[:count]


def _draw_persons(rng: np.random.Generator, count: int, ground: Ground, work: Work) -> People:
    """Draw distinct persons, not yet registered."""
    ages = draw_ages(rng, count)
    household = _households(rng, count)
    homes = rng.integers(0, len(ground.codes), count)[household]
    care = (rng.random(count) < 0.36)[household] & (rng.random(count) < 0.75)
    schooling = _schooling(rng, ages)
    furthest = _furthest(rng, ages, care)
    careers = draw_careers(CareerDraws(work.catalogue, work.similarity, schooling, rng), ages)
    return People(
        person=np.arange(count),
        household=household,
        village=homes,
        position=ground.positions[homes] + rng.normal(0, HOME_SPREAD_DEGREES, (count, 2)),
        division=ground.levels[homes],
        birth_day=-np.round(ages * 365.25).astype(np.int64),
        is_male=rng.random(count) < 0.624,
        schooling=schooling,
        health=_health(rng, ages),
        has_care_duty=care,
        is_poor=(rng.random(count) < 0.15)[household],
        furthest=furthest,
        accepts_night=rng.random(count) < np.where(care, 0.3, 0.55),
        wants_lodging=rng.random(count) < np.where(furthest >= 4, 0.6, 0.1),
        past=careers.past,
        years=careers.years,
        wish=careers.wish,
        refusal=careers.refusal,
        certificates=draw_certificates(rng, careers, work.catalogue),
        reservation=_reservation(rng, usual_pay(careers, work.catalogue), furthest),
        reliability=rng.normal(size=count),
        taste=rng.normal(size=(count, TASTES)),
        registered=np.zeros(count, dtype=np.int64),
    )


def _registration_days(
    rng: np.random.Generator, count: int, config: SyntheticConfig
) -> NDArray[np.int64]:
    late = round(count * config.seekers_after_cut_off)
    early = draw_days(rng, config.start, FIRST_DAY, config.log_days, count - late)
    return np.concatenate(
        [early, draw_days(rng, config.start, config.log_days, config.all_days, late)]
    )


def draw_people(
    rng: np.random.Generator,
    count: int,
    ground: Ground,
    work: Work,
    config: SyntheticConfig,
) -> People:
    """Draw registered people in the order of registration; a few persons stand there twice.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    count : int
        Number of entries in the register, at least 10.
    ground : Ground
        Where they live.
    work : Work
        What there is to do.
    config : SyntheticConfig
        Time and shares.

    Returns
    -------
    People
        `count` entries; entries of one person share everything but the day.
    """
    twice = int(count * config.duplicate_share)
    persons = _draw_persons(rng, count - twice, ground, work)
    again = rng.choice(count - twice, twice, replace=False)
    entries = persons.take(rng.permutation(np.r_[np.arange(count - twice), again]))
    return replace(entries, registered=_registration_days(rng, count, config))
