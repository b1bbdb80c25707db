"""How long work tells a person where it stands, without knowing the terminal."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called as work goes on.

    Parameters
    ----------
    stage : str
        What is being done, in Chinese.
    done, total : int
        How far it is; `total` is 0 where that is not known.
    """

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of where the work stands."""


def silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
