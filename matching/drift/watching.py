"""The `drift` job: an artifact, and a market with records from after its training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.errors import ArtifactError, ConfigError
from data.geography.tables import read_rows
from data.reading import read_market
from features.columnar import Floats
from features.seekers import SeekerTable
from features.vacancies import VacancyTable
from matching.artifact import Manifest, load_artifact
from matching.artifact.files import DRIFT
from matching.artifact.loading import verified_files
from matching.drift.calibration import Judged, group_findings, overall_finding
from matching.drift.columns import (
    PERSON_NAMES,
    POST_NAMES,
    kind_of_feature,
    pair_columns,
    person_columns,
    post_columns,
    post_family,
)
from matching.drift.lights import Light, new_terms_light, psi_light
from matching.drift.new_terms import NewTerms, new_terms
from matching.drift.reference import Reference
from matching.drift.report import DriftReport, Finding
from matching.label_features import label_features
from matching.labels import accept_labels, apply_labels
from matching.market_index import MarketIndex, index_market
from matching.model import SIDES, MatchModel
from matching.progress import Progress, silent
from matching.scoring import ScoredMarket
from models.drift import BinnedColumns
from models.parts import arrays_from_bytes

FEWEST_ROWS: Final = 300
"""With fewer rows the index of the most moved of some thirty columns is chance."""
SHOWN_COLUMNS: Final = 3
TABLE_NAMES: Final = {
    "people": "新登记的人",
    "posts": "新发布的岗位",
    "apply": "新看过的人岗对",
    "accept": "新应聘的人岗对",
}


def watch_drift(
    artifact: Path, market: Path, since: date | None = None, progress: Progress = silent
) -> DriftReport:
    """Compare the newer part of a market with what a model was trained on.

    Parameters
    ----------
    artifact, market : Path
        The model, and a market folder with records from after its training.
    since : date or None
        First day of the newer part; None takes the day after the model's last event.
    progress : Progress
        Told of each stage.

    Returns
    -------
    DriftReport
        To be read by a person.

    Raises
    ------
    ConfigError
        No day is given, and the model was trained without any event.
    ArtifactError
        The artifact cannot be trusted, or holds nothing to compare with.
    DefectsError
        The market holds defects.
    """
    progress("打开模型", 0, 3)
    model, manifest = load_artifact(artifact)
    reference = _read_reference(artifact, manifest)
    start = since or _day_after(manifest.training_cutoff)
    progress("读取市场文件夹", 1, 3)
    index = index_market(read_market(market).market)
    progress("与训练时比较", 2, 3)
    report = compare(model, reference, index, start)
    progress("比较完成", 3, 3)
    return report


def _read_reference(folder: Path, manifest: Manifest) -> Reference:
    files = verified_files(folder, manifest)
    if DRIFT not in files:
        raise ArtifactError(
            str(folder), f"里面没有 {DRIFT}，无从比较", "请用 jobmatch train 重新训练"
        )
    return Reference.from_arrays(arrays_from_bytes(files[DRIFT], DRIFT))


def _day_after(cutoff: str | None) -> date:
    if cutoff is None:
        raise ConfigError(
            "选项 --since", "模型训练时还没有任何记录，不知道从哪一天算新", "请写成 2025-03-10"
        )
    return date.fromisoformat(cutoff) + timedelta(days=1)


def compare(
    model: MatchModel, reference: Reference, index: MarketIndex, since: date
) -> DriftReport:
    """Compare a market's records from a day on with the reference of a model.

    Parameters
    ----------
    model : MatchModel
        The model.
    reference : Reference
        What its training left.
    index : MarketIndex
        The newer market.
    since : date
        First day that counts as newer.
    """
    newer = _Newer(ScoredMarket(model, index), since.toordinal())
    findings = [
        *newer.records(reference),
        *newer.texts(reference),
        *(one for side in SIDES for one in newer.pairs(side, reference)),
    ]
    heading = f"与训练时相比，{since} 起的新记录："
    return DriftReport(heading, tuple(findings))


@dataclass(frozen=True, slots=True)
class _Newer:
    """The part of a market that is new."""

    scored: ScoredMarket
    day: int

    @property
    def _n_families(self) -> int:
        return len(self.scored.model.encoder.reader.lexicon.families)

    def _rows(self, table: SeekerTable | VacancyTable, day: str) -> NDArray[np.intp]:
        return np.flatnonzero(table.numbers[day] >= self.day)

    @property
    def people(self) -> NDArray[np.intp]:
        return self._rows(self.scored.people.table, "registered_day")

    @property
    def posts(self) -> NDArray[np.intp]:
        return self._rows(self.scored.posts.table, "published_day")

    def records(self, reference: Reference) -> list[Finding]:
        """Say which columns of people and of vacancies have moved."""
        people = person_columns(self.scored.people.table)
        posts = post_columns(self.scored.posts.table, self._n_families)
        return [
            column_finding("people", reference.tables["people"], people, self.people, PERSON_NAMES),
            column_finding("posts", reference.tables["posts"], posts, self.posts, POST_NAMES),
        ]

    def texts(self, reference: Reference) -> list[Finding]:
        """Say how much of the newer texts the model never learned."""
        found = {
            "people": new_terms(self.scored.people.table, self.people),
            "posts": new_terms(self.scored.posts.table, self.posts),
        }
        return [
            text_finding(TABLE_NAMES[name], reference.terms[name], terms)
            for name, terms in found.items()
            if not np.isnan(terms.grams)
        ]

    def pairs(self, side: str, reference: Reference) -> list[Finding]:
        """Say how features of labelled pairs have moved, and whether promises were kept."""
        index, scored = self.scored.index, self.scored
        labels = (apply_labels if side == "apply" else accept_labels)(index.log)
        labels = labels.take(np.flatnonzero(labels.days >= self.day))
        X = label_features(labels, scored.people.table, scored.posts.table, index)
        judged = Judged(side, labels, getattr(scored.model, side).probabilities(X))
        everybody = np.arange(len(labels))
        return [
            column_finding(
                side, reference.tables[side], pair_columns(X), everybody, kind_of_feature()
            ),
            overall_finding(judged, reference.mean_p[side]),
            *self._groups(judged),
        ]

    def _groups(self, judged: Judged) -> list[Finding]:
        people, posts = self.scored.people.table, self.scored.posts.table
        families = self.scored.model.encoder.reader.lexicon.families
        county = people.numbers["county_code"][judged.labels.seeker_rows]
        family = post_family(posts, self._n_families)[judged.labels.vacancy_rows]
        counties = {int(row["code"]): row["name"] for row in read_rows("counties.csv")}
        return [
            *group_findings(judged, "县区", county, counties),
            *group_findings(judged, "职业大类", family, dict(enumerate(families))),
        ]


def column_finding(
    table: str,
    reference: BinnedColumns,
    columns: Mapping[str, Floats],
    rows: NDArray[np.intp],
    names: Mapping[str, str],
) -> Finding:
    """Say which columns of a table have moved most.

    Parameters
    ----------
    table : {"people", "posts", "apply", "accept"}
        The table.
    reference : BinnedColumns
        Its columns in training.
    columns : mapping of str to ndarray of float64, shape (n,)
        Its columns now.
    rows : ndarray of intp
        Which rows are new.
    names : mapping of str to str
        Chinese name of each column; of columns that share one, the most moved speaks.
    """
    noun = f"{TABLE_NAMES[table]} {len(rows)} 条"
    if min(len(rows), reference.n_rows) < FEWEST_ROWS:
        return Finding(Light.UNKNOWN, f"{noun}：不到 {FEWEST_ROWS} 条，暂不比较")
    moved: dict[str, float] = {}
    for name, value in reference.psi({name: part[rows] for name, part in columns.items()}).items():
        moved[names[name]] = max(moved.get(names[name], 0.0), value)
    order = sorted(moved, key=lambda name: (-moved[name], name))[:SHOWN_COLUMNS]
    told = "、".join(f"{name} {moved[name]:.2f}" for name in order)
    return Finding(psi_light(moved[order[0]]), f"{noun}：变化最大的是{told}（PSI）")


def text_finding(noun: str, expected: NewTerms, found: NewTerms) -> Finding:
    """Say how many terms of texts are new, beside what was to be expected.

    Parameters
    ----------
    noun : str
        Whose texts.
    expected, found : NewTerms
        Of fresh texts of the training market, and of the newer texts.
    """
    excess = max(found.words - expected.words, found.grams - expected.grams)
    return Finding(
        new_terms_light(excess),
        f"{noun}的文字：没学过的词占 {found.words:.1%}（训练时预计 {expected.words:.1%}），"
        f"没学过的字组占 {found.grams:.1%}（预计 {expected.grams:.1%}）",
    )
