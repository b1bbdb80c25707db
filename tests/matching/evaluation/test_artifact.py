"""The `evaluate` job."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data.columns import Kinds
from data.errors import ArtifactError, FolderError
from matching.evaluation import artifact as job
from matching.evaluation.artifact import evaluate_artifact, evaluate_model, write_report
from matching.evaluation.methods import METHODS
from matching.evaluation.report import EvaluationReport
from matching.evaluation.truth import read_truth
from matching.market_index import index_market
from tests.features.builders import make_event
from tests.matching.artifact.cases import save_small
from tests.matching.builders import EVENTS, make_market, make_model
from tests.matching.evaluation.cases import truth_frame, write_truth
from tests.worlds import World

INDEX = index_market(make_market())


def test_the_model_and_the_baselines_are_judged_on_the_same_pairs(tmp_path: Path) -> None:
    """Every method of the table; calibration of the model alone; the same however it is cut."""
    truth = read_truth(write_truth(tmp_path, truth_frame()), INDEX)

    whole = evaluate_model(make_model(), INDEX, truth)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "CHUNK", 3)
        cut = evaluate_model(make_model(), INDEX, truth)

    assert set(whole) == set(METHODS)
    assert {method for method, found in whole.items() if found.ece is not None} == {"model"}
    assert whole == cut
    no_ceiling = evaluate_model(make_model(), INDEX, replace(truth, attainable=None))
    assert set(no_ceiling) == set(METHODS) - {"attainable"}


def test_cold_is_who_had_no_event_before_the_question(tmp_path: Path) -> None:
    """S1 has looked on 6 March, S2 never; an event on the day itself makes nobody warm."""
    truth = read_truth(write_truth(tmp_path, truth_frame()), INDEX)
    today = make_event("S2", "V1", Kinds.VIEWED, date(2025, 3, 10))
    index = index_market(make_market(interactions=(*EVENTS, today)))

    for market in (INDEX, index):
        found = evaluate_model(make_model(), market, truth)["attainable"]
        assert found.ndcg_cold == pytest.approx(1.0)
        assert found.ndcg_warm is not None
        assert found.ndcg == pytest.approx((1.0 + found.ndcg_warm) / 2)
        assert found.ndcg_warm < 1.0


def test_the_report_is_written_as_numbers_and_as_text(tmp_path: Path) -> None:
    """Two files, the same bytes each time; foreign files are not written over."""
    report = EvaluationReport({}, ("一条说明",))

    write_report(report, tmp_path / "out")
    first = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    write_report(report, tmp_path / "out")

    assert sorted(first) == ["report.json", "report.txt"]
    assert first == {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert json.loads(first["report.json"])["notes"] == ["一条说明"]
    assert "一条说明" in first["report.txt"].decode()
    (tmp_path / "out" / "工资表.xlsx").write_bytes(b"x")
    with pytest.raises(FolderError):
        write_report(report, tmp_path / "out")


def test_bad_input_leaves_nothing_behind(tmp_path: Path) -> None:
    """Not even an empty folder."""
    with pytest.raises(ArtifactError):
        evaluate_artifact(tmp_path / "none", tmp_path / "none", None, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_the_job_measures_a_trained_world(world: World, tmp_path: Path) -> None:
    """With its truth, the model beats chance and stays below what was attainable."""
    pairs = pd.read_parquet(world.truth / "pairs.parquet")
    people = sorted(pairs["seeker_id"].unique())[:25]
    truth = write_truth(tmp_path / "truth", pairs[pairs["seeker_id"].isin(people)])

    report = evaluate_artifact(world.artifact, world.market, truth, tmp_path / "out")

    (methods,) = report.markets.values()
    assert methods["model"].ndcg > methods["random"].ndcg
    assert methods["attainable"].ndcg > methods["model"].ndcg
    written = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert written["markets"]["market"]["model"]["ndcg"] == methods["model"].ndcg


@pytest.mark.slow
def test_without_a_truth_later_events_are_asked_for(tmp_path: Path) -> None:
    """The market has nothing after the training cut-off, and the written report says so."""
    artifact = save_small(tmp_path)

    report = evaluate_artifact(artifact, tmp_path / "market", None, tmp_path / "out")

    assert report.markets == {}
    assert "没有新记录" in (tmp_path / "out" / "report.txt").read_text("utf-8")
