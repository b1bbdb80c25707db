"""A market of a few people and posts, and a model fitted on made-up numbers, both instantly."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.columns import Kinds
from data.records import Employer, EmployerId, Interaction, Market, Seeker, Vacancy
from features.pair_features import FEATURE_NAMES
from matching.labels import Labels
from matching.market_index import index_market
from matching.model import MatchModel, Side, Source
from matching.retention import Retention, learn_retention
from matching.scoring import ScoredMarket
from models.side import fit_side
from models.side_config import SideConfig
from tests.features.builders import (
    make_employer,
    make_event,
    make_seeker,
    make_vacancy,
    small_encoder,
)

PEOPLE: Final = (
    make_seeker("S1", profile_text="想做缝纫，踩电车三年", county="紫金县", township="紫城镇"),
    make_seeker("S2", profile_text="想做保洁，不上夜班", county="紫金县", has_care_duty=True),
    make_seeker("S3", birth_date=date(2010, 1, 1)),
    make_seeker("S4", registered_on=date(2025, 4, 1), county="龙川县"),
    make_seeker("S5", profile_text="做过保安", furthest_workplace="县内", county="龙川县"),
)
EMPLOYERS: Final = (
    make_employer("E1", accepts_batches=True),
    make_employer("E2", accepts_batches=False),
    make_employer("E3"),
)
POSTS: Final = (
    make_vacancy("V1", title="缝纫工", workplace="紫金县紫城镇", headcount=2),
    make_vacancy("V2", title="保洁员", workplace="紫金县", headcount=1),
    make_vacancy("V3", title="保安员", employer_id=EmployerId("E2"), shift="两班倒"),
    make_vacancy("V4", title="家政保姆", employer_id=EmployerId("E3"), workplace="深圳市"),
    make_vacancy("V5", title="熨烫工", expires_on=date(2025, 3, 10)),
)
EVENTS: Final = (
    make_event("S5", "V2", Kinds.VIEWED, date(2025, 3, 2)),
    make_event("S5", "V2", Kinds.APPLIED, date(2025, 3, 3)),
    make_event("S5", "V2", Kinds.REJECTED, date(2025, 3, 5)),
    make_event("S1", "V3", Kinds.VIEWED, date(2025, 3, 6)),
)


def make_market(
    seekers: Sequence[Seeker] = PEOPLE,
    employers: Sequence[Employer] = EMPLOYERS,
    vacancies: Sequence[Vacancy] = POSTS,
    interactions: Sequence[Interaction] = EVENTS,
) -> Market:
    """Make a market; what is not given is the small one."""
    return Market(tuple(seekers), tuple(employers), tuple(vacancies), tuple(interactions))


@cache
def make_side(
    columns: tuple[str, ...] = FEATURE_NAMES, seed: int = 0, source: Source = "own"
) -> Side:
    """Fit a side on numbers in which the work done and wished decides."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(400, len(columns)))
    chances = 1.0 / (1.0 + np.exp(1.0 - 2.0 * X[:, columns.index("work_level")]))
    y = (rng.random(400) < chances).astype(float)
    period = np.arange(400) // 20
    return Side(fit_side(X, y, period, columns=columns, config=SideConfig(), seed=seed), source)


def make_model() -> MatchModel:
    """Put the six-occupation encoder and two such sides together."""
    return MatchModel(small_encoder(), make_side(), make_side(seed=1))


def make_hires() -> tuple[Labels, NDArray[np.float32]]:
    """Hire a thousand, of whom those stay longer who are paid more and live near."""
    rng, n = np.random.default_rng(5), 1000
    X = random_features(n, seed=5)
    pull = [FEATURE_NAMES.index(name) for name in ("pay_over_expected", "reach_beyond_wish")]
    pay, way = np.nan_to_num(X[:, pull]).T
    y = (rng.random(n) < 1.0 / (1.0 + np.exp(-0.5 - pay + way))).astype(float)
    rows = np.arange(n, dtype=np.int64)
    return Labels(rows, rows, rows // 5, y, np.zeros(n)), X


@cache
def make_retention() -> Retention:
    """Learn who stays from such hires."""
    learned = learn_retention(*make_hires(), seed=0)
    if learned is None:
        raise AssertionError
    return learned


def make_scored(market: Market | None = None) -> ScoredMarket:
    """Encode a market with that model."""
    return ScoredMarket(make_model(), index_market(market or make_market()))


def random_features(n: int, seed: int = 0) -> NDArray[np.float32]:
    """Draw a feature matrix with some blanks."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, len(FEATURE_NAMES))).astype(np.float32)
    X[rng.random(X.shape) < 0.1] = np.nan
    return X
