"""A synthetic labour market with known truth, seeded, for measuring quality.

`market` makes it: `ground`, `people` with their `careers`, `firms` and `posts` are drawn; `choice`
and `hiring` hold both sides' true preferences, gathered in `truth`; `history` lives through the
log with the habits of `office`; `register` and `board` write down what an office would know, in
the words of `voice` and `advert`. `folders` writes a market and, apart from it, its truth. Word
lists are in `words`. Nothing here knows how the product reads Chinese.
"""

from __future__ import annotations

from data.synthetic.config import MissingShares, SyntheticConfig
from data.synthetic.folders import write_synthetic
from data.synthetic.history import Progress
from data.synthetic.market import SyntheticMarket, generate_market
from data.synthetic.queries import filled_places
from data.synthetic.truth import Query, Truth

__all__ = [
    "MissingShares",
    "Progress",
    "Query",
    "SyntheticConfig",
    "SyntheticMarket",
    "Truth",
    "filled_places",
    "generate_market",
    "write_synthetic",
]
