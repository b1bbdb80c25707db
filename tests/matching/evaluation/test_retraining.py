"""Retraining on less of the log."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from data.errors import FolderError
from data.reading import read_market
from data.writing import write_market
from matching.evaluation.artifact import evaluate_artifact
from matching.evaluation.logged import NOTHING_LATER
from matching.evaluation.markets import FreshMarket
from matching.evaluation.questions import MATCH
from matching.evaluation.report_folder import CURVE_FILES
from matching.evaluation.retraining import evaluate_artifact_curve, evaluate_learning_curve
from matching.training import train_artifact
from tests.worlds import SMALL_CONFIG, World


@pytest.mark.slow
def test_the_whole_log_gives_the_artifact_again(world: World, tmp_path: Path) -> None:
    """The last point is what `evaluate` says of the artifact; the first is the prior's."""
    told: list[int] = []

    curve = evaluate_artifact_curve(
        world.artifact,
        world.market,
        world.truth,
        tmp_path,
        shares=(0.0, 1.0),
        progress=lambda _, done, __: told.append(done),
    )
    plain = evaluate_artifact(world.artifact, world.market, world.truth, tmp_path / "plain")

    nothing, everything = curve.markets["market"]
    assert everything.figures[MATCH] == plain.markets["market"][MATCH].model
    assert everything.events == len(world.index.market.interactions)
    assert (nothing.events, dict(nothing.sources)) == (0, {"apply": "prior", "accept": "prior"})
    assert dict(nothing.samples) == {"apply": 0, "accept": 0}
    assert told == [1, 2]
    written = json.loads((tmp_path / CURVE_FILES[0]).read_text("utf-8"))
    assert [each["share"] for each in written["markets"]["market"]] == [0.0, 1.0]


@pytest.mark.slow
def test_without_a_truth_shares_of_the_earlier_events_are_judged_on_the_later(
    world: World, tmp_path: Path
) -> None:
    """Training sees nothing of the last weeks; an artifact of the whole log has no judge."""
    market = read_market(world.market).market
    last = max(event.occurred_on for event in market.interactions)
    earlier = tuple(
        event for event in market.interactions if event.occurred_on <= last - timedelta(60)
    )
    write_market(replace(market, interactions=earlier), tmp_path / "earlier")
    train_artifact(tmp_path / "earlier", tmp_path / "artifact", config=SMALL_CONFIG, seed=0)

    curve = evaluate_artifact_curve(
        tmp_path / "artifact", world.market, None, tmp_path / "out", shares=(0.5,)
    )
    nothing = evaluate_artifact_curve(world.artifact, world.market, None, tmp_path / "none")

    (half,) = curve.markets["market"]
    assert curve.judge == "log"
    assert 0.3 * len(earlier) < half.events <= 0.5 * len(earlier) + 1
    assert "apply" in half.figures
    assert nothing.notes == (NOTHING_LATER,)
    assert NOTHING_LATER in (tmp_path / "none" / CURVE_FILES[1]).read_text("utf-8")


def test_foreign_files_are_noticed_before_any_work(tmp_path: Path) -> None:
    """Hours of training must not end in a refusal that was due at once."""
    (tmp_path / "工资表.xlsx").write_bytes(b"x")

    with pytest.raises(FolderError):
        evaluate_learning_curve([FreshMarket(1)], tmp_path, config=SMALL_CONFIG)
