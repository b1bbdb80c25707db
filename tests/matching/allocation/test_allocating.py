"""The `allocate` job, from files to a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.errors import DefectsError, InputError
from data.records import Employer
from data.writing import write_table
from matching.allocation.allocating import allocate_file, employer_rows
from matching.allocation.participants import Participants
from matching.allocation.problem import Files
from tests.matching.builders import make_market
from tests.worlds import World


@pytest.fixture
def files(world: World, tmp_path: Path) -> Files:
    """Let forty people share sixteen places in all live vacancies."""
    as_of = world.index.last_day
    assert as_of
    live = [v for v in world.index.market.vacancies if v.published_on <= as_of < v.expires_on]
    seekers = [seeker.seeker_id for seeker in world.index.market.seekers[:40]]
    write_table({"seeker_id": seekers[::-1]}, tmp_path / "people.csv")
    columns: dict[str, list[object]] = {
        "vacancy_id": [vacancy.vacancy_id for vacancy in live],
        "headcount": [1 if row < 16 else 0 for row in range(len(live))],
    }
    write_table(columns, tmp_path / "places.xlsx")
    return Files(
        world.artifact, world.market, tmp_path / "people.csv", tmp_path / "places.xlsx", as_of
    )


@pytest.mark.slow
def test_the_lists_have_the_columns_of_the_contract(files: Files, tmp_path: Path) -> None:
    """Positions from 1 without gaps, k at most, one price a vacancy, the same bytes again."""
    out = tmp_path / "lists.csv"

    done = allocate_file(files, out, 4)

    table = pd.read_csv(out)
    assert list(table.columns) == ["seeker_id", "vacancy_id", "position", "p_match", "price"]
    assert table.seeker_id.is_monotonic_increasing
    for _, own in table.groupby("seeker_id"):
        assert own.position.tolist() == list(range(1, len(own) + 1))
        assert own.vacancy_id.is_unique
        assert len(own) <= 4
    assert table.price.between(0, 1).all()
    assert len(table[["vacancy_id", "price"]].drop_duplicates()) == table.vacancy_id.nunique()
    assert table.vacancy_id.nunique() <= 16
    again = tmp_path / "again.csv"
    allocate_file(files, again, 4)
    assert again.read_bytes() == out.read_bytes()
    said = "\n".join(done.lines())
    assert "40 人参加" in said
    assert "空缺名额 16 个" in said
    assert f"预计安置 {done.lists.expected:.1f} 人" in said


@pytest.mark.slow
def test_whoever_gets_nothing_is_named(files: Files, tmp_path: Path) -> None:
    """With scores for one pair only, the others have no option; nothing else changes."""
    first = pd.read_excel(files.places, engine="calamine").vacancy_id[0]
    columns: dict[str, list[object]] = {
        "seeker_id": ["S00000002"], "vacancy_id": [first], "p_match": [0.5],
    }  # fmt: skip
    write_table(columns, tmp_path / "scores.csv")

    done = allocate_file(
        replace(files, scores=tmp_path / "scores.csv"), tmp_path / "lists.parquet", 5
    )

    table = pd.read_parquet(tmp_path / "lists.parquet")
    assert table.to_dict("records") == [
        {"seeker_id": "S00000002", "vacancy_id": first, "position": 1, "p_match": 0.5, "price": 0.5}
    ]
    assert any("39 人没有可以列入名单的岗位（S00000001、S00000003" in s for s in done.warnings)


@pytest.mark.slow
def test_what_is_wrong_is_told_and_nothing_written(files: Files, tmp_path: Path) -> None:
    """Bad places, and an ending that is none of ours, before any work."""
    with pytest.raises(InputError, match="结尾"):
        allocate_file(files, tmp_path / "lists.txt", 5)
    places = tmp_path / "bad.csv"
    places.write_text("vacancy_id,headcount\nV99999999,1\n", "utf-8")
    with pytest.raises(DefectsError, match=r"bad\.csv 第2行"):
        allocate_file(replace(files, places=places), tmp_path / "lists.csv", 5)
    assert not (tmp_path / "lists.csv").exists()


@pytest.mark.slow
def test_no_people_make_an_empty_table(files: Files, tmp_path: Path) -> None:
    """A file with its header only is no defect."""
    people = tmp_path / "nobody.csv"
    people.write_text("seeker_id\n", "utf-8")
    done = allocate_file(replace(files, seekers=people), tmp_path / "lists.csv", 5)
    assert (tmp_path / "lists.csv").read_text("utf-8").splitlines() == [
        "seeker_id,vacancy_id,position,p_match,price"
    ]
    assert done.lines()[0] == "0 人参加，0 人有名单，共 0 条推荐"


def test_employers_are_numbered_as_they_come() -> None:
    """V1, V2 and V5 are of the same employer."""
    market = make_market()
    assert isinstance(market.employers[0], Employer)
    assert employer_rows(Participants((), market.vacancies, ())).tolist() == [0, 0, 1, 2, 0]
    assert market.vacancies[0].published_on <= date(2025, 3, 9)
