"""Real pairs become a log without a leak from one fold to another."""

from __future__ import annotations

import doctest
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

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
    """People and vacancies of the test part alone leave no trace in the training market."""
    rows = np.flatnonzero(pairs.cv_rows == 1)
    market = cv_jd_pairs.make_market(pairs, rows, rows)

    assert [each.seeker_id for each in market.seekers] == ["S00001"]
    assert {each.seeker_id for each in market.interactions} == {"S00001"}
    assert {each.vacancy_id for each in market.vacancies} == {
        f"V{row:05d}" for row in pairs.jd_rows[rows]
    }


def test_near_copies_share_a_group() -> None:
    """A CV with one word changed is the same CV."""
    text = "熟悉仓库收货发货盘点，做过两年，会用表格，能吃苦"
    labels = cv_jd_pairs.near_copies([text, text.replace("两年", "三年"), "想学月嫂照顾婴儿"])

    assert labels[0] == labels[1] != labels[2]


def test_pairs_are_split_by_person_or_by_vacancy(pairs: cv_jd_pairs.LabelledPairs) -> None:
    """Pairs of one CV, or of one vacancy, never stand in two folds."""
    for split, rows in (("cvs", pairs.cv_rows), ("vacancies", pairs.jd_rows)):
        groups = pairs.groups(split)
        assert len({*zip(groups, rows, strict=True)}) == len({*groups}) == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 3)), max_size=12))
def test_the_weighted_auc_is_that_of_scikit_learn(rows: list[tuple[int, bool, int]]) -> None:
    """With ties, and with rows that were drawn several times or never."""
    table = np.array([*rows, (1, True, 1), (2, False, 1)], dtype=float)
    scores, satisfied, weights = table.T

    assert cv_jd_pairs.weighted_auc(scores, satisfied.astype(int), weights) == pytest.approx(
        roc_auc_score(satisfied, scores, sample_weight=weights)
    )


def test_intervals_are_drawn_over_groups(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A method that is always right, and one that is always wrong, whatever is drawn."""
    satisfied = np.tile([0, 1], 40)
    right, wrong = satisfied + 0.5, 1.5 - satisfied
    run = cv_jd_pairs.Run(
        np.repeat([0, 1], 40), {"p_match": right, "p_apply": right, "tf-idf": wrong}
    )
    cv_jd_pairs.print_summary([run, run], satisfied, np.repeat(np.arange(20), 4))

    printed = capsys.readouterr().out
    assert "p_match              1.000 [1.000, 1.000]   seeds 1.000 to 1.000" in printed
    assert "tf-idf               0.000 [0.000, 0.000]   seeds 0.000 to 0.000" in printed
    assert "p_match - tf-idf     1.000 [1.000, 1.000]   seeds 1.000 to 1.000" in printed


def test_examples_run() -> None:
    """The examples in the script hold."""
    assert doctest.testmod(cv_jd_pairs).failed == 0
