"""Questions out of the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from data.columns import Kinds
from matching.evaluation.logged import (
    LOOKS_UNKNOWN,
    judge_logged,
    logged_questions,
    match_labels,
    notes_on_log,
)
from matching.evaluation.questions import ACCEPT, APPLY, MATCH
from matching.label_features import label_features
from matching.labels import accept_labels, apply_labels
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


def test_each_target_asks_its_own_pairs_by_person() -> None:
    """Looks, applications, and looks by whether they led to a hire."""
    asked = logged_questions(INDEX, "2025-03-09")

    assert set(asked) == {MATCH, APPLY, ACCEPT}
    assert asked[APPLY].group.tolist() == [2, 2]
    assert asked[APPLY].seeker_rows.tolist() == [0, 0, 1, 1]
    assert asked[APPLY].outcome.tolist() == [1.0, 0.0, 0.0, 1.0]
    assert asked[MATCH].outcome.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert asked[ACCEPT].outcome.tolist() == [1.0, 0.0]
    assert asked[ACCEPT].group.tolist() == [1, 1]


@pytest.mark.parametrize("last", [Kinds.FULL, Kinds.SHOWN])
def test_a_look_whose_application_has_no_known_end_counts_as_the_mean(last: str) -> None:
    """Places gone, or no answer yet: it says nothing of the pair, and is no refusal."""
    applied = make_event("S1", "V2", Kinds.APPLIED, date(2025, 3, 12))
    end = make_event("S1", "V2", last, date(2025, 3, 13))
    index = index_market(make_market(interactions=(*EVENTS, *LATER, applied, end)))

    asked = logged_questions(index, "2025-03-09")

    assert asked[ACCEPT].outcome.tolist() == [1.0, 0.0]
    assert asked[APPLY].outcome.tolist() == [1.0, 1.0, 0.0, 1.0]
    assert asked[MATCH].outcome.tolist() == [1.0, 0.5, 0.0, 0.0]


def test_without_a_later_hire_the_product_cannot_be_judged() -> None:
    """The applications still can."""
    events = [event for event in LATER if event.kind not in {Kinds.HIRED, Kinds.REJECTED}]
    index = index_market(make_market(interactions=(*EVENTS, *events)))

    assert set(logged_questions(index, "2025-03-09")) == {APPLY}


def test_labels_of_the_product_are_those_of_the_looks() -> None:
    """Only `y` differs."""
    looks, applications = apply_labels(INDEX.log), accept_labels(INDEX.log)

    found = match_labels(looks, applications)

    assert len(found) == len(looks)
    assert (found.y <= looks.y).all()
    assert found.seeker_rows.tolist() == looks.seeker_rows.tolist()


def test_the_model_is_judged_on_the_rows_after_the_cutoff() -> None:
    """Direct computation on the rows after 9 March gives the same numbers."""
    model = make_model()

    found = judge_logged(model, INDEX, "2025-03-09")

    labels = apply_labels(INDEX.log)
    scored = ScoredMarket(model, INDEX)
    X = label_features(labels, scored.people.table, scored.posts.table, INDEX)
    later = labels.days > date(2025, 3, 9).toordinal()
    p = model.apply.probabilities(X)[later]
    measured = found[APPLY].model
    assert later.sum() == found[APPLY].pairs == 4
    assert measured["auc"].value == pytest.approx(auc(p, labels.y[later]))
    assert measured["mean_ratio"].value == pytest.approx(mean_p_ratio(p, labels.y[later]))
    assert 0.0 < measured["ndcg"].value <= 1.0
    assert "ndcg" not in found[ACCEPT].model
    assert "ndcg_to_attainable" not in found[MATCH].model
    assert {"lift_over_bm25", "lift_over_rules+lexicon"} <= set(measured)


def test_rows_of_the_cutoff_day_and_before_are_not_asked() -> None:
    """Training saw them: with a later cut-off fewer rows are left, and then none."""
    afterwards = logged_questions(INDEX, "2025-03-10")

    assert afterwards[APPLY].seeker_rows.tolist() == [1, 1]
    assert logged_questions(INDEX, "2025-03-12") == {}


def test_without_a_cutoff_every_row_is_later() -> None:
    """A model of the prior alone saw no event at all."""
    told: list[int] = []

    found = judge_logged(make_model(), INDEX, None, lambda _, done, __: told.append(done))

    assert found[APPLY].pairs == len(apply_labels(INDEX.log)) > 4
    assert told == [0, 0, 0]


def test_one_kind_of_answer_cannot_judge() -> None:
    """Only refusals came later: nothing is asked, and nothing is divided by zero."""
    later = (make_event("S1", "V1", Kinds.VIEWED, date(2025, 3, 10)),)
    index = index_market(make_market(interactions=(*EVENTS, *later)))

    assert judge_logged(make_model(), index, "2025-03-09") == {}


def test_who_was_chosen_is_told_to_the_model() -> None:
    """A logged pair is asked about as it came to be shown."""
    asked = logged_questions(INDEX, None)[APPLY]

    assert asked.chosen is not None
    np.testing.assert_array_equal(np.isnan(asked.chosen), np.ones(len(asked), dtype=bool))


def test_without_logged_views_what_was_shown_counts_by_who_may_have_looked() -> None:
    """Who applied has looked, whether hired or not; the report says how it was counted."""
    events = [
        replace(event, kind=Kinds.SHOWN) if event.kind == Kinds.VIEWED else event
        for event in (*EVENTS, *LATER)
    ]
    index = index_market(make_market(interactions=tuple(events)))

    asked = logged_questions(index, "2025-03-09")
    found = judge_logged(make_model(), index, "2025-03-09")

    assert asked[APPLY].examination is not None
    looked = asked[MATCH].examination
    assert looked is not None
    assert looked[asked[APPLY].outcome > 0].tolist() == [1.0, 1.0]
    assert asked[ACCEPT].examination is None
    assert found[APPLY].pairs == 4
    assert notes_on_log(index) == (LOOKS_UNKNOWN,)
    assert notes_on_log(INDEX) == ()
