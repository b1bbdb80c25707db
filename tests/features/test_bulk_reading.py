"""Many texts are read on all cores exactly as one by one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from joblib import cpu_count

from data.synthetic import generate_market
from features import bulk_reading
from features.bulk_reading import read_in_bulk
from features.encoder import build_reader
from features.occupations import load_lexicon


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> int:
    """Take a hundred records for many, and give that number."""
    monkeypatch.setattr(bulk_reading, "FEWEST", 100)
    monkeypatch.setattr(bulk_reading, "CHUNK", 70)
    return 100


def process_of(_record: object) -> int:
    """Tell who reads."""
    return os.getpid()


@pytest.mark.slow
def test_a_market_is_read_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Same readings, same order, on both sides."""
    market, reader = generate_market(3, 2500, 600).market, build_reader(load_lexicon())
    people, posts = reader.seekers(market.seekers), reader.vacancies(market.vacancies)

    monkeypatch.setattr(bulk_reading, "FEWEST", 2)
    monkeypatch.setattr(bulk_reading, "CHUNK", 190)

    assert reader.seekers(market.seekers) == people
    assert reader.vacancies(market.vacancies) == posts


def test_few_records_stay_in_this_process(many: int) -> None:
    """A small call starts nothing."""
    assert set(read_in_bulk(process_of, range(many - 1))) == {os.getpid()}
    assert read_in_bulk(process_of, []) == []


def test_many_records_are_read_elsewhere(many: int) -> None:
    """From the threshold on, other processes do the work; on one core there is no other."""
    assert (os.getpid() in read_in_bulk(process_of, range(many))) == (cpu_count() == 1)


def test_what_goes_wrong_goes_wrong_here_too(many: int) -> None:
    """The exception of a reading is that of the call, and the next call works."""
    with pytest.raises(ValueError, match="踩电车"):
        read_in_bulk(int, [*map(str, range(many)), "踩电车"])

    assert read_in_bulk(int, [*map(str, range(many))]) == list(range(many))


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """A command that read in bulk ends by itself, silently, and leaves no file."""
    program = (
        "from features import bulk_reading as b; b.FEWEST = 2; b.CHUNK = 3;"
        "print(b.read_in_bulk(str, range(10)) == [str(i) for i in range(10)])"
    )
    places = {name: str(tmp_path) for name in ("TMPDIR", "TEMP", "TMP", "JOBLIB_TEMP_FOLDER")}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | places, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("True\n", "")
    assert list(tmp_path.iterdir()) == []
