"""An allocation read from folders and files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.errors import ArtifactError
from data.writing import write_table
from matching.allocation.problem import Files, read_problem
from tests.worlds import World


@pytest.fixture
def files(world: World, tmp_path: Path) -> Files:
    """Let eight people and every vacancy take part, two places each."""
    market, as_of = world.index.market, world.index.last_day
    assert as_of
    seekers = [seeker.seeker_id for seeker in market.seekers[:8]]
    vacancies = [vacancy.vacancy_id for vacancy in market.vacancies]
    write_table({"seeker_id": seekers}, tmp_path / "people.xlsx")
    write_table(
        {"vacancy_id": vacancies, "headcount": [2] * len(vacancies)}, tmp_path / "places.csv"
    )
    return Files(
        world.artifact, world.market, tmp_path / "people.xlsx", tmp_path / "places.csv", as_of
    )


@pytest.mark.slow
def test_the_model_scores_the_lawful_pairs(world: World, files: Files) -> None:
    """Of live vacancies; the others are warned of."""
    problem = read_problem(files)

    sides = problem.participants
    live = [v for v in world.index.market.vacancies if v.published_on <= files.as_of < v.expires_on]
    assert list(sides.vacancies) == sorted(live, key=lambda v: v.vacancy_id)
    gone = len(world.index.market.vacancies) - len(live)
    assert sum("不在招聘期内" in said for said in problem.warnings) == gone > 0
    assert 0 < len(problem.chances.arcs) <= len(sides.seekers) * len(sides.vacancies)
    np.testing.assert_array_equal(
        problem.chances.arcs.p_match, problem.chances.p_apply * problem.chances.p_accept
    )


@pytest.mark.slow
def test_scores_replace_the_model_but_not_its_verification(
    world: World, files: Files, tmp_path: Path
) -> None:
    """A pair without a row is not considered; a folder without a model is still refused."""
    sides = read_problem(files).participants
    first = sides.vacancies[0].vacancy_id
    pair: dict[str, list[object]] = {
        "seeker_id": ["S00000001"],
        "vacancy_id": [first],
        "p_match": [0.25],
    }
    write_table(pair, tmp_path / "scores.parquet")

    chances = read_problem(replace(files, scores=tmp_path / "scores.parquet")).chances

    assert chances.arcs.p_match.tolist() == [0.25]
    assert chances.p_accept.tolist() == [1.0]
    with pytest.raises(ArtifactError):
        read_problem(replace(files, scores=tmp_path / "scores.parquet", artifact=tmp_path))
