"""The log of what was shown finds its way into training."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from api.command_line.merging import merge_log
from api.command_line.running import run
from api.exposures import LOG_NAME, exposure_folder
from data.errors import InputError
from data.reading import read_interactions, read_market
from data.records import Interaction, SeekerId
from data.writing import RecordLog, write_market
from matching.exploration import Explorer
from matching.labels import apply_labels
from matching.market_index import index_market
from tests.api.fakes import tiny_market

DAY = date(2025, 3, 1)
MARKET = tiny_market()


def served_list(seeker_id: str) -> list[Interaction]:
    """Log a list of two as the service does: the second is explored."""
    return [
        Interaction(
            seeker_id=SeekerId(seeker_id),
            vacancy_id=vacancy.vacancy_id,
            kind="shown",
            occurred_on=DAY,
            list_id=f"L{seeker_id}",
            position=place,
            is_exploration=place == 2,
            propensity=0.1 * (place - 1),
        )
        for place, vacancy in enumerate(MARKET.vacancies[:2], 1)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a market in which one person applied."""
    applied = replace(served_list("S001")[0], kind="applied", propensity=None)
    write_market(replace(MARKET, interactions=(applied,)), tmp_path / "market")
    return tmp_path / "market"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the application a home of its own."""
    monkeypatch.setenv("JOBMATCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_training_reads_the_service_s_own_log(folder: Path, home: Path) -> None:
    """Merged into the folder, what was shown becomes labels with their examination."""
    log = RecordLog(exposure_folder(home) / LOG_NAME, Interaction)
    log.append(served_list("S001"))
    log.append(served_list("S002"))

    lines = merge_log(folder, None, folder / "interactions.csv")
    labels = apply_labels(index_market(read_market(folder).market).log)

    assert "并入 4 条" in lines[0]
    assert labels.y.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert labels.examination is not None
    assert labels.examination.round(2).tolist() == [1.0, 0.77, 1.0, 0.77]


def test_the_command_writes_any_format_and_counts_strangers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """People who are gone from the market are left out, and it says so; twice changes nothing."""
    log = RecordLog(tmp_path / "some.csv", Interaction)
    log.append([*served_list("S001"), *served_list("S999")])
    outs = [tmp_path / name for name in ("one.parquet", "two.csv")]

    codes = [
        run(["merge-log", "--market", str(folder), "--log", str(log.path), "--out", str(out)])
        for out in outs
    ]

    assert codes == [0, 0]
    assert "有 2 条记录的人员或岗位已不在" in capsys.readouterr().out
    assert read_interactions(outs[0]) == read_interactions(outs[1])
    assert len(read_interactions(outs[0])) == 3


def test_no_log_yet_says_how_to_get_one(folder: Path, home: Path, tmp_path: Path) -> None:
    """The variable is named, and nothing is written."""
    with pytest.raises(InputError, match="JOBMATCH_EXPLORATION_SHARE"):
        merge_log(folder, None, tmp_path / "out.csv")

    assert not (tmp_path / "out.csv").exists()


def test_slots_of_the_explorer_survive_the_way_to_the_labels(tmp_path: Path) -> None:
    """Which slots chance filled is read back exactly: it decides what is learned from them."""
    drawn = Explorer(0.15, b"secret").explore("S001", DAY, 40, 20)
    one = served_list("S001")[0]
    events = [
        replace(
            one,
            position=slot.position,
            is_exploration=slot.is_exploration,
            propensity=slot.propensity,
        )
        for slot in drawn.slots
    ]
    log = RecordLog(tmp_path / "log.csv", Interaction)
    log.append(events)
    market = replace(MARKET, interactions=read_interactions(log.path))

    columns = index_market(market).log

    assert columns.positions.tolist() == [slot.position for slot in drawn.slots]
    assert columns.by_chance.tolist() == [slot.is_exploration for slot in drawn.slots]
    assert columns.chosen.tolist() == [0.0] * len(drawn.slots)
    assert np.array_equal(columns.propensities, [slot.propensity for slot in drawn.slots])
    assert columns.looks().all()
