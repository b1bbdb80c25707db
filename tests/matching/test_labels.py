"""Labels out of the log."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.columns import Kinds
from matching.labels import Labels, accept_labels, apply_labels, retain_labels
from tests.features.test_history import make_log

V, A, H, R, F = Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED, Kinds.REJECTED, Kinds.FULL


def test_a_view_is_answered_by_the_application_that_follows() -> None:
    """The last view on or before the first application is the one that led to it."""
    log = make_log([("S0", "V0", V, 0), ("S0", "V0", V, 3), ("S0", "V0", A, 3), ("S1", "V0", V, 1)])

    labels = apply_labels(log)

    assert labels.y.tolist() == [0.0, 0.0, 1.0]
    assert (labels.days - labels.days.min()).tolist() == [0, 1, 3]


def test_views_after_an_application_say_nothing() -> None:
    """Who has applied looks again for other reasons."""
    log = make_log([("S0", "V0", V, 0), ("S0", "V0", A, 0), ("S0", "V0", V, 4)])

    assert apply_labels(log).y.tolist() == [1.0]


def test_the_last_views_are_left_out_until_an_answer_could_have_come() -> None:
    """Where answers take two days, a view of the last day is not a no."""
    log = make_log([("S0", "V0", V, 0), ("S0", "V0", A, 2), ("S1", "V1", V, 2)])

    assert apply_labels(log).y.tolist() == [1.0]


def test_lists_shown_count_as_looked_at_where_no_view_is_logged() -> None:
    """An office that logs no views learns from what it showed."""
    log = make_log([("S0", "V0", Kinds.SHOWN, 0), ("S1", "V0", Kinds.SHOWN, 0), ("S0", "V0", A, 0)])

    labels = apply_labels(log)

    assert sorted(labels.y.tolist()) == [0.0, 1.0]
    assert labels.examination is not None
    assert len(labels.examination) == len(labels)


def test_lists_of_this_program_without_views_are_learned_from_beside_logged_views() -> None:
    """They name propensities; an officer's list without a view was not looked at, and says so."""
    log = make_log([("S0", "V0", V, 0), ("S0", "V0", A, 0), *[("S1", v, Kinds.SHOWN, 0)
                    for v in ("V0", "V1", "V2")]])  # fmt: skip
    served = replace(
        log, lists=np.array([1, 1, 2, 3, 1]), propensities=np.array([np.nan] * 3 + [0.1, 0.1])
    )

    labels = apply_labels(served)

    assert len(apply_labels(log)) == 1
    assert sorted(zip(labels.seeker_rows, labels.vacancy_rows, strict=True)) == [(0, 0), (1, 1)]
    assert labels.examination is not None
    assert labels.examination[labels.y == 1].tolist() == [1.0]


def test_looks_are_counted_by_what_came_of_them() -> None:
    """A yes was a look; silence was one with the chance that Bayes gives it."""
    rows = np.zeros(2, dtype=np.int64)
    labels = Labels(rows, rows, rows, np.array([1.0, 0.0]), np.zeros(2), np.array([0.5, 0.5]))

    assert labels.looked(np.array([0.5, 0.5])).tolist() == [1.0, pytest.approx(1 / 3)]
    assert replace(labels, examination=None).looked(np.array([0.5, 0.5])).tolist() == [1.0, 1.0]


def test_full_is_censored_and_a_withdrawal_is_no_hire() -> None:
    """Places that were gone say nothing of the pair; who withdrew first was not hired."""
    log = make_log(
        [
            ("S0", "V0", A, 0), ("S0", "V0", H, 2),
            ("S1", "V0", A, 0), ("S1", "V0", R, 2),
            ("S2", "V0", A, 0), ("S2", "V0", F, 2),
            ("S3", "V0", A, 0), ("S3", "V0", Kinds.DECLINED, 1),
        ]
    )  # fmt: skip

    labels = accept_labels(log)

    answers = dict(zip(labels.seeker_rows.tolist(), labels.y.tolist(), strict=True))
    assert answers == {0: 1.0, 1: 0.0, 3: 0.0}


def test_an_acceptance_stands_when_the_person_declines_later() -> None:
    """After `hired`, the employer has said yes."""
    log = make_log([("S0", "V0", A, 0), ("S0", "V0", H, 1), ("S0", "V0", Kinds.DECLINED, 2)])

    assert accept_labels(log).y.tolist() == [1.0]


def test_a_referral_counts_as_an_application() -> None:
    """A phone referral needs no view."""
    log = make_log([("S0", "V0", Kinds.REFERRED, 0), ("S0", "V0", R, 1)])

    assert accept_labels(log).y.tolist() == [0.0]
    assert len(apply_labels(log)) == 0


def test_silence_is_a_no_once_an_answer_could_have_come() -> None:
    """An old application without an answer counts as a no, a young one not at all."""
    log = make_log([("S0", "V0", A, 0), ("S0", "V0", H, 1), ("S1", "V0", A, 0), ("S2", "V0", A, 9)])

    assert accept_labels(log).y.tolist() == [1.0, 0.0]


def test_an_empty_log_has_no_labels() -> None:
    """No event, no row, no error."""
    log = make_log([])

    assert len(apply_labels(log)) == 0
    assert len(accept_labels(log)) == 0
    assert np.isfinite(apply_labels(log).y).all()


def test_a_log_that_never_records_an_application_teaches_nothing_about_applying() -> None:
    """Lists shown, or looked at, by the thousand are no refusals where a yes is never logged."""
    for kind in (Kinds.SHOWN, V):
        assert len(apply_labels(make_log([("S0", "V0", kind, 0), ("S1", "V1", kind, 9)]))) == 0


def test_a_log_that_never_records_an_answer_teaches_nothing_about_hiring() -> None:
    """Applications alone are no rejections."""
    assert len(accept_labels(make_log([("S0", "V0", A, 0), ("S1", "V1", A, 9)]))) == 0


STAYED = Kinds.RETAINED


def test_a_hire_is_answered_by_whether_the_person_was_still_there() -> None:
    """Who declined after all, or of whom nothing is said, did not stay."""
    log = make_log(
        [
            ("S0", "V0", H, 0), ("S0", "V0", STAYED, 90),
            ("S1", "V0", H, 1), ("S1", "V0", Kinds.DECLINED, 3),
            ("S2", "V1", H, 2),
            ("S3", "V1", H, 3), ("S3", "V1", Kinds.NO_SHOW, 4),
            ("S3", "V2", H, 4), ("S3", "V2", STAYED, 94),
        ]
    )  # fmt: skip

    labels = retain_labels(log)

    assert labels.y.tolist() == [1.0, 0.0, 0.0, 0.0, 1.0]
    assert (labels.days - labels.days.min()).tolist() == [0, 1, 2, 3, 4]


def test_hires_are_left_out_until_a_check_could_have_come() -> None:
    """Where checks come after ninety days, yesterday's hire is no failure."""
    events = [("S0", "V0", H, 0), ("S0", "V0", STAYED, 90), ("S1", "V0", H, 10)]

    assert retain_labels(make_log(events)).y.tolist() == [1.0]
    old_enough = [*events, ("S2", "V1", V, 100)]
    assert retain_labels(make_log(old_enough)).y.tolist() == [1.0, 0.0]


def test_hires_from_before_the_office_checked_say_nothing() -> None:
    """Silence is a no only where a yes would have been logged."""
    log = make_log([("S1", "V1", H, 0), ("S0", "V0", H, 50), ("S0", "V0", STAYED, 140)])

    assert retain_labels(log).y.tolist() == [1.0]


def test_a_log_that_never_checks_teaches_nothing_about_staying() -> None:
    """Nor does a check of somebody who was never hired, or only later."""
    assert len(retain_labels(make_log([("S0", "V0", H, 0), ("S1", "V1", V, 200)]))) == 0
    assert len(retain_labels(make_log([("S0", "V0", STAYED, 90), ("S0", "V0", H, 95)]))) == 0
    assert len(retain_labels(make_log([]))) == 0


def test_what_was_only_shown_is_promised_less() -> None:
    """As much less as people look; a log with views is promised what the model says."""
    log = make_log([("S0", "V0", Kinds.SHOWN, 0), ("S1", "V0", Kinds.SHOWN, 0), ("S0", "V0", A, 0)])
    labels = replace(apply_labels(log), examination=np.array([1.0, 0.25]))
    p = np.array([0.2, 0.4])

    assert labels.promised(p).tolist() == [0.2, 0.1]
    assert replace(labels, examination=None).promised(p) is p
