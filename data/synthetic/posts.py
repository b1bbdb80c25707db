"""What is true of each vacancy, whatever the advertisement says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.synthetic.chance import draw_categories
from data.synthetic.config import SyntheticConfig
from data.synthetic.firms import AWAY, NOWHERE, WELFARE, Firms
from data.synthetic.ground import Ground
from data.synthetic.occupations import Work
from data.synthetic.people import TASTES
from data.synthetic.seasons import draw_days

SCENE_PAY = np.array([0.86, 0.95, 1.0, 1.04, 1.22, 0.95])
SCENE_HEADCOUNT = np.array([5.0, 4.0, 2.0, 3.0, 5.0, 1.5])
MEAN_LIFE_DAYS = 118
NO_LIMIT = 99.0
LEAST_PAY = 1750.0
SUPPORT = (
    "保安",
    "保洁",
    "厨工",
    "文员",
    "仓管",
    "工厂电工",
    "轻卡送货",
    "质检",
    "包装",
    "装卸",
    "会计",
)


@dataclass(frozen=True, slots=True)
class Posts:
    """Latent facts of v vacancies, one array a fact.

    `shift` is 0 by day, 1 in turns, 2 at night; `newbie` in [0, 1] is the welcome for
    beginners; `flavour` meets the private taste of people; `strictness` is the firm's.
    """

    firm: NDArray[np.int64]
    occupation: NDArray[np.int64]
    scene: NDArray[np.int64]
    division: NDArray[np.int64]
    position: NDArray[np.float64]
    pay: NDArray[np.float64]
    shift: NDArray[np.int64]
    has_lodging: NDArray[np.bool_]
    is_flexible: NDArray[np.bool_]
    has_insurance: NDArray[np.bool_]
    newbie: NDArray[np.float64]
    wished_years: NDArray[np.float64]
    min_age: NDArray[np.float64]
    max_age: NDArray[np.float64]
    schooling: NDArray[np.int64]
    needs_certificate: NDArray[np.bool_]
    headcount: NDArray[np.int64]
    opens: NDArray[np.int64]
    closes: NDArray[np.int64]
    quality: NDArray[np.float64]
    strictness: NDArray[np.float64]
    is_fake: NDArray[np.bool_]
    flavour: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.firm)

    def live(self, day: int) -> NDArray[np.bool_]:
        """Say which vacancies are live on a day."""
        return (self.opens <= day) & (day < self.closes)


def _firm_of_each(
    rng: np.random.Generator, firms: Firms, opens: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give each post a firm: bigger firms publish more, firms of the test period only late."""
    size = rng.gamma(1.5, 1.0, len(firms)) + 0.1
    old = np.where(firms.opens < 0, size, 0.0)
    late = opens >= firms.opens.max()
    anyone = rng.choice(len(firms), len(opens), p=size / size.sum())
    established = rng.choice(len(firms), len(opens), p=old / old.sum())
    return np.where(late, anyone, established)


def _occupations(
    rng: np.random.Generator,
    work: Work,
    firms: Firms,
    firm: NDArray[np.int64],
    demand: NDArray[np.float64],
) -> NDArray[np.int64]:
    """Draw the work: mostly around the firm's trade, a tenth are supporting posts."""
    catalogue = work.catalogue
    near = work.similarity[firms.trade[firm]] ** 1.5 + 0.002
    exists = catalogue.scenes[:, firms.scene[firm]].T
    main = draw_categories(rng, near * exists * demand)
    names = [occupation.name for occupation in catalogue.occupations]
    support = np.array([name in SUPPORT for name in names])
    help_needed = draw_categories(rng, exists * demand * (support + 1e-9))
    supporting = (rng.random(len(firm)) < 0.12) & (firms.scene[firm] != WELFARE)
    return np.where(supporting, help_needed, main)


def draw_demand(
    rng: np.random.Generator, work: Work, late: NDArray[np.bool_], strength: float
) -> NDArray[np.float64]:
    """Weigh occupations for each post: their mix shifts in the last quarter.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws where the mix drifts.
    work : Work
        The m occupations.
    late : ndarray of bool, (v,)
        The post appears in the last quarter.
    strength : float
        Standard deviation of the drift, on a log scale.

    Returns
    -------
    ndarray of float64, (v, m)
        Weights.
    """
    drift = np.exp(strength * rng.normal(size=len(work.catalogue.demand)))
    return work.catalogue.demand * np.where(late[:, None], drift, 1.0)


def _divisions(firms: Firms, firm: NDArray[np.int64], ground: Ground) -> NDArray[np.int64]:
    levels = np.append(ground.levels, NOWHERE)
    return levels[firms.village[firm]]


def _pay(
    rng: np.random.Generator,
    work: Work,
    firms: Firms,
    firm: NDArray[np.int64],
    occupation: NDArray[np.int64],
    late: NDArray[np.bool_],
) -> NDArray[np.float64]:
    usual = work.catalogue.pay[occupation] * SCENE_PAY[firms.scene[firm]] * firms.pay_level[firm]
    drift = np.exp(rng.normal(0.04, 0.05, len(work.catalogue.pay)))[occupation]
    pay = usual * np.where(late, drift, 1.0) * np.exp(rng.normal(0, 0.12, len(firm)))
    bait = np.where(firms.is_fake[firm], 1.7, 1.0)
    paid: NDArray[np.float64] = np.maximum(LEAST_PAY, pay * bait)
    return paid


def _lives(rng: np.random.Generator, count: int) -> NDArray[np.int64]:
    return (20 + rng.gamma(3.0, (MEAN_LIFE_DAYS - 20) / 3.0, count)).astype(np.int64)


def _headcounts(rng: np.random.Generator, scene: NDArray[np.int64]) -> NDArray[np.int64]:
    mean = SCENE_HEADCOUNT[scene]
    return np.clip(np.round(mean * np.exp(rng.normal(-0.5, 0.9, len(scene)))), 1, 60).astype(
        np.int64
    )


def _shifts(rng: np.random.Generator, night: NDArray[np.float64]) -> NDArray[np.int64]:
    draw = rng.random(len(night))
    return np.where(draw < 0.2 * night, 2, np.where(draw < 0.85 * night, 1, 0))


def draw_posts(
    rng: np.random.Generator,
    count: int,
    work: Work,
    firms: Firms,
    ground: Ground,
    config: SyntheticConfig,
) -> Posts:
    """Draw vacancies in the order of publication.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    count : int
        How many, at least 10.
    work : Work
        What there is to do.
    firms : Firms
        Who publishes.
    ground : Ground
        Villages, for the divisions of workplaces.
    config : SyntheticConfig
        Time and the strength of the shift in the last quarter.

    Returns
    -------
    Posts
        Their latent facts.
    """
    opens = draw_days(rng, config.start, -MEAN_LIFE_DAYS // 2, config.all_days, count)
    late = opens >= config.log_days
    firm = _firm_of_each(rng, firms, opens)
    occupation = _occupations(
        rng, work, firms, firm, draw_demand(rng, work, late, config.shift_strength)
    )
    facts = work.catalogue
    scene, skill = firms.scene[firm], facts.skill[occupation]
    local = np.isin(scene, (0, 1, WELFARE))
    newbie = np.clip(rng.normal(0.95 - 0.9 * skill, 0.22), 0, 1)
    has_age_wish = rng.random(count) < 0.55
    oldest = np.round(np.where(local, rng.normal(58, 5, count), rng.normal(49, 6, count)))
    return Posts(
        firm=firm,
        occupation=occupation,
        scene=scene,
        division=_divisions(firms, firm, ground),
        position=firms.position[firm],
        pay=_pay(rng, work, firms, firm, occupation, late),
        shift=_shifts(rng, facts.night[occupation]),
        has_lodging=rng.random(count) < np.where(scene == AWAY, 0.85, 0.25),
        is_flexible=rng.random(count) < np.where(local, 0.5, 0.06),
        has_insurance=rng.random(count) < np.clip(0.45 + 0.2 * firms.quality[firm], 0.02, 0.98),
        newbie=newbie,
        wished_years=np.where(newbie < 0.4, rng.integers(1, 4, count), 0).astype(np.float64),
        min_age=np.where(has_age_wish, rng.choice([16, 18, 18, 18, 20], count), 0.0),
        max_age=np.where(has_age_wish, np.clip(oldest, 32, 65), NO_LIMIT),
        schooling=np.where(rng.random(count) < 0.7, facts.education[occupation], 0).astype(
            np.int64
        ),
        needs_certificate=(facts.needed[occupation] >= 0) & (rng.random(count) < 0.85),
        headcount=_headcounts(rng, scene),
        opens=opens,
        closes=opens + _lives(rng, count),
        quality=firms.quality[firm],
        strictness=firms.strictness[firm],
        is_fake=firms.is_fake[firm],
        flavour=rng.normal(size=(count, TASTES)) / np.sqrt(TASTES),
    )
