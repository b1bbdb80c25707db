"""The new model against the one that serves, with real artifacts of one town."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from matching.artifact import draft_manifest, load_artifact, read_history, read_manifest
from matching.artifact.files import model_files
from matching.challenging import Decision, Promotion, decide_succession
from matching.market_index import index_market
from matching.model import Side
from matching.training import TrainingReport
from tests.matching.artifact.cases import part_of
from tests.matching.builders import make_market
from tests.matching.conftest import CONFIG, EARLIER, Town, earlier
from tests.worlds import World


@pytest.fixture
def artifact(town: Town, tmp_path: Path) -> Path:
    """Give a copy of the town's earlier artifact."""
    return Path(shutil.copytree(town.artifact, tmp_path / "artifact"))


def decide_on(
    town: Town,
    artifact: Path,
    report: TrainingReport | None = None,
    promotion: Promotion = Promotion.BETTER,
) -> Decision:
    """Decide on a new model, by default that of the town."""
    new = report or town.report
    files = model_files(new.model, new.golden)
    manifest = draft_manifest(new, files, config=CONFIG, seed=0, market=town.market)
    return decide_succession(artifact, new, manifest, town.recipe(), promotion)


def taught_nonsense(report: TrainingReport) -> TrainingReport:
    """Turn the outcomes round before the earlier model's last day: what was a yes is a no."""
    labels = {}
    for side, rows in report.labels.items():
        old = rows.days < EARLIER.toordinal()
        labels[side] = replace(rows, y=np.where(old, 1.0 - rows.y, rows.y))
    return replace(report, labels=labels)


@pytest.mark.slow
def test_six_more_weeks_do_no_harm(town: Town, artifact: Path) -> None:
    """It is compared in every figure, takes over, and the earlier one is kept."""
    before = read_manifest(artifact)

    publication = town.publish(artifact)

    assert publication.decision.serves
    assert "不比原来的差" in publication.decision.reason
    assert len(publication.decision.figures) == 6
    # The cut is the earlier model's last day: the same recipe on the same looks is the same side,
    # unless it is told what people did on the days that judge.
    assert (
        "求职人员一侧对数损失+0.0000（95% 区间 +0.0000 至 +0.0000）" in publication.decision.figures
    )
    assert load_artifact(artifact)[1].version == publication.version != before.version
    assert [record.version for record in read_history(artifact)] == [
        before.version, publication.version,
    ]  # fmt: skip
    told = "\n".join(publication.lines())
    assert "新模型已投入使用" in told
    assert publication.card.is_file()


@pytest.mark.slow
def test_a_model_that_learned_nonsense_waits(town: Town, artifact: Path) -> None:
    """It is saved, does not serve, and the report says how to use it all the same."""
    before = (artifact / "manifest.json").read_bytes()

    publication = town.publish(artifact, taught_nonsense(town.report))

    assert not publication.decision.serves
    assert (artifact / "manifest.json").read_bytes() == before
    assert not read_history(artifact)[-1].has_served
    told = "\n".join(publication.lines())
    assert "新模型没有投入使用" in told
    assert "对数损失变大" in told
    assert f"--to {publication.version}" in told


@pytest.mark.slow
def test_whoever_asks_gets_it_without_comparison(town: Town, artifact: Path) -> None:
    """Even nonsense."""
    decision = decide_on(town, artifact, taught_nonsense(town.report), Promotion.ALWAYS)

    assert decision == Decision(serves=True, reason="按要求直接换用，没有与原来的模型比较")


def unreadable(artifact: Path) -> None:
    """Damage a file of the serving model."""
    part_of(artifact, "text.npz").write_bytes(b"")


@pytest.mark.slow
def test_what_cannot_be_compared_takes_over(town: Town, artifact: Path, world: World) -> None:
    """No model, the same model, a damaged one, another office, no newer day, a prior."""
    told = {}
    told["nothing there"] = decide_on(town, artifact / "none")
    told["another office"] = decide_on(town, world.artifact)
    prior = replace(town.report.model, accept=Side(town.report.model.accept.fitted, "prior"))
    told["a prior"] = decide_on(town, artifact, replace(town.report, model=prior))
    then = index_market(earlier(town.report.index.market))
    told["no newer day"] = decide_on(town, artifact, replace(town.report, index=then))
    elsewhere = replace(town.report.index, market=make_market())
    told["other posts"] = decide_on(town, artifact, replace(town.report, index=elsewhere))
    unreadable(artifact)
    told["damaged"] = decide_on(town, artifact)

    assert all(decision.serves for decision in told.values())
    reasons = {case: decision.reason for case, decision in told.items()}
    assert reasons == {
        "nothing there": "文件夹里还没有模型",
        "another office": "原来的模型来自另一份登记资料，无从比较",
        "a prior": "新模型有一侧依据先验，无从比较",
        "no newer day": "没有比原来的模型更新的记录，无从比较",
        "other posts": "原来的模型来自另一份登记资料，无从比较",
        "damaged": reasons["damaged"],
    }
    assert "原来的模型已不能用" in reasons["damaged"]


@pytest.mark.slow
def test_too_few_new_rows_judge_nothing(town: Town, artifact: Path) -> None:
    """Since the earlier model nobody has applied, or been hired."""
    labels = {
        side: replace(rows, y=np.where(rows.days >= EARLIER.toordinal(), 0.0, rows.y))
        for side, rows in town.report.labels.items()
    }

    decision = decide_on(town, artifact, replace(town.report, labels=labels))

    assert decision == Decision(serves=True, reason="原来的模型之后记录还太少，无从比较")


@pytest.mark.slow
def test_the_same_model_again_changes_no_byte(town: Town, artifact: Path) -> None:
    """Same inputs, same bytes, in a folder with a past as in a fresh one."""
    first = town.publish(artifact)
    before = {p: p.read_bytes() for p in artifact.rglob("*") if p.is_file()}
    again = town.publish(artifact)
    fresh = town.publish(artifact.with_name("fresh"))

    assert again.decision.reason == "与原来的模型完全相同"
    after = {p: p.read_bytes() for p in artifact.rglob("*") if p.is_file()}
    assert after == before
    assert fresh.version == first.version == again.version
    assert (artifact / "manifest.json").read_bytes() == (
        fresh.card.parents[2] / "manifest.json"
    ).read_bytes()


@pytest.mark.slow
def test_where_looks_are_not_logged_both_are_held_to_what_was_shown(
    town: Town, artifact: Path
) -> None:
    """Half of the looks are gone, and half of the applications with them: the promises hold."""
    rows = town.report.labels["apply"]
    y = rows.y * (np.random.default_rng(0).random(len(rows)) < 0.5)
    unwatched = replace(rows, y=y, examination=np.full(len(rows), 0.5))

    labels = town.report.labels | {"apply": unwatched}
    decision = decide_on(town, artifact, replace(town.report, labels=labels))

    told = next(line for line in decision.figures if line.startswith("求职人员一侧预测均值"))
    ratios = [float(ratio) for ratio in re.findall(r"[新原] (\d\.\d\d)[，；]", told)]
    assert ratios == pytest.approx([1.0, 1.0], abs=0.25)
    assert "求职人员一侧" not in decision.reason
