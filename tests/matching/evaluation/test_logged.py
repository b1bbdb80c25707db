"""Judging on later events."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from data.columns import Kinds
from matching.evaluation.logged import NOTHING_LATER, judge_logged
from matching.label_features import label_features
from matching.labels import apply_labels
from matching.market_index import index_market
from matching.scoring import ScoredMarket
from models.metrics import auc, mean_p_ratio
from tests.features.builders import make_event
from tests.matching.builders import EVENTS, make_market, make_model

LATER = (
    make_event("S1", "V1", Kinds.VIEWED, date(2025, 3, 10)),
    make_event("S1", "V2", Kinds.VIEWED, date(2025, 3, 10)),
    make_event("S2", "V1", Kinds.VIEWED, date(2025, 3, 11)),
    make_event("S2", "V2", Kinds.VIEWED, date(2025, 3, 11)),
    make_event("S1", "V1", Kinds.APPLIED, date(2025, 3, 10)),
    make_event("S2", "V2", Kinds.APPLIED, date(2025, 3, 11)),
    make_event("S1", "V1", Kinds.HIRED, date(2025, 3, 12)),
    make_event("S2", "V2", Kinds.REJECTED, date(2025, 3, 12)),
)
INDEX = index_market(make_market(interactions=(*EVENTS, *LATER)))


def test_each_side_is_judged_on_its_labels_after_the_cutoff() -> None:
    """Direct computation on the rows after 9 March gives the same numbers."""
    model = make_model()

    report = judge_logged(model, INDEX, "2025-03-09")

    assert list(report.markets) == ["apply", "accept"]
    labels = apply_labels(INDEX.log)
    scored = ScoredMarket(model, INDEX)
    X = label_features(labels, scored.people.table, scored.posts.table, INDEX)
    later = labels.days > date(2025, 3, 9).toordinal()
    p = model.apply.probabilities(X)[later]
    measured = report.markets["apply"]["model"]
    assert later.sum() == 4
    assert measured.auc == pytest.approx(auc(p, labels.y[later]))
    assert measured.mean_ratio == pytest.approx(mean_p_ratio(p, labels.y[later]))
    assert 0.0 < measured.ndcg <= 1.0
    assert measured.ndcg_cold is None


def test_rows_of_the_cutoff_day_and_before_are_not_judged() -> None:
    """Training saw them: with a later cut-off fewer rows are left, and then none."""
    model = make_model()

    at_first = judge_logged(model, INDEX, "2025-03-09").markets["apply"]["model"]
    afterwards = judge_logged(model, INDEX, "2025-03-10").markets["apply"]["model"]

    assert afterwards.mean_ratio != at_first.mean_ratio
    report = judge_logged(model, INDEX, "2025-03-12")
    assert report.markets == {}
    assert report.notes == (NOTHING_LATER,)
    assert NOTHING_LATER in report.lines()


def test_without_a_cutoff_every_row_is_later() -> None:
    """A model of the prior alone saw no event at all."""
    told: list[int] = []

    report = judge_logged(make_model(), INDEX, None, lambda _, done, __: told.append(done))

    assert set(report.markets) == {"apply", "accept"}
    assert told == [0, 1]


def test_one_kind_of_answer_cannot_judge() -> None:
    """Only refusals came later: that side is left out, and nothing is divided by zero."""
    later = (make_event("S1", "V1", Kinds.VIEWED, date(2025, 3, 10)),)
    index = index_market(make_market(interactions=(*EVENTS, *later)))

    report = judge_logged(make_model(), index, "2025-03-09")

    assert report.markets == {}
    assert np.isfinite(len(report.notes))
