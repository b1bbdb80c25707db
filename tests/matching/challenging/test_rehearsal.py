"""Features as they would have been on an earlier day."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from features.interest import no_interest
from features.pair_features import FEATURE_NAMES
from matching.challenging.rehearsal import rehearse
from matching.market_index import index_market
from tests.matching.conftest import EARLIER, Town, earlier

CUT = EARLIER.toordinal() - 1
INTEREST = FEATURE_NAMES.index("interest")


@pytest.mark.slow
def test_what_happens_after_the_day_changes_nothing(town: Town) -> None:
    """The rows up to it look the same whether the later events are there or not."""
    report = town.report
    _, rehearsed = rehearse(report, CUT, seed=0)

    then = replace(report, index=index_market(earlier(report.index.market)))
    _, without_later = rehearse(then, CUT, seed=0)

    for side, rows in report.labels.items():
        early = rows.days <= CUT
        np.testing.assert_array_equal(rehearsed[side][early], without_later[side][early])
    assert not np.array_equal(
        rehearsed["apply"][:, INTEREST], report.features["apply"][:, INTEREST]
    )


@pytest.mark.slow
def test_with_the_whole_log_they_are_those_of_training(town: Town) -> None:
    """To the last bit: the same rows, the same seed."""
    encoder, rehearsed = rehearse(town.report, town.report.index.log.days.max(), seed=0)

    for side, X in town.report.features.items():
        np.testing.assert_array_equal(rehearsed[side], X)
    learned = town.report.model.encoder.interest
    np.testing.assert_array_equal(encoder.interest.weights, learned.weights)


@pytest.mark.slow
def test_where_no_interest_was_learned_nothing_is_built_again(town: Town) -> None:
    """A small office is not made to wait for the same numbers."""
    report = town.report
    encoder = replace(report.model.encoder, interest=no_interest())
    plain = replace(report, model=replace(report.model, encoder=encoder))

    assert rehearse(plain, CUT, seed=0) == (encoder, report.features)
