"""Changes, tried from the solved state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.errors import DefectsError, InputError
from data.reading import PlaceRow
from matching.allocation.placement.rules import Rules
from matching.allocation.placement.what_if import (
    Change,
    ask_what_if,
    changed_batch,
    read_changes,
    solve,
    what_if,
)
from matching.allocation.problem import Files
from tests.features.builders import make_seeker, make_vacancy
from tests.matching.allocation.placement.cases import prepare_records

RULES = Rules.model_validate(
    {"overbooking": "1", "gap": "0", "bus": [{"origin": "麻布岗镇", "seats": 1}]}
)
PEOPLE = tuple(make_seeker(f"S{i}", county="龙川县", township="麻布岗镇") for i in range(4))
POSTS = (make_vacancy("V0", workplace="深圳市"), make_vacancy("V1", workplace="龙川县老隆镇"))
READY = prepare_records(
    PEOPLE, POSTS, (PlaceRow("V0", 3), PlaceRow("V1", 1)),
    np.array([[0.5, 0.4]] * 4), RULES,
)  # fmt: skip


def test_more_places_and_more_seats_bring_what_they_bring() -> None:
    """One seat and one place: two go. Each change alone, then less of a thing."""
    before = solve(READY)

    seats = what_if(READY, before, Change(name="加座", bus="麻布岗镇", more_seats=2))
    places = what_if(READY, before, Change(name="加位", vacancy="V1", more_places=10))
    fewer = what_if(READY, before, Change(name="减位", employer="E1", more_places=-9))

    assert len(before.plan.chosen) == 2
    assert (seats.more_referred, round(seats.more_expected, 6)) == (2, 1.0)
    assert (places.more_referred, round(places.more_expected, 6)) == (2, 0.8)
    assert (fewer.more_referred, round(fewer.more_expected, 6)) == (-2, -0.9)
    assert "预计多安置+1.00人" in seats.line()
    assert "多推荐+2人" in seats.line()
    assert all(a.at_least <= a.more_expected <= a.at_most for a in (seats, places, fewer))
    assert seats.at_most - seats.at_least < 1e-5


def test_chances_that_a_change_has_moved_are_used() -> None:
    """As an age wish would: the same pairs, likelier."""
    arcs = replace(READY.batch.arcs, p_match=READY.batch.arcs.p_match + 0.1)

    batch = changed_batch(READY, Change(name="年龄"), arcs)

    assert batch.arcs.p_match.max() == pytest.approx(0.6)


@pytest.mark.parametrize(
    "text",
    ["", "change = 3", "[[change]]\nname = 'x'\nplaces = 1", "[[change]]\nmore_places = 1", "a ="],
)
def test_what_is_no_change_is_refused(text: str, tmp_path: Path) -> None:
    """With the names that are known."""
    (tmp_path / "changes.toml").write_text(text, "utf-8")

    with pytest.raises(DefectsError, match="more_places"):
        read_changes(tmp_path / "changes.toml")
    with pytest.raises(InputError):
        read_changes(tmp_path / "none.toml")


@pytest.mark.slow
def test_an_age_wish_is_scored_anew_by_the_model(files: Files, rules: Path, tmp_path: Path) -> None:
    """Not with a table of scores, which knows one age only."""
    employer = "[[change]]\nname = '放宽年龄'\nvacancy = '{}'\nmax_age = 60\n"
    first = files.places.read_text("utf-8").splitlines()[1].split(",")[0]
    (tmp_path / "changes.toml").write_text(employer.format(first), "utf-8")

    answers, _ = ask_what_if(replace(files, scores=None), rules, tmp_path / "changes.toml")

    assert [answer.name for answer in answers] == ["放宽年龄"]
    with pytest.raises(InputError, match="max_age"):
        ask_what_if(files, rules, tmp_path / "changes.toml")
