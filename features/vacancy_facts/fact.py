"""One fact of an advertisement and the phrase that states it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """What a phrase states.

    Parameters
    ----------
    name : str
        A field of `VacancyFacts`.
    value : bool or float or str
        What is stated.
    start, end : int
        Span of the phrase in the normalised advertisement.
    """

    name: str
    value: bool | float | str
    start: int
    end: int
