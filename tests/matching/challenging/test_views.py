"""How far each view came, against a plain reading of the log."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from data.columns import Kinds
from matching.challenging.views import grade_views
from matching.labels import accept_labels, apply_labels
from matching.market_index import MarketIndex, index_market
from tests.features.builders import make_event
from tests.matching.builders import make_market

ORDER = (Kinds.APPLIED, Kinds.INTERVIEWED, Kinds.HIRED, Kinds.RETAINED)
FIRST = date(2025, 1, 1)


def log_of(steps: list[tuple[str, str, int, int]]) -> MarketIndex:
    """Log, for each (person, vacancy, day, stages), a view and so many of the stages after it."""
    events = []
    for person, vacancy, day, stages in steps:
        seen = FIRST + timedelta(days=day)
        events.append(make_event(person, vacancy, Kinds.VIEWED, seen))
        events += [
            make_event(person, vacancy, kind, seen + timedelta(days=1 + step))
            for step, kind in enumerate(ORDER[:stages])
        ]
    return index_market(make_market(interactions=events))


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["S1", "S2", "S5"]),
            st.sampled_from(["V1", "V2", "V3", "V4"]),
            st.integers(0, 6),
            st.integers(0, 4),
        ),
        max_size=12,
        unique_by=lambda step: step[:2],
    )
)
def test_grades_are_the_furthest_stage(steps: list[tuple[str, str, int, int]]) -> None:
    """One view a pair: its grade is how many stages followed; lists are people's days."""
    index = log_of(steps)
    apply, accept = apply_labels(index.log), accept_labels(index.log)

    views = grade_views(apply, accept, index.log)

    stages = {
        (index.seeker_rows[person], index.vacancy_rows[vacancy]): reached
        for person, vacancy, _, reached in steps
    }
    pairs = list(
        zip(views.labels.seeker_rows.tolist(), views.labels.vacancy_rows.tolist(), strict=True)
    )
    assert views.grades.tolist() == [stages[pair] for pair in pairs]
    assert views.hired.tolist() == [float(stages[pair] >= 3) for pair in pairs]
    lists = list(zip(views.labels.seeker_rows.tolist(), views.labels.days.tolist(), strict=True))
    assert lists == sorted(lists)
    assert views.group.tolist() == [lists.count(each) for each in sorted(set(lists))]
    decided = set(zip(accept.seeker_rows.tolist(), accept.vacancy_rows.tolist(), strict=True))
    assert views.is_decided.tolist() == [not stages[p] or p in decided for p in pairs]
    np.testing.assert_array_equal(apply.take(views.order).y, views.labels.y)


def test_only_the_view_that_led_there_is_graded() -> None:
    """Looked at twice, applied after the second look, and the place was gone."""
    events = [
        make_event("S1", "V1", Kinds.VIEWED, date(2025, 1, 1)),
        make_event("S1", "V1", Kinds.VIEWED, date(2025, 1, 5)),
        make_event("S1", "V1", Kinds.APPLIED, date(2025, 1, 5)),
        make_event("S1", "V1", Kinds.FULL, date(2025, 1, 6)),
        make_event("S2", "V1", Kinds.VIEWED, date(2025, 1, 9)),
    ]
    log = index_market(make_market(interactions=events)).log

    views = grade_views(apply_labels(log), accept_labels(log), log)

    assert views.grades.tolist() == [0, 1, 0]
    assert views.is_decided.tolist() == [True, False, True]
    late = views.where(views.labels.days > date(2025, 1, 3).toordinal())
    assert late.grades.tolist() == [1, 0]
    assert late.order.tolist() == views.order[1:].tolist()
    assert late.group.tolist() == [1, 1]
