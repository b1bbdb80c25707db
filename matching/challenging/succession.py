"""The model just trained against the one that serves.

Both are judged on the days after either's learning: the cut is the later of the serving model's
last day and the start of the newest fifth of the views. What is judged of the new model is its
recipe, fitted again on the days up to the cut (`rehearsal`); the model itself has seen everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from data.errors import ArtifactError
from matching.artifact import Manifest, load_version, read_manifest
from matching.artifact.loading import verified_files
from matching.artifact.manifest import MANIFEST_NAME
from matching.challenging.deciding import Decision, Evidence, decide
from matching.challenging.judging import (
    CalibrationCheck,
    check_calibration,
    log_loss_lead,
    order_by_person,
    order_lead,
)
from matching.challenging.office import OFFICE, is_same_office
from matching.challenging.rehearsal import rehearse
from matching.challenging.views import GradedViews, grade_views
from matching.label_features import label_features
from matching.labels import Labels
from matching.market_index import MarketIndex
from matching.model import SIDES, MatchModel, Side
from models.evaluation import Interval
from models.splitting import late_rows

if TYPE_CHECKING:
    from matching.training import TrainingReport

Matrix: TypeAlias = NDArray[np.float32]
Recipe: TypeAlias = Callable[[dict[str, Labels], dict[str, Matrix]], Mapping[str, Side]]
"""How sides are learned from rows and their features, everything else given."""

LATE_SHARE: Final = 0.2
FEWEST_PEOPLE: Final = 30
"""Fewest people with something to gain for an order to be judged."""
FEWEST_OF_A_KIND: Final = 10
"""Fewest outcomes of each kind for a side to be judged."""


class Promotion(StrEnum):
    """When a new model takes over from the one that serves."""

    BETTER = "better"
    """Where it is not worse, and its promises hold."""
    ALWAYS = "always"
    """Without a comparison."""


@dataclass(frozen=True, slots=True, eq=False)
class _Late:
    """The rows that judge."""

    views: GradedViews
    accept: Labels


def decide_succession(
    folder: Path,
    report: TrainingReport,
    manifest: Manifest,
    recipe: Recipe,
    promotion: Promotion = Promotion.BETTER,
) -> Decision:
    """Decide whether a new model takes over from the one that serves.

    Where there is nothing to compare with, or nothing to compare by, it takes over, and the
    reason says so: a folder must never refuse the only model that its office can have.

    Parameters
    ----------
    folder : Path
        The artifact folder; it may not exist yet.
    report : TrainingReport
        The new model, its rows and their features.
    manifest : Manifest
        Of the new model.
    recipe : Recipe
        How the new model's sides were learned.
    promotion : Promotion
        Whether to compare at all.

    Returns
    -------
    Decision
    """
    if not (folder / MANIFEST_NAME).exists():
        return Decision(serves=True, reason="文件夹里还没有模型")
    if promotion is Promotion.ALWAYS:
        return Decision(serves=True, reason="按要求直接换用，没有与原来的模型比较")
    try:
        serving = read_manifest(folder)
        if serving.version == manifest.version:
            return Decision(serves=True, reason="与原来的模型完全相同")
        obstacle = _obstacle(folder, serving, report)
        if obstacle:
            return Decision(serves=True, reason=obstacle)
        old = load_version(folder, serving)
    except ArtifactError as error:
        return Decision(serves=True, reason=f"原来的模型已不能用（{error.reason}）")
    return _compare(old, serving, report, recipe, manifest)


def _obstacle(folder: Path, serving: Manifest, report: TrainingReport) -> str | None:
    """Say why a comparison would mean nothing, if so."""
    files = verified_files(folder, serving)
    if OFFICE not in files or not is_same_office(files[OFFICE], report.index.market.vacancies):
        return "原来的模型来自另一份登记资料，无从比较"
    last = report.index.last_day
    if last is None or (serving.training_cutoff or "") >= last.isoformat():
        return "没有比原来的模型更新的记录，无从比较"
    if any(getattr(report.model, name).source == "prior" for name in SIDES):
        return "新模型有一侧依据先验，无从比较"
    return None


def _compare(
    old: MatchModel, serving: Manifest, report: TrainingReport, recipe: Recipe, new: Manifest
) -> Decision:
    cut = _cut(report, serving)
    if not _is_enough(report, cut, new.config["min_positives"]):
        return Decision(serves=True, reason="原来的模型之后记录还太少，无从比较")
    encoder, features = rehearse(report, cut, new.seed)
    sides = recipe(*_early(report, features, cut))
    rehearsed = MatchModel(encoder, sides["apply"], sides["accept"])
    late = _late(report, cut)
    evidence = _weigh(
        _promises(rehearsed, late, report.index),
        _promises(old, late, report.index),
        late,
        np.random.default_rng(0),
    )
    return decide(evidence)


def _cut(report: TrainingReport, serving: Manifest) -> int:
    """Give the last day from which either may have learned."""
    days = report.labels["apply"].days
    late = late_rows(days, LATE_SHARE)
    first_late = int(days[late].min()) if late.any() else int(days.max(initial=0)) + 1
    if serving.training_cutoff is None:
        return first_late - 1
    return max(first_late - 1, date.fromisoformat(serving.training_cutoff).toordinal())


def _is_enough(report: TrainingReport, cut: int, least: int) -> bool:
    """Say whether there is enough to learn from up to the cut, and to judge by after it."""
    early = (rows.y[rows.days <= cut] for rows in report.labels.values())
    looks = report.labels["apply"]
    can_judge = _fewest_of_a_kind(looks.y[looks.days > cut]) >= FEWEST_OF_A_KIND
    return can_judge and all(_fewest_of_a_kind(y) >= least for y in early)


def _late(report: TrainingReport, cut: int) -> _Late:
    apply, accept = report.labels["apply"], report.labels["accept"]
    views = grade_views(apply, accept, report.index.log)
    return _Late(
        views.where(views.labels.days > cut), accept.take(np.flatnonzero(accept.days > cut))
    )


def _early(
    report: TrainingReport, features: Mapping[str, Matrix], cut: int
) -> tuple[dict[str, Labels], dict[str, Matrix]]:
    rows = {name: np.flatnonzero(report.labels[name].days <= cut) for name in SIDES}
    return (
        {name: report.labels[name].take(kept) for name, kept in rows.items()},
        {name: features[name][kept] for name, kept in rows.items()},
    )


def _fewest_of_a_kind(y: NDArray[np.float64]) -> int:
    return int(min(y.sum(), y.size - y.sum()))


@dataclass(frozen=True, slots=True, eq=False)
class _Promises:
    """What one model promises for the late rows; of `sides`, what the log should then show."""

    match: NDArray[np.float64]
    sides: dict[str, NDArray[np.float64]]


def _promises(model: MatchModel, late: _Late, index: MarketIndex) -> _Promises:
    """Ask a model as it is asked in serving: it encodes the people, those of its log too."""
    scores = model.score(_features(model, late.views.labels, index))
    accept = model.accept.probabilities(_features(model, late.accept, index))
    # Where looks are not logged, a model of P(applies, having looked) promises less of what was
    # shown; held to its word on silence that nobody broke, the lower promise would win.
    apply = late.views.labels.promised(scores.p_apply)
    return _Promises(scores.p_match, {"apply": apply, "accept": accept})


def _features(model: MatchModel, labels: Labels, index: MarketIndex) -> Matrix:
    """Encode only who occurs in the rows."""
    seekers, seeker_at = np.unique(labels.seeker_rows, return_inverse=True)
    vacancies, vacancy_at = np.unique(labels.vacancy_rows, return_inverse=True)
    market = index.market
    return label_features(
        replace(labels, seeker_rows=seeker_at, vacancy_rows=vacancy_at),
        model.encoder.seekers([market.seekers[row] for row in seekers]),
        model.encoder.vacancies([market.vacancies[row] for row in vacancies], index.employers),
        index,
        log_rows=(seekers, vacancies),
    )


def _weigh(new: _Promises, old: _Promises, late: _Late, rng: np.random.Generator) -> Evidence:
    order: Interval | None = None
    if order_by_person(new.match, late.views).size >= FEWEST_PEOPLE:
        order = order_lead(new.match, old.match, late.views, rng)
    log_loss: dict[str, Interval] = {}
    calibration: dict[str, tuple[CalibrationCheck, CalibrationCheck]] = {}
    for name, labels in (("apply", late.views.labels), ("accept", late.accept)):
        if _fewest_of_a_kind(labels.y) < FEWEST_OF_A_KIND:
            continue
        p, q = new.sides[name], old.sides[name]
        log_loss[name] = log_loss_lead(p, q, labels.y, labels.seeker_rows, rng)
        calibration[name] = (
            check_calibration(p, labels.y, rng),
            check_calibration(q, labels.y, rng),
        )
    return Evidence(order, log_loss, calibration)
