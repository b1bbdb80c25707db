"""Home, away and the city of a county."""

from __future__ import annotations

import pytest

from data.geography import city_code, is_away


@pytest.mark.parametrize(
    ("home", "work", "away"),
    [
        ("441624", "441624", False),
        ("441624", "441622", True),
        ("441624", "441600", True),
        ("441624", None, True),
        (None, "441624", True),
        (None, None, True),
    ],
)
def test_only_work_in_the_own_county_is_at_home(
    home: str | None, work: str | None, *, away: bool
) -> None:
    """A workplace that cannot be placed is away."""
    assert is_away(home, work) is away


def test_the_city_of_a_county() -> None:
    """The first four digits name the city."""
    assert city_code("441624") == "441600"
    assert city_code(None) is None
