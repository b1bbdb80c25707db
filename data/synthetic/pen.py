"""A pen that chooses words: small draws from one generator, cheap enough for millions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from data.synthetic.words import group_rows

T = TypeVar("T")

FORMAL_LATE = (0.5, 0.7, 1.0, 1.6)
FORMAL_EARLY = (1.4, 1.2, 0.9, 0.3)
SLANG_LATE = (0.5, 0.7, 1.0, 1.2, 2.0)
SLANG_EARLY = (1.3, 1.2, 1.1, 0.9, 0.2)


class Pen:
    """Draw words, yes-or-no answers and filled templates.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of chance.

    Examples
    --------
    >>> Pen(np.random.default_rng(0)).pick(["护林员"])
    '护林员'
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._random = rng.random
        self._phrases = group_rows("phrases")

    def chance(self, share: float) -> bool:
        """Say yes with probability `share`."""
        return self._random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """Take one of `choices`, all alike."""
        return choices[int(self._random() * len(choices))]

    def weigh(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Take one of `choices` by weight; weights beyond the choices are unused."""
        mark = self._random() * sum(weights[: len(choices)])
        for choice, weight in zip(choices, weights, strict=False):
            mark -= weight
            if mark < 0:
                return choice
        return choices[-1]

    def between(self, low: float, high: float) -> float:
        """Draw a number, uniform from `low` to `high`."""
        return low + (high - low) * self._random()

    def phrase(self, kind: str, **blanks: object) -> str:
        """Take a template of one kind and fill its blanks."""
        text = self.pick(self._phrases[kind])
        return text.format(**blanks) if blanks else text
