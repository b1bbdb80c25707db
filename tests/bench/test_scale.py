"""The yardstick of time and memory measures what it says."""

from __future__ import annotations

import csv
import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import scale
from tests.worlds import World


@given(st.lists(st.text(max_size=3), max_size=30), st.integers(0, 40))
def test_spread_takes_as_many_as_there_are_in_order(ids: list[str], count: int) -> None:
    """Never more than asked, never one twice, from the first on."""
    numbered = [f"{i}{text}" for i, text in enumerate(ids)]
    taken = scale.spread(numbered, count)

    assert len(taken) == min(count, len(ids))
    assert taken == sorted(set(taken), key=numbered.index)


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(scale).failed == 0


def test_a_step_is_measured(root: Path) -> None:
    """A process that touches 100 MiB is seen to, under a parent as small as the script."""
    program = (
        "from bench.scale import measure; small = measure('small', '-c', 'pass');"
        "large = measure('large', '-c', 'x = bytearray(100 << 20); x[::4096] = x[::4096]');"
        "print(large.peak_mib - small.peak_mib > 90, large.seconds > 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "True True"


def test_a_step_that_fails_ends_the_run() -> None:
    """No figure is printed for work that was not done."""
    with pytest.raises(SystemExit, match="broken: exit 3"):
        scale.measure("broken", "-c", "raise SystemExit(3)")


def test_queries_are_asked_on_the_day_after_the_last_event(world: World, tmp_path: Path) -> None:
    """Everything in the log is known, and nothing after it is asked."""
    path = tmp_path / "queries.csv"
    asked = scale.write_queries(world.market, 7, path)
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines()))
    with (world.market / "interactions.csv").open(encoding="utf-8") as file:
        last = max(date.fromisoformat(row["occurred_on"]) for row in csv.DictReader(file))

    assert asked == len(rows) == 7
    assert {(date.fromisoformat(row["as_of"]) - last).days for row in rows} == {1}


def test_one_byte_is_a_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Equal folders are equal; one changed or missing file is named."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "manifest.json").write_text("{}", "utf-8")

    assert scale.compare(first, second)
    (second / "model.txt").write_text("x", "utf-8")
    assert not scale.compare(first, second)
    assert "different: model.txt" in capsys.readouterr().out


def test_the_command_is_found(world: World, tmp_path: Path) -> None:
    """The steps call the command line as it stands."""
    queries, ranking = tmp_path / "queries.csv", tmp_path / "ranking.csv"
    asked = scale.write_queries(world.market, 3, queries)
    scale.measure("rank", *scale.JOBMATCH, "rank", "--artifact", world.artifact, "--market",
                  world.market, "--queries", queries, "--out", ranking, "--k", "2")  # fmt: skip

    with ranking.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 2 * asked
