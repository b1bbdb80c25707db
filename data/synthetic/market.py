"""Making a synthetic market: the world is drawn, lives through its log, and is written down."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from data.records import Market
from data.synthetic.board import FirmWriter, PostWriter, World
from data.synthetic.config import SyntheticConfig
from data.synthetic.firms import draw_firms
from data.synthetic.ground import draw_ground
from data.synthetic.history import History, Progress
from data.synthetic.occupations import Work, load_catalogue
from data.synthetic.office import Office
from data.synthetic.pen import Pen
from data.synthetic.people import draw_people
from data.synthetic.posts import draw_posts
from data.synthetic.queries import draw_queries
from data.synthetic.register import Clerk
from data.synthetic.truth import Truth

POSTS_A_FIRM = 4
SMALLEST = 10


@dataclass(frozen=True, slots=True)
class SyntheticMarket:
    """A market as an office sees it, and what is true of it.

    Parameters
    ----------
    market : Market
        What may be read.
    truth : Truth
        What may only be measured against.
    """

    market: Market
    truth: Truth


def generate_market(
    seed: int,
    n_seekers: int = 5000,
    n_vacancies: int = 2000,
    *,
    config: SyntheticConfig | None = None,
    progress: Progress | None = None,
) -> SyntheticMarket:
    """Make a market with known truth.

    Parameters
    ----------
    seed : int
        The same seed, sizes and configuration give the same market.
    n_seekers, n_vacancies : int
        Entries in the register and vacancies over the whole time; at least 10 each.
    config : SyntheticConfig, optional
        Everything else.
    progress : callable, optional
        Told the share of the log's days that are done, from 0 to 1.

    Returns
    -------
    SyntheticMarket
        All logged events lie before `config.cut_off`, all queries on or after it.

    Raises
    ------
    ValueError
        If a size is below 10.

    Examples
    --------
    >>> synthetic = generate_market(0, 30, 20)
    >>> len(synthetic.market.seekers), len(synthetic.market.vacancies)
    (30, 20)
    """
    if min(n_seekers, n_vacancies) < SMALLEST:
        raise ValueError(f"合成市场至少要有{SMALLEST}名求职人员和{SMALLEST}个岗位")
    config = config or SyntheticConfig()
    streams = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(8)]
    world, truth = _draw_world(streams, n_seekers, n_vacancies, config)
    seekers = Clerk(truth.people, world.ground, world.catalogue, config, streams[3]).entries()
    firm_writer = FirmWriter(world, Pen(streams[4]))
    employers = firm_writer.employers()
    vacancies = PostWriter(world, firm_writer, Pen(streams[5])).vacancies()
    history = _live(truth, streams[6], progress)
    market = Market(
        seekers=seekers,
        employers=employers,
        vacancies=vacancies,
        interactions=history.ledger.interactions(
            config.start, [s.seeker_id for s in seekers], [v.vacancy_id for v in vacancies]
        ),
    )
    return SyntheticMarket(market, replace(truth, queries=draw_queries(streams[7], truth, market)))


def _draw_world(
    streams: list[np.random.Generator], n_seekers: int, n_vacancies: int, config: SyntheticConfig
) -> tuple[World, Truth]:
    catalogue = load_catalogue().concentrated(config.concentration)
    ground = draw_ground(streams[0])
    work = Work(catalogue, catalogue.similarity(streams[0]))
    people = draw_people(streams[1], n_seekers, ground, work, config)
    firms = draw_firms(
        streams[2], max(SMALLEST, n_vacancies // POSTS_A_FIRM), ground, catalogue, config
    )
    posts = draw_posts(streams[2], n_vacancies, work, firms, ground, config)
    world = World(firms, posts, ground, catalogue, config)
    return world, Truth(people, posts, firms, work, config)


def _live(truth: Truth, rng: np.random.Generator, progress: Progress | None) -> History:
    understanding = rng.beta(2, 2, len(truth.people))
    history = History(truth, rng)
    history.run(
        Office(truth.people, truth.posts, truth.work, understanding, truth.config), progress
    )
    return history
