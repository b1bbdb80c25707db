"""Telling how far long work is."""

from __future__ import annotations

import pytest

from data.reading import Queries
from matching.progress import Progress, silent
from matching.ranking import rank_queries
from tests.features.builders import AS_OF
from tests.matching.builders import make_scored


def test_silence_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The default writes to nobody."""
    progress: Progress = silent

    progress("排序", 1, 2)

    assert capsys.readouterr() == ("", "")


def test_work_tells_of_every_step_and_of_its_end() -> None:
    """Steps never go back, and the last one is the whole."""
    told: list[tuple[str, int, int]] = []
    queries = Queries("queries.csv", "seeker_id", ("S1", "S2", "S3"), (AS_OF,) * 3)

    list(rank_queries(make_scored(), queries, 0, lambda *step: told.append(step)))

    assert [done for _, done, _ in told] == [0, 1, 2, 3]
    assert {total for _, _, total in told} == {3}
