"""Reading a truth folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from data.errors import FolderError
from matching.evaluation.truth import read_truth
from matching.market_index import index_market
from tests.matching.builders import make_market
from tests.matching.evaluation.cases import truth_frame, write_truth

INDEX = index_market(make_market())


def test_pairs_of_a_query_lie_together_with_their_product(tmp_path: Path) -> None:
    """In the order of people, days and vacancies, whatever the order of the file."""
    truth = read_truth(write_truth(tmp_path, truth_frame()), INDEX)

    assert truth.seeker_rows.tolist() == [0, 0, 1, 1]
    assert truth.vacancy_rows.tolist() == [0, 2, 0, 1]
    assert truth.group.tolist() == [2, 2]
    assert truth.p_match.tolist() == [0.4 * 0.25, 0.6 * 0.5, 0.5 * 0.5, 0.1 * 0.3]
    assert set(truth.days.tolist()) == {date(2025, 3, 10).toordinal()}
    assert truth.attainable is not None
    assert truth.attainable.tolist() == [0.2, 0.1, 0.3, 0.05]


@pytest.mark.parametrize(
    "days",
    [
        pd.Series([date(2025, 3, 10)] * 4),
        pd.Series(pd.to_datetime(["2025-03-10"] * 4)),
        pd.Series(["2025-03-10"] * 4),
    ],
    ids=["dates", "timestamps", "text"],
)
def test_days_may_be_written_in_three_ways(tmp_path: Path, days: pd.Series[Any]) -> None:
    """Dates, timestamps and ISO text are the same day."""
    truth = read_truth(write_truth(tmp_path, truth_frame().assign(as_of=days)), INDEX)

    assert set(truth.days.tolist()) == {date(2025, 3, 10).toordinal()}


def test_one_person_asked_twice_is_two_queries(tmp_path: Path) -> None:
    """A query is a person on a day."""
    frame = truth_frame().assign(as_of=["2025-03-10", "2025-03-11", "2025-03-10", "2025-03-10"])

    assert read_truth(write_truth(tmp_path, frame), INDEX).group.tolist() == [1, 1, 2]


def test_the_attainable_column_may_be_missing(tmp_path: Path) -> None:
    """Other generators need not know it."""
    frame = truth_frame().drop(columns="p_attainable")

    assert read_truth(write_truth(tmp_path, frame), INDEX).attainable is None


BAD: dict[str, tuple[Callable[[pd.DataFrame], pd.DataFrame], str]] = {
    "a missing column": (
        lambda frame: frame.drop(columns=["p_accept", "as_of"]),
        "as_of、p_accept",
    ),
    "another market's person": (lambda frame: frame.assign(seeker_id="S99"), "不一致"),
    "another market's vacancy": (lambda frame: frame.assign(vacancy_id="V99"), "不一致"),
    "no row": (lambda frame: frame.iloc[:0], "一行也没有"),
    "a chance above one": (lambda frame: frame.assign(p_apply=1.5), "p_apply"),
    "a blank chance": (lambda frame: frame.assign(p_accept=float("nan")), "p_accept"),
    "no day": (lambda frame: frame.assign(as_of="spring"), "不是日期"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, kind: str) -> None:
    """The folder, what is wrong, and what to do."""
    change, words = BAD[kind]
    folder = write_truth(tmp_path / "truth", change(truth_frame()))

    with pytest.raises(FolderError, match=words) as caught:
        read_truth(folder, INDEX)

    assert "truth" in str(caught.value)
    assert "请" in str(caught.value)


def test_a_folder_without_the_file_or_with_a_damaged_one_is_refused(tmp_path: Path) -> None:
    """Not a truth folder, and not a Parquet file."""
    with pytest.raises(FolderError, match=r"pairs\.parquet"):
        read_truth(tmp_path / "none", INDEX)
    (tmp_path / "pairs.parquet").write_bytes(b"PAR1 and nothing more")
    with pytest.raises(FolderError, match="已损坏"):
        read_truth(tmp_path, INDEX)
