"""Examination out of a log: views first, then random slots, then the usual curve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.columns import Kinds
from data.records import Interaction, SeekerId, VacancyId
from features.history import EventLog, build_event_log
from matching.examination import examination_by_place, examination_of
from matching.labels import apply_labels
from models.examination import smooth_examination
from tests.features.test_history import SEEKERS, VACANCIES

ONE = Interaction(
    seeker_id=SeekerId("S0"),
    vacancy_id=VacancyId("V0"),
    kind=Kinds.SHOWN,
    occurred_on=date(2025, 1, 1),
)


def shown_log(
    share_by_place: tuple[float, ...], kind: str, *, by_chance: bool = True, n_lists: int = 400
) -> EventLog:
    """Show lists; of each place, so large a share is followed by an event of a kind."""
    events = []
    for number in range(n_lists):
        for place, share in enumerate(share_by_place, 1):
            slot = replace(
                ONE, list_id=f"L{number}", position=place, is_exploration=by_chance,
            )  # fmt: skip
            events.append(slot)
            if number < share * n_lists:
                events.append(replace(slot, kind=kind))
    return build_event_log(events, SEEKERS, VACANCIES)


def shown_rows(log: EventLog) -> np.ndarray:
    """Rows of what was shown."""
    return np.flatnonzero(log.kinds == Kinds.SHOWN)


def test_views_tell_the_curve_and_its_level() -> None:
    """Six of ten first places looked at are six of ten, not all."""
    log = shown_log((0.6, 0.3, 0.3), Kinds.VIEWED)

    curve = examination_by_place(log, np.zeros(0, np.intp), np.zeros(0))

    assert curve.round(2).tolist() == pytest.approx([0.6, 0.3, 0.3], abs=0.03)


def test_random_slots_tell_the_curve_up_to_its_level() -> None:
    """Applications fall by half: so does attention. The first place counts as always looked at."""
    log = shown_log((0.4, 0.2, 0.2), Kinds.APPLIED, n_lists=2_000)
    rows = shown_rows(log)
    applied = {(log.lists[i], log.positions[i]) for i in np.flatnonzero(log.kinds == Kinds.APPLIED)}
    y = np.array([float((log.lists[i], log.positions[i]) in applied) for i in rows])

    assert examination_by_place(log, rows, y).tolist() == pytest.approx([1.0, 0.5, 0.5], abs=0.03)


def test_chosen_slots_tell_nothing_of_the_curve() -> None:
    """What stands in front was thought better: its applications do not measure attention."""
    log = shown_log((0.9, 0.1, 0.1), Kinds.APPLIED, by_chance=False)
    rows = shown_rows(log)

    curve = examination_by_place(log, rows, np.ones(len(rows)))

    assert curve.tolist() == smooth_examination([1, 2, 3]).tolist()


def test_each_shown_row_gets_the_share_of_its_place_and_a_view_gets_one() -> None:
    """A place that is not known counts as the average; far places count as the last."""
    shown = [replace(ONE, position=place) for place in (1, 2, None, 10**8)]
    log = build_event_log([*shown, replace(ONE, kind=Kinds.VIEWED)], SEEKERS, VACANCIES)

    shares = examination_of(log, np.arange(5), np.zeros(5))

    assert shares is not None
    usual = smooth_examination([1, 2, 100])
    assert shares[[0, 1, 3]].tolist() == pytest.approx(usual.tolist())
    assert shares[2] == pytest.approx(usual.mean())
    assert shares[4] == 1.0


def test_without_any_place_what_was_shown_counts_as_looked_at() -> None:
    """Nothing else can be said."""
    log = build_event_log([ONE, ONE], SEEKERS, VACANCIES)

    shares = examination_of(log, np.arange(2), np.zeros(2))

    assert shares is not None
    assert shares.tolist() == [1.0, 1.0]


def test_a_log_of_views_needs_no_examination() -> None:
    """Labels of known looks carry none."""
    log = shown_log((0.5,), Kinds.VIEWED)
    viewed = np.flatnonzero(log.kinds == Kinds.VIEWED)

    assert examination_of(log, viewed, np.zeros(len(viewed))) is None
    assert apply_labels(log).examination is None
