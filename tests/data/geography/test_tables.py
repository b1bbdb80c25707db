"""The division tables: counts, codes and positions hold together."""

from __future__ import annotations

from data.geography import distance_km
from data.geography.tables import HEYUAN, load_divisions

DIVISIONS = load_divisions()


def test_heyuan_has_its_divisions() -> None:
    """Six counties, 101 townships, 1,452 villages."""
    assert sum(code.startswith(HEYUAN) for code in DIVISIONS.counties) == 6
    assert sum(code.startswith(HEYUAN) for code in DIVISIONS.townships) == 101
    assert len(DIVISIONS.villages) == 1_452


def test_every_code_lies_in_a_division_of_the_level_above() -> None:
    """Villages lie in townships of ours, townships of Heyuan in its counties."""
    assert {code[:9] for code in DIVISIONS.villages} <= set(DIVISIONS.townships)
    heyuan = {code[:6] for code in DIVISIONS.townships if code.startswith(HEYUAN)}
    assert heyuan <= set(DIVISIONS.counties)
    assert all(code in DIVISIONS.positions for code in DIVISIONS.counties)


def test_townships_lie_near_the_seat_of_their_county() -> None:
    """No township is more than 80 km from its county's seat: no swapped coordinates."""
    placed = [c for c in DIVISIONS.townships if c.startswith(HEYUAN) and c in DIVISIONS.positions]
    assert len(placed) == 95
    for code in placed:
        assert distance_km(*DIVISIONS.positions[code], *DIVISIONS.positions[code[:6]]) < 80, code


def test_other_names_lead_to_divisions() -> None:
    """A spelling outside the tables points at a code inside, or at a county of its city."""
    for level, name, code in DIVISIONS.other_names:
        assert name
        if level == "township":
            assert code in DIVISIONS.townships
        else:
            assert code[:4] + "00" in DIVISIONS.cities
