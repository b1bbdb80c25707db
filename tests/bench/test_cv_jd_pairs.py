"""Real pairs become a log without a leak from one fold to another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench import cv_jd_pairs
from data.columns import Kinds


@pytest.fixture
def pairs(tmp_path: Path) -> cv_jd_pairs.LabelledPairs:
    """Give three pairs of two CVs, one of them twice."""
    path = tmp_path / "pairs.csv"
    rows = [
        "cv,jd,satisfied",
        "会电工,招电工,1",
        "会电工,招电工,1",
        "会电工,招厨师,0",
        "会炒菜,招厨师,1",
    ]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return cv_jd_pairs.read_pairs(path)


def test_a_repeated_pair_counts_once(pairs: cv_jd_pairs.LabelledPairs) -> None:
    """Texts and pairs are distinct."""
    assert (len(pairs.cvs), len(pairs.jds), len(pairs.satisfied)) == (2, 2, 3)


def test_only_a_satisfied_pair_goes_on_to_be_hired(pairs: cv_jd_pairs.LabelledPairs) -> None:
    """So that the employers' side has one class."""
    kinds = {
        bool(satisfied): [event.kind for event in cv_jd_pairs.make_events(pairs, row)]
        for row, satisfied in enumerate(pairs.satisfied)
    }

    assert kinds == {True: [Kinds.VIEWED, Kinds.APPLIED, Kinds.HIRED], False: [Kinds.VIEWED]}


def test_a_market_holds_only_the_people_and_events_that_it_was_given(
    pairs: cv_jd_pairs.LabelledPairs,
) -> None:
    """The people of the test part leave no trace in the training market."""
    market = cv_jd_pairs.make_market(pairs, np.array([1]), np.flatnonzero(pairs.cv_rows == 1))

    assert [each.seeker_id for each in market.seekers] == ["S00001"]
    assert {each.seeker_id for each in market.interactions} == {"S00001"}
    assert len(market.vacancies) == 2


def test_near_copies_share_a_group() -> None:
    """A CV with one word changed is the same CV."""
    text = "熟悉仓库收货发货盘点，做过两年，会用表格，能吃苦"
    labels = cv_jd_pairs.near_copies([text, text.replace("两年", "三年"), "想学月嫂照顾婴儿"])

    assert labels[0] == labels[1] != labels[2]
