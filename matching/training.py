"""Training, on one screen: a market folder in, a trusted artifact out.

The log's labels teach each side where they are enough. Where they are not, the prior of
`matching.prior` speaks for that side, moved to the office's own rate, and the report says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.reading import first_notices, read_market
from data.records import Market
from features.encoder import Encoder, Reader, build_reader, fit_encoder
from features.occupations import Lexicon, load_lexicon
from features.pair_features import FEATURE_NAMES
from features.seekers import SeekerTable
from features.vacancies import VacancyTable
from matching.artifact import claim_artifact_folder
from matching.challenging import Promotion
from matching.config import TrainingConfig
from matching.drift.reference import Reference, build_reference
from matching.label_features import label_features
from matching.labels import Labels, accept_labels, apply_labels, retain_labels
from matching.market_index import MarketIndex, index_market
from matching.model import SIDES, SOURCE_NAMES, MatchModel, Side, Source
from matching.prior import fit_prior_sides, move_to_rate
from matching.progress import Progress, silent
from matching.publishing import Publication, publish
from matching.retention import describe_retention, learn_retention
from models.examination import look_weights
from models.fitted_side import FittedSide
from models.side import fit_side
from models.side_report import SideReport

SIDE_NAMES: Final = {
    "apply": "求职人员一侧（看过后是否应聘）",
    "accept": "用人单位一侧（应聘后是否录用）",
}

LOOKS_UNKNOWN: Final = (
    "有的名单没有“看过”的记录：按所在位次折算看过的可能；没有任何“看过”记录时，当作第一位总会看"
)


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What training learned, and from what.

    Parameters
    ----------
    model : MatchModel
        The trained model.
    index : MarketIndex
        The market it was trained on.
    labels : dict of str to Labels
        The rows of each side.
    golden : ndarray of float32, shape (n, n_features)
        A few rows of features, kept as the artifact's self-test.
    warnings : tuple of str
        What reading the folder warned of.
    features : dict of str to ndarray of float32
        The features of those rows.
    publication : Publication or None
        What became of the model, once it has a folder.
    reference : Reference or None
        What later markets are compared with.
    hires : Labels or None
        The hires of which it is known whether the person stayed.
    """

    model: MatchModel
    index: MarketIndex
    labels: dict[str, Labels]
    golden: NDArray[np.float32]
    warnings: tuple[str, ...] = ()
    features: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    publication: Publication | None = None
    reference: Reference | None = None
    hires: Labels | None = None

    def lines(self) -> list[str]:
        """Say it in Chinese, a line each."""
        market = self.index.market
        lines = [
            (
                f"市场：求职人员 {len(market.seekers)} 人，岗位 {len(market.vacancies)} 个，"
                f"记录 {len(market.interactions)} 条，截至 {self.index.last_day or '（尚无记录）'}"
            )
        ]
        for name in SIDES:
            side, labels = getattr(self.model, name), self.labels[name]
            lines.append(
                f"{SIDE_NAMES[name]}：样本 {len(labels)} 条，其中肯定 {labels.n_positive} 条；"
                f"依据{SOURCE_NAMES[side.source]}"
            )
            if labels.examination is not None:
                lines.append(f"  {LOOKS_UNKNOWN}")
            if side.source != "prior":
                lines.append(f"  {_judged(side.fitted.report)}")
        if self.hires is not None:
            lines.append(describe_retention(self.hires, self.model.retention))
        if self.publication is not None:
            lines += self.publication.lines()
        return [*lines, *(f"提示：{warning}" for warning in self.warnings)]


def _judged(report: SideReport) -> str:
    judged = report.validation
    if judged is None:
        return report.note
    return (
        f"{report.note}；最近 {judged.rows} 条上：对数损失 {judged.log_loss_blend:.4f}"
        f"（只用平均比率 {judged.log_loss_base:.4f}），AUC {judged.auc:.3f}，"
        f"校准误差 {judged.ece:.4f}，预测均值与实际之比 {judged.mean_p_ratio:.2f}"
    )


def train(
    market: Market,
    config: TrainingConfig,
    *,
    seed: int = 0,
    progress: Progress = silent,
    reader: Reader | None = None,
    lexicon: Lexicon | None = None,
) -> TrainingReport:
    """Train both sides on a market.

    Parameters
    ----------
    market : Market
        Checked records.
    config : TrainingConfig
        Everything that can be told.
    seed : int
        Seed of every random step; the same seed gives the same bytes.
    progress : Progress
        Told of each stage.
    reader : Reader, optional
        Reads the texts; by default with `lexicon`.
    lexicon : Lexicon, optional
        Words of work; by default those that ship.

    Returns
    -------
    TrainingReport
    """
    progress("读取文字", 0, 5)
    index = index_market(market)
    encoder, people, posts = fit_encoder(
        reader or build_reader(mask_lexicon(lexicon or load_lexicon(), config, seed)),
        market.seekers,
        market.vacancies,
        index.employers,
        config=config.text,
        seed=seed,
    )
    progress("计算特征", 1, 5)
    encoder, people, posts = encoder.learn_interest(people, posts, index.log, seed=seed)
    labels = {"apply": apply_labels(index.log), "accept": accept_labels(index.log)}
    features = {name: label_features(labels[name], people, posts, index) for name in SIDES}
    sides = learn_sides(encoder, labels, features, config, seed=seed, progress=progress)
    hires = retain_labels(index.log)
    retention = learn_retention(hires, label_features(hires, people, posts, index), seed=seed)
    model = MatchModel(encoder, sides["apply"], sides["accept"], retention)
    reference = build_reference(model, people, posts, labels, features)
    progress("完成训练", 5, 5)
    return TrainingReport(
        model=model,
        index=index,
        labels=labels,
        golden=_golden_rows(features["apply"], people, posts, index),
        features=features,
        reference=reference,
        hires=hires,
    )


def mask_lexicon(lexicon: Lexicon, config: TrainingConfig, seed: int) -> Lexicon:
    """Hide terms of a lexicon where evaluation asks for it."""
    if not config.mask_lexicon_share:
        return lexicon
    return lexicon.masked(np.random.default_rng(seed), config.mask_lexicon_share)


def learn_sides(
    encoder: Encoder,
    labels: dict[str, Labels],
    features: dict[str, NDArray[np.float32]],
    config: TrainingConfig,
    *,
    seed: int,
    progress: Progress = silent,
) -> dict[str, Side]:
    """Learn each side from the log, with the prior beside it as long as the log is short."""
    short = tuple(name for name in SIDES if _is_short(labels[name], name, config))
    prior = fit_prior_sides(encoder.reader, short, config, progress=progress) if short else {}
    sides: dict[str, Side] = {}
    for step, name in enumerate(SIDES):
        progress(f"学习{SIDE_NAMES[name]}", 3 + step, 5)
        rows, before = labels[name], prior.get(name)
        if before is not None and not has_enough(rows, config.min_positives):
            sides[name] = move_to_rate(before, features[name], rows)
            continue
        fitted = fit_side(
            features[name],
            rows.y,
            rows.days,
            columns=FEATURE_NAMES,
            config=getattr(config, name),
            seed=seed,
            weight=_look_weights(features[name], rows, config),
            prior=None if before is None else before.fitted,
        )
        sides[name] = Side(fitted, _speaker(fitted))
    return sides


def _speaker(fitted: FittedSide) -> Source:
    if fitted.prior is None:
        return "own"
    return "prior" if fitted.prior_weight == 1.0 else "blended"


def _is_short(labels: Labels, name: str, config: TrainingConfig) -> bool:
    """Say whether a side's rows are too few to speak without the prior."""
    prior = config.prior
    enough = prior.until_applications if name == "apply" else prior.until_hires
    return not has_enough(labels, max(enough, config.min_positives))


def _look_weights(
    X: NDArray[np.float32], rows: Labels, config: TrainingConfig
) -> NDArray[np.float64] | None:
    """Weigh rows by how probable it is that somebody looked, where views are not logged."""
    if rows.examination is None:
        return None
    return look_weights(X, rows.y, rows.examination, config.apply.logistic)


def has_enough(labels: Labels, least: int) -> bool:
    """Say whether a side's rows hold at least so many of each answer."""
    return least <= labels.n_positive <= len(labels) - least


def _golden_rows(
    X: NDArray[np.float32], people: SeekerTable, posts: VacancyTable, index: MarketIndex
) -> NDArray[np.float32]:
    """Up to 64 rows spread over the log's; without a log, the first pair of the market."""
    if len(X):
        spread: NDArray[np.float32] = X[np.unique(np.linspace(0, len(X) - 1, 64).astype(int))]
        return spread
    if not len(people) or not len(posts):
        return X
    first = np.zeros(1, dtype=np.int64)
    day = index.market.vacancies[0].published_on.toordinal()
    question = Labels(first, first, np.array([day], dtype=np.int64), np.zeros(1), np.zeros(1))
    return label_features(question, people, posts, index)


def train_artifact(
    market: Path,
    artifact: Path,
    *,
    config: TrainingConfig,
    seed: int = 0,
    progress: Progress = silent,
    lexicon: Lexicon | None = None,
    promotion: Promotion = Promotion.BETTER,
) -> TrainingReport:
    """Train on a market folder and write the artifact.

    Parameters
    ----------
    market : Path
        A market folder in the exchange format.
    artifact : Path
        Where the artifact goes; an older model there is kept, and serves on if it is better.
    config : TrainingConfig
        Everything that can be told.
    seed : int
        Seed of every random step.
    progress : Progress
        Told of each stage.
    lexicon : Lexicon, optional
        Words of work, kept in the artifact; by default those that ship.
    promotion : Promotion
        When the new model takes over from one that serves already.

    Raises
    ------
    DefectsError
        The folder holds defects; nothing is written.
    FolderError
        A folder is missing, or `artifact` holds other things.
    """
    claim_artifact_folder(artifact)
    progress("读取市场文件夹", 0, 5)
    reading = read_market(market)
    report = train(reading.market, config, seed=seed, progress=progress, lexicon=lexicon)
    report = replace(report, warnings=first_notices(reading.warnings))
    progress("比较并保存", 5, 5)
    return replace(
        report,
        publication=publish(
            artifact,
            report,
            config=config,
            seed=seed,
            market=market,
            recipe=partial(learn_sides, report.model.encoder, config=config, seed=seed),
            promotion=promotion,
            progress=progress,
        ),
    )
