"""What is true of each firm, whatever the register says."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.synthetic.chance import draw_categories
from data.synthetic.config import SyntheticConfig
from data.synthetic.ground import HEYUAN_POSITION, Destinations, Ground, load_destinations
from data.synthetic.occupations import SCENES, Catalogue

SCENE_SHARES = np.array([0.10, 0.19, 0.18, 0.13, 0.36, 0.04])
AWAY = SCENES.index("a")
WELFARE = SCENES.index("p")
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Firms:
    """Latent facts of f firms.

    Parameters
    ----------
    scene : ndarray of int64, (f,)
        Index into `occupations.SCENES`.
    trade : ndarray of int64, (f,)
        The occupation the firm is built around.
    village, destination : ndarray of int64, (f,)
        Where it stands; -1 where the other says it.
    position : ndarray of float64, (f, 2)
        WGS-84 latitude and longitude.
    quality : ndarray of float64, (f,)
        How good an employer it is; standard normal.
    pay_level : ndarray of float64, (f,)
        Factor on usual pay.
    strictness : ndarray of float64, (f,)
        How choosy its hiring is; standard normal and private.
    is_fake : ndarray of bool, (f,)
        Its posts bait with pay and hire nobody.
    opens : ndarray of int64, (f,)
        First day on which it publishes.
    unlicensed_from, blacklisted_until : ndarray of int64, (f,)
        Days; `NEVER` where it does not apply.
    """

    scene: NDArray[np.int64]
    trade: NDArray[np.int64]
    village: NDArray[np.int64]
    destination: NDArray[np.int64]
    position: NDArray[np.float64]
    quality: NDArray[np.float64]
    pay_level: NDArray[np.float64]
    strictness: NDArray[np.float64]
    is_fake: NDArray[np.bool_]
    opens: NDArray[np.int64]
    unlicensed_from: NDArray[np.int64]
    blacklisted_until: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.scene)


NEVER = 10**6


def _positions(
    scene: NDArray[np.int64],
    village: NDArray[np.int64],
    destination: NDArray[np.int64],
    ground: Ground,
    destinations: Destinations,
) -> NDArray[np.float64]:
    city = np.tile(HEYUAN_POSITION, (len(scene), 1))
    choices = (
        ground.positions[village],
        ground.towns[village],
        ground.county_seats[village],
        city,
        destinations.positions[destination],
        ground.positions[village],
    )
    return np.choose(scene[:, None], choices)


def _some_days(
    rng: np.random.Generator, count: int, share: float, config: SyntheticConfig
) -> NDArray[np.int64]:
    """Give a share of the firms, and one at least, a day; the others `NEVER`."""
    days = rng.integers(config.log_days // 2, config.all_days + 200, count)
    hit = rng.random(count) < share
    hit[rng.integers(0, count)] = True
    return np.where(hit, days, NEVER)


def draw_firms(
    rng: np.random.Generator,
    count: int,
    ground: Ground,
    catalogue: Catalogue,
    config: SyntheticConfig,
) -> Firms:
    """Draw firms: workshops in villages, plants in townships, the county town, the city, away.

    Parameters
    ----------
    rng : numpy.random.Generator
        Source of chance.
    count : int
        How many, at least 10.
    ground : Ground
        Where those of Heyuan stand.
    catalogue : Catalogue
        What they do.
    config : SyntheticConfig
        Time; a tenth of the firms open only after the cut-off.

    Returns
    -------
    Firms
        Their latent facts.
    """
    scene = draw_categories(rng, np.tile(SCENE_SHARES, (count, 1)))
    places = load_destinations()
    destination = rng.choice(len(places.places), count, p=places.weights)
    village = rng.integers(0, len(ground.codes), count)
    position = _positions(scene, village, destination, ground, places)
    return Firms(
        scene=scene,
        trade=draw_categories(rng, catalogue.demand * catalogue.scenes[:, scene].T),
        village=np.where(scene == AWAY, NOWHERE, village),
        destination=np.where(scene == AWAY, destination, NOWHERE),
        position=position + rng.normal(0, 0.01, (count, 2)),
        quality=rng.normal(size=count),
        pay_level=np.exp(rng.normal(0, 0.09, count)),
        strictness=rng.normal(size=count),
        is_fake=(rng.random(count) < 0.015) & (scene != WELFARE),
        opens=np.where(rng.random(count) < 0.1, config.log_days, -NEVER),
        unlicensed_from=_some_days(rng, count, 0.02, config),
        blacklisted_until=_some_days(rng, count, 0.012, config),
    )
