"""How much time is left."""

from __future__ import annotations

import time


class Clock:
    """Seconds that are left.

    Parameters
    ----------
    seconds : float
        In all.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds, 0 or more."""
        return max(0.0, self._end - time.monotonic())
