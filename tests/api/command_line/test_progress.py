"""How far work is, on a terminal and off it."""

from __future__ import annotations

import sys

import pytest

from api.command_line.progress import PAUSE_SECONDS, PlainProgress, of_share, showing_progress
from matching.progress import silent


def test_lines_come_with_each_stage_and_every_few_seconds() -> None:
    """Neither a flood nor a silence."""
    lines: list[str] = []
    clock = iter([0.0, 0.1, PAUSE_SECONDS - 0.1, PAUSE_SECONDS, PAUSE_SECONDS + 0.1])
    show = PlainProgress(lines.append, lambda: next(clock))
    for done in range(4):
        show("训练", done, 4)
    show("写出", 0, 0)

    assert lines == ["  训练（0/4）", "  训练（3/4）", "  写出"]


def test_off_a_terminal_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """A job in the night writes no bars into its log."""
    with showing_progress() as progress:
        assert progress is silent
    assert capsys.readouterr().err == ""


def test_where_somebody_waits_plain_lines_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """The demo says what it is doing even into a file."""
    with showing_progress(also_plain=True) as progress:
        progress("训练", 1, 5)

    assert "训练（1/5）" in capsys.readouterr().err


def test_a_bar_is_shown_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output stays free for results."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with showing_progress() as progress:
        progress("训练", 1, 5)
        progress("写出", 0, 0)

    assert capsys.readouterr().out == ""


def test_share_becomes_hundredths() -> None:
    """Work that knows only a share fits the same bar."""
    heard: list[tuple[str, int, int]] = []
    of_share(lambda *said: heard.append(said), "生成")(1.0)

    assert heard == [("生成", 100, 100)]
