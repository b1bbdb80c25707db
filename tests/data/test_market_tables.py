"""The four tables and the kinds of their columns."""

from __future__ import annotations

from datetime import date

from data.market_tables import MARKET_TABLES, field_kinds
from data.records import Market, Seeker


def test_the_tables_are_the_fields_of_a_market() -> None:
    """What a market holds is what its folder holds."""
    assert tuple(MARKET_TABLES) == Market.__slots__


def test_kinds_follow_the_annotations() -> None:
    """Blanks do not change the kind; coded words are text."""
    kinds = field_kinds(Seeker)
    assert kinds["seeker_id"] is kinds["education"] is str
    assert kinds["birth_date"] is date
    assert kinds["has_care_duty"] is bool
    assert kinds["latitude"] is float
