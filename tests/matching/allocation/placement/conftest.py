"""Files of a batch on the small trained market."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.writing import write_table
from matching.allocation.problem import Files
from tests.worlds import World


@pytest.fixture
def files(world: World, tmp_path: Path) -> Files:
    """Let thirty people take part, and every vacancy with one place, each pair with a score."""
    market, as_of = world.index.market, world.index.last_day
    assert as_of
    people = [seeker.seeker_id for seeker in market.seekers[:30]]
    live = [v.vacancy_id for v in market.vacancies if v.published_on <= as_of < v.expires_on][:12]
    n, m = len(people), len(live)
    p = np.round(np.random.default_rng(0).beta(1, 6, n * m), 4)
    folder = tmp_path / "in"
    folder.mkdir()
    write_table({"seeker_id": people}, folder / "people.csv")
    write_table({"vacancy_id": live, "headcount": [1] * m}, folder / "places.csv")
    write_table(
        {"seeker_id": np.repeat(people, m).tolist(), "vacancy_id": live * n, "p_match": p},
        folder / "scores.csv",
    )
    (folder / "rules.toml").write_text('households = "employer"\ntownship_floor = 0.1\n', "utf-8")
    return Files(
        world.artifact, world.market, folder / "people.csv", folder / "places.csv", as_of,
        folder / "scores.csv",
    )  # fmt: skip


@pytest.fixture
def rules(files: Files) -> Path:
    """Name the rules beside the other files."""
    return files.seekers.parent / "rules.toml"
