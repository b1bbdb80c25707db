"""A log that only grows: whole lines, many writers, nothing lost that was acknowledged."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from data.errors import EnvironmentTroubleError
from data.reading import read_interactions
from data.records import Interaction, SeekerId, VacancyId
from data.writing import RecordLog


def event(number: int, **more: object) -> Interaction:
    """Make an event whose vacancy tells its number."""
    return Interaction(
        seeker_id=SeekerId("S1"),
        vacancy_id=VacancyId(f"V{number}"),
        kind="shown",
        occurred_on=date(2025, 3, 10),
        **more,  # type: ignore[arg-type]  # fields of the record
    )


def test_what_was_appended_is_read_back(tmp_path: Path) -> None:
    """Every column, blanks and quotes too, under one header."""
    log = RecordLog(tmp_path / "new" / "log.csv", Interaction)
    first = [event(1, list_id="L1", position=1, is_exploration=True, propensity=0.1 / 3)]
    second = [event(2, reason='说"不",\n走了'), event(3, is_exploration=False)]

    log.append(first)
    log.append(second)

    assert read_interactions(log.path) == (*first, *second)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    """Who was shown what is nobody else's business."""
    log = RecordLog(tmp_path / "log.csv", Interaction)
    log.append([event(1)])

    assert stat.S_IMODE(log.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("torn", ["S1,V9,sho", "S1,V9,shown,2025-03-10,,,,,"])
def test_what_a_killed_writer_left_of_a_line_is_cut_off(tmp_path: Path, torn: str) -> None:
    """It was never acknowledged; the lines before it stay, the next one is whole."""
    log = RecordLog(tmp_path / "log.csv", Interaction)
    log.append([event(1)])
    with log.path.open("a", encoding="utf-8") as file:
        file.write(torn)

    log.append([event(2)])

    assert read_interactions(log.path) == (event(1), event(2))


def test_a_torn_header_is_written_anew(tmp_path: Path) -> None:
    """A first writer that was killed leaves nothing that a later one trips over."""
    log = RecordLog(tmp_path / "log.csv", Interaction)
    log.path.write_text("seeker_id,vac", encoding="utf-8")

    log.append([event(1)])

    assert read_interactions(log.path) == (event(1),)


def test_threads_take_turns(tmp_path: Path) -> None:
    """Two hundred blocks at once: no line is lost, none is mixed, each block lies together."""
    log = RecordLog(tmp_path / "log.csv", Interaction)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: log.append([event(n), event(1000 + n)]), range(100)))

    numbers = [int(one.vacancy_id[1:]) for one in read_interactions(log.path)]
    assert sorted(numbers) == [*range(100), *range(1000, 1100)]
    assert all(second == first + 1000 for first, second in zip(numbers[::2], numbers[1::2],
                                                               strict=True))  # fmt: skip


def test_processes_take_turns(tmp_path: Path) -> None:
    """Two services on one machine share a log."""
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from data.records import Interaction
        from data.writing import RecordLog
        from tests.data.writing.test_appending import event
        log = RecordLog(Path(sys.argv[1]), Interaction)
        for n in range(50):
            log.append([event(int(sys.argv[2]) + n)])
        """
    )
    path = tmp_path / "log.csv"
    root = str(Path(__file__).resolve().parents[3])
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path), str(start)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": root},
        )
        for start in (0, 100)
    ]

    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(set(read_interactions(path))) == 100


def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The caller is told; when there is space again, the log goes on."""
    log = RecordLog(tmp_path / "log.csv", Interaction)
    log.append([event(1)])

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        with pytest.raises(EnvironmentTroubleError, match="磁盘空间不足"):
            log.append([event(2)])

    assert read_interactions(log.path) == (event(1),)
    log.append([event(3)])
    assert read_interactions(log.path) == (event(1), event(3))
