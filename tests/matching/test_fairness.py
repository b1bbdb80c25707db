"""What the law forbids to weigh is changed for everybody, on disk, and no score moves by a bit."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data.reading import read_market
from data.reading.market import MarketReading
from data.synthetic.identity import id_number
from matching.artifact import load_artifact
from matching.market_index import index_market
from matching.recommender import Recommender
from matching.scoring import ScoredMarket
from tests.worlds import World

N_PAIRS = 20_000
N_LISTED = 15
OTHER_SEX = {"男": "女", "女": "男", "": "女"}
FORBIDDEN = {
    "民族": ("汉族", "畲族"),
    "婚姻状况": ("未婚", "离异"),
    "ethnicity": ("han", "she"),
    "marital_status": ("single", "widowed"),
    "宗教信仰": ("无", "佛教"),
}
"""Columns that registers hold and the exchange format does not, with two of their values."""


def written(market: Path, folder: Path, side: int) -> MarketReading:
    """Copy a market with the forbidden columns, as they are (0) or all changed (1), and read it."""
    shutil.copytree(market, folder)
    path = folder / "seekers.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for i, row in enumerate(rows):
        row.update({name: values[(i + side) % 2] for name, values in FORBIDDEN.items()})
        row.update(changed(row, i) if side else {})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return read_market(folder)


def changed(row: dict[str, str], i: int) -> dict[str, str]:
    """Give the other sex, in the column and in the identity number, and another name."""
    given = row["id_number"]
    born, order = given[6:14], int(given[14:17] or 0)
    other = id_number(given[:6], date.fromisoformat(born), order ^ 1) if given else ""
    return {"sex": OTHER_SEX[row["sex"]], "id_number": other, "name": f"钟{'秀勇'[i % 2]}{i}"}


@pytest.fixture(scope="module")
def sides(
    world: World, tmp_path_factory: pytest.TempPathFactory
) -> tuple[MarketReading, MarketReading]:
    """Give the market as it is and with everything forbidden changed."""
    folder = tmp_path_factory.mktemp("sides")
    first, second = (written(world.market, folder / str(side), side) for side in (0, 1))
    return first, second


def test_columns_that_the_format_does_not_know_are_said_and_left_out(
    sides: tuple[MarketReading, MarketReading],
) -> None:
    """Ethnicity, marital status and faith never get as far as a record."""
    for reading in sides:
        warned = " ".join(map(str, reading.warnings))
        assert [name for name in FORBIDDEN if name not in warned] == []


def test_everybody_was_changed(sides: tuple[MarketReading, MarketReading]) -> None:
    """Else equal scores would prove nothing; and nothing else was changed."""
    first, second = (reading.market for reading in sides)

    for one, other in zip(first.seekers, second.seekers, strict=True):
        assert one.sex != other.sex
        assert one.name != other.name
        assert one.id_number is None or one.id_number != other.id_number
    assert {person.sex for person in second.seekers} >= {"男", "女"}
    assert (first.vacancies, first.interactions) == (second.vacancies, second.interactions)


def test_no_score_moves_by_a_bit(world: World, sides: tuple[MarketReading, MarketReading]) -> None:
    """Both probabilities of 20,000 pairs, byte by byte."""
    model, _ = load_artifact(world.artifact)
    rng = np.random.default_rng(4)
    found = []
    pairs = rng.choice(len(world.index.market.seekers) * len(world.index.market.vacancies),
                       N_PAIRS, replace=False)  # fmt: skip
    for reading in sides:
        scored = ScoredMarket(model, index_market(reading.market))
        as_of = scored.index.default_as_of(date(2025, 1, 1))
        rows = np.divmod(pairs, len(reading.market.vacancies))
        found.append(scored.score(scored.people, scored.posts, *rows, as_of))
    before, after = found

    assert len(np.unique(before.p_apply)) > N_PAIRS // 2
    assert before.p_apply.tobytes() == after.p_apply.tobytes()
    assert before.p_accept.tobytes() == after.p_accept.tobytes()


def test_no_list_changes(world: World, sides: tuple[MarketReading, MarketReading]) -> None:
    """Filters, order, reasons and caveats, for people and for vacancies."""
    model, _ = load_artifact(world.artifact)
    found = []
    for reading in sides:
        index = index_market(reading.market)
        asked = Recommender(model, index, index.default_as_of(date(2025, 1, 1)))
        people = [person.seeker_id for person in reading.market.seekers[:N_LISTED]]
        posts = [vacancy.vacancy_id for vacancy in reading.market.vacancies[-N_LISTED:]]
        found.append(
            [asked.recommend_vacancies(one, 10) for one in people]
            + [asked.recommend_seekers(one, 10) for one in posts]
        )
    before, after = found

    assert sum(map(len, before)) > N_LISTED
    assert before == after
