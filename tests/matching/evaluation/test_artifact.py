"""The `evaluate` job."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data.columns import Kinds
from data.errors import ArtifactError
from data.records import Market
from data.writing import write_market
from matching.evaluation.artifact import evaluate_artifact, judge_truth
from matching.evaluation.logged import NOTHING_LATER
from matching.evaluation.methods import ATTAINABLE, METHODS, MODEL
from matching.evaluation.questions import MATCH, TARGETS
from matching.evaluation.report_folder import REPORT_FILES
from matching.evaluation.truth import read_truth
from matching.market_index import index_market
from tests.features.builders import make_event
from tests.matching.artifact.cases import save_small
from tests.matching.builders import EVENTS, make_market, make_model
from tests.matching.evaluation.cases import truth_frame, write_truth
from tests.worlds import World

INDEX = index_market(make_market())


def test_the_product_is_judged_beside_every_method_and_each_side_by_itself(tmp_path: Path) -> None:
    """All on the same pairs; the ceiling only where the truth knows it."""
    truth = read_truth(write_truth(tmp_path, truth_frame()), INDEX)

    found = judge_truth(make_model(), INDEX, truth)
    no_ceiling = judge_truth(make_model(), INDEX, replace(truth, attainable=None), targets=(MATCH,))

    assert list(found) == list(TARGETS)
    assert set(found[MATCH].methods) == set(METHODS)
    assert {target: set(found[target].methods) for target in TARGETS if target != MATCH} == {
        "apply": {MODEL}, "accept": {MODEL},
    }  # fmt: skip
    assert {judged.pairs for judged in found.values()} == {4}
    assert list(no_ceiling) == [MATCH]
    assert set(no_ceiling[MATCH].methods) == set(METHODS) - {ATTAINABLE}


def test_bad_input_leaves_nothing_behind(tmp_path: Path) -> None:
    """Not even an empty folder."""
    with pytest.raises(ArtifactError):
        evaluate_artifact(tmp_path / "none", tmp_path / "none", None, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_job_measures_a_trained_world(world: World, tmp_path: Path) -> None:
    """The model beats chance and stays below what was attainable; every file is there."""
    pairs = pd.read_parquet(world.truth / "pairs.parquet")
    people = sorted(pairs["seeker_id"].unique())[:25]
    truth = write_truth(tmp_path / "truth", pairs[pairs["seeker_id"].isin(people)])
    out = tmp_path / "out"

    report = evaluate_artifact(world.artifact, world.market, truth, out)

    methods = report.markets["market"][MATCH].methods
    ndcg = {method: figures["ndcg"].value for method, figures in methods.items()}
    assert ndcg["random"] < ndcg[MODEL] < ndcg[ATTAINABLE]
    assert sorted(path.name for path in out.iterdir()) == sorted(REPORT_FILES)
    written = json.loads((out / "report.json").read_text("utf-8"))
    model = written["markets"]["market"][MATCH]["methods"][MODEL]
    assert model["ndcg"]["value"] == ndcg[MODEL]
    assert "<svg" in (out / "reliability_match.svg").read_text("utf-8")
    groups = written["markets"]["market"][MATCH]["groups"]
    assert {"男", "女"} <= {each["group"] for each in groups if each["facet"] == "sex"}


@pytest.mark.slow
def test_without_a_truth_later_events_are_the_judge(tmp_path: Path) -> None:
    """None: the report says so. Some: looks, applications and hires after the cut-off."""
    artifact = save_small(tmp_path)
    nothing = evaluate_artifact(artifact, tmp_path / "market", None, tmp_path / "none")
    write_market(_a_month_later(), tmp_path / "later")

    later = evaluate_artifact(artifact, tmp_path / "later", None, tmp_path / "some")

    assert nothing.markets == {}
    assert NOTHING_LATER in (tmp_path / "none" / "report.txt").read_text("utf-8")
    assert later.judge == "log"
    assert set(later.markets["later"]) == set(TARGETS)
    assert (tmp_path / "some" / "reliability_apply.svg").is_file()


def _a_month_later() -> Market:
    day = date(2025, 4, 10)
    looks = [make_event(person, post, Kinds.VIEWED, day)
             for person in ("S1", "S2", "S5") for post in ("V1", "V2", "V3")]  # fmt: skip
    answers = [
        make_event("S1", "V1", Kinds.APPLIED, day),
        make_event("S2", "V2", Kinds.APPLIED, day),
        make_event("S1", "V1", Kinds.HIRED, day + timedelta(9)),
        make_event("S2", "V2", Kinds.REJECTED, day + timedelta(9)),
    ]
    return make_market(interactions=(*EVENTS, *looks, *answers))
