"""Parameters of the synthetic world."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0)]


def months_later(day: date, months: int) -> date:
    """Say which day lies a number of months later.

    Parameters
    ----------
    day : date
        From here; a day after the 28th counts as the 28th.
    months : int
        Zero or more.

    Returns
    -------
    date
        The same day of a later month.

    Examples
    --------
    >>> months_later(date(2024, 11, 1), 3)
    datetime.date(2025, 2, 1)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))


class MissingShares(BaseModel):
    """Shares of blanks in the register, as seen in real ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    expected_pay: Share = 0.40
    furthest_workplace: Share = 0.45
    night_shift: Share = 0.50
    health: Share = 0.25
    care_duty: Share = 0.20
    education: Share = 0.10
    position: Share = 0.15
    id_number: Share = 0.15


class SyntheticConfig(BaseModel):
    """Everything that shapes a synthetic market besides its seed and its size.

    `apply_intercept` and `accept_intercept` set the base rates; the three `*_weight` fields
    set how much of a choice nobody can see, and so the ceiling that a ranker can reach.
    `concentration` is the power to which the catalogue's supply and demand are raised within
    each sector: few kinds of work employ most people. `formal_share` is how often people name
    work as an advertisement does.

    Examples
    --------
    >>> SyntheticConfig().cut_off
    datetime.date(2025, 4, 1)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: date = date(2024, 1, 1)
    logged_months: int = Field(default=15, ge=2, le=48)
    test_months: int = Field(default=3, ge=1, le=12)
    further_visits: Positive = 1.65
    list_length: int = Field(default=10, ge=1, le=30)
    exploration_share: Share = 0.125
    phone_share: Share = 0.08
    view_share: Share = 0.75
    label_noise: Share = 0.025
    duplicate_share: Share = 0.02
    query_share: Share = 0.15
    seekers_after_cut_off: Share = 0.10
    shift_strength: float = Field(default=0.7, ge=0, le=2)
    concentration: float = Field(default=3.5, ge=1, le=4)
    formal_share: Share = 0.7
    apply_intercept: float = -2.8
    accept_intercept: float = -0.25
    taste_weight: float = Field(default=0.5, ge=0)
    reliability_weight: float = Field(default=0.4, ge=0)
    strictness_weight: float = Field(default=0.4, ge=0)
    missing: MissingShares = MissingShares()

    @property
    def log_days(self) -> int:
        """Days from `start` to the cut-off: no event happens on or after the cut-off."""
        return (self.cut_off - self.start).days

    @property
    def all_days(self) -> int:
        """Days from `start` to the end of the test period."""
        end = months_later(self.start, self.logged_months + self.test_months)
        return (end - self.start).days

    @property
    def cut_off(self) -> date:
        """First day without events; queries are dated on or after it."""
        return months_later(self.start, self.logged_months)
