"""One synthetic market for all tests of this folder."""

from __future__ import annotations

import pytest

from data.synthetic import SyntheticMarket, generate_market


@pytest.fixture(scope="session")
def synthetic() -> SyntheticMarket:
    """Make a market large enough for rates and small enough for a test."""
    return generate_market(3, 1500, 1200)
