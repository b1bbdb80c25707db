"""The folders that are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.errors import FolderError
from data.reading import read_market
from data.records import Employer, EmployerId
from data.synthetic import SyntheticMarket, filled_places, generate_market, write_synthetic
from data.synthetic.folders import TRUTH_FILES, candidates, may_refer


@pytest.fixture(scope="module")
def small() -> SyntheticMarket:
    """Make a market for files."""
    return generate_market(1, 300, 200)


@pytest.fixture(scope="module")
def out(small: SyntheticMarket, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write it."""
    folder = tmp_path_factory.mktemp("synthetic") / "out"
    write_synthetic(small, folder)
    return folder


def test_truth_stands_apart(out: Path) -> None:
    """The market folder holds the four tables and nothing else."""
    assert sorted(p.name for p in (out / "market").iterdir()) == [
        "employers.csv",
        "interactions.csv",
        "seekers.csv",
        "vacancies.csv",
    ]
    assert sorted(p.name for p in (out / "truth").iterdir()) == sorted(TRUTH_FILES)


def test_market_loads_without_defect(out: Path, small: SyntheticMarket) -> None:
    """What was written is read again, event for event."""
    reading = read_market(out / "market")
    assert reading.market.interactions == small.market.interactions
    assert len(reading.market.seekers) == 300
    assert [v.title for v in reading.market.vacancies] == [v.title for v in small.market.vacancies]


def test_same_bytes_again(out: Path, small: SyntheticMarket, tmp_path: Path) -> None:
    """Writing twice gives the same bytes, over an earlier market too."""
    again = tmp_path / "again"
    write_synthetic(generate_market(2, 30, 20), again)
    write_synthetic(generate_market(1, 300, 200), again)
    for path in sorted(out.rglob("*.*")):
        assert path.read_bytes() == (again / path.relative_to(out)).read_bytes(), path.name


def test_foreign_files_are_not_overwritten(small: SyntheticMarket, tmp_path: Path) -> None:
    """A folder with something else in it is refused."""
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(FolderError):
        write_synthetic(small, tmp_path)


def test_pairs_hold_every_candidate_of_every_query(out: Path, small: SyntheticMarket) -> None:
    """Each query has each lawful live vacancy with places once, with the truth's numbers."""
    pairs = pd.read_parquet(out / "truth" / "pairs.parquet")
    queries = small.truth.queries
    assert len(pairs) == sum(len(candidates(small, query.as_of)) for query in queries)
    query = queries[len(queries) // 2]
    rows = candidates(small, query.as_of)
    mine = pairs[pairs["seeker_id"] == query.seeker_id]
    expected = small.truth.probabilities(np.array([query.seeker_row]), rows, query.as_of)
    np.testing.assert_allclose(mine["p_apply"], expected[0])
    np.testing.assert_allclose(mine["p_accept"], expected[1])
    assert mine["p_attainable"].between(0, 1).all()


def test_candidates_are_live_and_have_places(small: SyntheticMarket) -> None:
    """Nothing expired, unpublished, filled or unlawful is a candidate."""
    day = small.truth.queries[0].as_of
    filled = filled_places(small.market)
    rows = candidates(small, day).tolist()
    assert rows
    for row in rows:
        vacancy = small.market.vacancies[row]
        assert vacancy.published_on <= day < vacancy.expires_on
        assert vacancy.headcount > filled[row]


@pytest.mark.parametrize(
    ("licensed", "barred", "may"),
    [
        (None, None, True),
        (date(2025, 5, 1), None, True),
        (date(2025, 4, 30), None, False),
        (None, date(2025, 4, 30), True),
        (None, date(2025, 5, 1), False),
    ],
)
def test_law_over_employers(licensed: date | None, barred: date | None, *, may: bool) -> None:
    """A licence must last to the day, and a blacklisting must be over."""
    employer = Employer(employer_id=EmployerId("E1"), name="厂")
    employer = replace(employer, licensed_until=licensed, blacklisted_until=barred)
    assert may_refer(employer, date(2025, 5, 1)) is may


def test_true_occupations_are_written(out: Path) -> None:
    """Recall of occupations can be measured."""
    people = pd.read_parquet(out / "truth" / "seekers.parquet")
    posts = pd.read_parquet(out / "truth" / "vacancies.parquet")
    assert people["past_occupations"].notna().mean() > 0.8
    assert posts["occupation"].notna().all()
