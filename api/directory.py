"""Looking things up in a market for what is shown: names, places, places left, who matches."""

from __future__ import annotations

import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from data.records import Employer, Market, Seeker, Vacancy
from matching.eligibility import birthday_of_age
from matching.market_index import index_market

MAX_QUERY_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class Page[T]:
    """Some of the records that were found.

    Parameters
    ----------
    items : tuple
        The records.
    next_cursor : str or None
        Where to go on; None at the end.
    """

    items: tuple[T, ...]
    next_cursor: str | None
