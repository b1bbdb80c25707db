"""How far work is: a bar on a terminal, else plain lines where somebody waits, else nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from matching.progress import Progress, silent

PAUSE_SECONDS: Final = 4.0


@contextmanager
def showing_progress(*, also_plain: bool = False) -> Iterator[Progress]:
    """Show progress on standard error while a block runs.

    Parameters
    ----------
    also_plain : bool
        Whether to print plain lines where standard error is no terminal.

    Yields
    ------
    Progress
        To be handed to whoever does the work.
    """
    if not sys.stderr.isatty():
        yield PlainProgress(_print_to_stderr, time.monotonic) if also_plain else silent
        return
    # Here, not above: importing them takes longer than showing help.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        SpinnerColumn(),
        *Bars.get_default_columns()[:3],
        TextColumn(""),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("开始", total=None)

        def show(stage: str, done: int, total: int) -> None:
            bars.update(task, description=stage, completed=done, total=total or None)

        yield show


class PlainProgress:
    """Prints a line for each stage, and every few seconds within one.

    Parameters
    ----------
    write : callable
        Prints a line.
    now : callable
        Seconds of a clock that never goes back.

    Examples
    --------
    >>> show = PlainProgress(print, lambda: 0.0)
    >>> show("训练", 0, 5)
      训练（0/5）
    >>> show("训练", 1, 5)
    """

    def __init__(self, write: Callable[[str], None], now: Callable[[], float]) -> None:
        self._write = write
        self._now = now
        self._stage = ""
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Print where the work is, if it is time."""
        now = self._now()
        if stage == self._stage and now - self._last < PAUSE_SECONDS:
            return
        self._stage, self._last = stage, now
        self._write(f"  {stage}（{done}/{total}）" if total else f"  {stage}")


def of_share(progress: Progress, stage: str) -> Callable[[float], None]:
    """Make a listener for work that says a share in [0, 1].

    Parameters
    ----------
    progress : Progress
        Told of hundredths.
    stage : str
        What is being done, in Chinese.

    Returns
    -------
    callable

    Examples
    --------
    >>> of_share(lambda *said: print(said), "生成")(0.251)
    ('生成', 25, 100)
    """
    return lambda share: progress(stage, round(100 * share), 100)


def _print_to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
