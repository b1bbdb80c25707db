"""Ask real labelled text whether training on one part of the pairs ranks the other.

    python bench/cv_jd_pairs.py [--reference DIR] [--folds 5] [--seeds 1] [--split cvs|vacancies]

The pairs (``cv_jd_pairs/pairs.csv`` under the reference data, found by the argument or by
JOBMATCH_REFERENCE_DATA) become a market folder: a satisfied pair was viewed, applied and
hired, another one was viewed only, so that the employers' side has one class. Folds are made
twice over: of groups of near-identical CVs, and of groups of near-identical vacancies
(character TF-IDF cosine above .6, joined transitively). Each fold trains through ``train.py``
on the texts and events of the other folds' pairs and ranks its own people with ``jobmatch rank``;
TF-IDF cosine is fitted on the same training texts and scored on the same pairs.

AUC is the mean over folds, then over seeds, which shuffle folds and training. Its 95 % interval
comes from drawing whole groups with replacement, 1,000 times, the same for every figure. Both
``p_match``, by which lists are ordered, and ``p_apply`` are judged, because no pair of these data
can teach the employers' side.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

from data.columns import Kinds
from data.records import (
    Employer,
    EmployerId,
    Interaction,
    Market,
    Seeker,
    SeekerId,
    Vacancy,
    VacancyId,
)
from data.writing import write_market, write_table
from features.normalising import normalise
from features.tokenizing import Tokenizer
from models.resampling import Estimate, draw_resamples

ROOT = Path(__file__).resolve().parents[1]
START = date(2025, 1, 1)
AS_OF = date(2025, 6, 1)
NEAR_COPY = 0.6
METHODS = ("p_match", "p_apply", "tf-idf")

Scores = dict[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Texts, pairs of their rows, and whether the pair was satisfied."""

    cvs: list[str]
    jds: list[str]
    cv_rows: NDArray[np.int64]
    jd_rows: NDArray[np.int64]
    satisfied: NDArray[np.int64]

    def groups(self, split: str) -> NDArray[np.int64]:
        """Label each pair by the near copies of its CV, or of its vacancy."""
        if split == "cvs":
            return near_copies(self.cvs)[self.cv_rows]
        return near_copies(self.jds)[self.jd_rows]


def read_pairs(path: Path) -> LabelledPairs:
    """Read the pairs; equal texts are one CV or one vacancy, repeated pairs count once."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            {(row["cv"], row["jd"], int(row["satisfied"])) for row in csv.DictReader(file)}
        )
    cvs, jds = sorted({row[0] for row in rows}), sorted({row[1] for row in rows})
    cv_of, jd_of = ({text: i for i, text in enumerate(texts)} for texts in (cvs, jds))
    return LabelledPairs(
        cvs,
        jds,
        np.array([cv_of[row[0]] for row in rows]),
        np.array([jd_of[row[1]] for row in rows]),
        np.array([row[2] for row in rows]),
    )


def near_copies(texts: list[str]) -> NDArray[np.int64]:
    """Label texts by groups of near copies."""
    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    vectors = grams.fit_transform(texts)
    alike = (vectors @ vectors.T) > NEAR_COPY
    return connected_components(alike, directed=False)[1].astype(np.int64)


def make_market(
    pairs: LabelledPairs, members: NDArray[np.int64], logged: NDArray[np.int64]
) -> Market:
    """Make a market of the people and vacancies of some pairs, with the log of some of them."""
    seekers, vacancies = np.unique(pairs.cv_rows[members]), np.unique(pairs.jd_rows[members])
    return Market(
        seekers=tuple(
            Seeker(seeker_id=SeekerId(f"S{i:05d}"), registered_on=START, profile_text=pairs.cvs[i])
            for i in seekers
        ),
        employers=tuple(
            Employer(employer_id=EmployerId(f"E{j:05d}"), name=f"单位{j}") for j in vacancies
        ),
        vacancies=tuple(
            Vacancy(
                vacancy_id=VacancyId(f"V{j:05d}"),
                employer_id=EmployerId(f"E{j:05d}"),
                title="招聘岗位",
                headcount=10_000,
                published_on=START,
                expires_on=date(2026, 1, 1),
                description=pairs.jds[j],
            )
            for j in vacancies
        ),
        interactions=tuple(event for row in logged for event in make_events(pairs, row)),
    )


def make_events(pairs: LabelledPairs, row: int) -> list[Interaction]:
    """View every pair; a satisfied one is applied for and hired."""
    day = START + timedelta(days=int(row * 7919 % 120))
    kinds = [Kinds.VIEWED] + [Kinds.APPLIED, Kinds.HIRED] * int(pairs.satisfied[row])
    return [
        Interaction(
            seeker_id=SeekerId(f"S{pairs.cv_rows[row]:05d}"),
            vacancy_id=VacancyId(f"V{pairs.jd_rows[row]:05d}"),
            kind=kind,
            occurred_on=day + timedelta(days=step),
        )
        for step, kind in enumerate(kinds)
    ]


def run(*arguments: str | Path) -> None:
    """Run a command from the root of the project; its own report goes to standard error."""
    subprocess.run([sys.executable, *map(str, arguments)], cwd=ROOT, check=True, stdout=sys.stderr)


def model_scores(pairs: LabelledPairs, test: NDArray[np.bool_], folder: Path, seed: int) -> Scores:
    """Train on the other pairs and rank the test people; both scores of the test pairs."""
    train_rows, test_rows = np.flatnonzero(~test), np.flatnonzero(test)
    write_market(make_market(pairs, train_rows, train_rows), folder / "train")
    # Who and what is in the test part alone joins the register with no event of its own.
    write_market(make_market(pairs, np.arange(len(test)), train_rows), folder / "rank")
    asked = np.unique(pairs.cv_rows[test_rows])
    queries: dict[str, list[object]] = {
        "seeker_id": [f"S{i:05d}" for i in asked],
        "as_of": [AS_OF] * len(asked),
    }
    write_table(queries, folder / "queries.csv")
    artifact, out = folder / "artifact", folder / "ranking.csv"
    run("train.py", "--market", folder / "train", "--artifact", artifact, "--seed", str(seed))
    run("-m", "api", "rank", "--artifact", artifact, "--market", folder / "rank",
        "--queries", folder / "queries.csv", "--out", out)  # fmt: skip
    with out.open(encoding="utf-8", newline="") as file:
        ranked = {(row["seeker_id"], row["vacancy_id"]): row for row in csv.DictReader(file)}
    rows = [ranked[f"S{pairs.cv_rows[r]:05d}", f"V{pairs.jd_rows[r]:05d}"] for r in test_rows]
    return {name: np.array([float(row[name]) for row in rows]) for name in ("p_match", "p_apply")}


def tfidf_scores(pairs: LabelledPairs, test: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Cosine of jieba-word TF-IDF fitted on the training texts."""
    tokenizer = Tokenizer()
    cvs = [tokenizer.cut(normalise(text)) for text in pairs.cvs]
    jds = [tokenizer.cut(normalise(text)) for text in pairs.jds]
    words = TfidfVectorizer(analyzer=lambda tokens: tokens, sublinear_tf=True)
    words.fit(
        [cvs[i] for i in np.unique(pairs.cv_rows[~test])]
        + [jds[j] for j in np.unique(pairs.jd_rows[~test])]
    )
    left = words.transform([cvs[i] for i in pairs.cv_rows[test]])
    right = words.transform([jds[j] for j in pairs.jd_rows[test]])
    return np.asarray(left.multiply(right).sum(axis=1)).ravel()


def weighted_auc(
    scores: NDArray[np.float64], satisfied: NDArray[np.int64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the AUC under each row of weights, of shape (..., n); NaN where a class weighs nothing.

    Examples
    --------
    >>> scores, satisfied = np.array([0.3, 0.1, 0.2]), np.array([1, 1, 0])
    >>> weighted_auc(scores, satisfied, np.array([[1.0, 1.0, 1.0], [3.0, 1.0, 2.0]])).tolist()
    [0.5, 0.75]
    """
    yes, no = np.flatnonzero(satisfied == 1), np.flatnonzero(satisfied == 0)
    above = scores[yes, None] > scores[no]
    right = above + 0.5 * (scores[yes, None] == scores[no])
    won = ((weights[..., yes] @ right) * weights[..., no]).sum(axis=-1)
    with np.errstate(invalid="ignore"):
        share = won / (weights[..., yes].sum(axis=-1) * weights[..., no].sum(axis=-1))
    return np.asarray(share)


@dataclass(frozen=True, slots=True)
class Run:
    """One shuffle of the pairs into folds, and what each method says of every pair.

    Parameters
    ----------
    fold_of : ndarray of int64, shape (n_pairs,)
        The fold in which a pair is tested.
    scores : dict of str to ndarray of float64, shape (n_pairs,)
        By method; only scores of one fold can be compared.
    """

    fold_of: NDArray[np.int64]
    scores: Scores

    def auc(
        self, method: str, satisfied: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """Give the mean over folds of a method's AUC under each row of weights."""
        folds = (np.flatnonzero(self.fold_of == fold) for fold in np.unique(self.fold_of))
        by_fold = np.array(
            [
                weighted_auc(self.scores[method][rows], satisfied[rows], weights[..., rows])
                for rows in folds
            ]
        )
        return np.asarray(by_fold.mean(axis=0))


def run_folds(pairs: LabelledPairs, groups: NDArray[np.int64], n_folds: int, seed: int) -> Run:
    """Train and test fold by fold, and print a line for each."""
    order = np.random.default_rng(seed).permutation(groups.max() + 1)
    fold_of = (order % n_folds)[groups]
    scores = {name: np.zeros(len(groups)) for name in METHODS}
    for fold in range(n_folds):
        test = fold_of == fold
        with tempfile.TemporaryDirectory() as folder:
            found = model_scores(pairs, test, Path(folder), seed)
        found["tf-idf"] = tfidf_scores(pairs, test)
        for name in METHODS:
            scores[name][test] = found[name]
        equal = np.ones(int(test.sum()))
        figures = [weighted_auc(found[name], pairs.satisfied[test], equal) for name in METHODS]
        print_line(f"seed {seed} fold {fold}", int(test.sum()), *map(float, figures))
    return Run(fold_of, scores)


def print_line(name: str, n_pairs: int, match: float, apply: float, cosine: float) -> None:
    """Print a line of the table."""
    cells = (match, apply, cosine)
    print(
        f"{name:<16}{n_pairs:>6}" + "".join(f"{cell:>9.3f}" for cell in cells)
        + f"{match - cosine:>+9.3f}{apply - cosine:>+9.3f}",
        flush=True,
    )  # fmt: skip


def print_summary(
    runs: Sequence[Run], satisfied: NDArray[np.int64], groups: NDArray[np.int64]
) -> None:
    """Print each seed's means, their spread, and intervals over the groups."""
    equal = np.ones(len(groups))
    means = np.array([[run.auc(name, satisfied, equal) for name in METHODS] for run in runs])
    for seed, row in enumerate(means):
        print_line(f"seed {seed} mean", len(groups), *row)
    member = np.eye(groups.max() + 1)[:, groups]
    drawn = draw_resamples(len(member), rng=np.random.default_rng(0))

    def mean_auc(weights: NDArray[np.float64], method: str) -> NDArray[np.float64]:
        by_seed = np.array([run.auc(method, satisfied, weights) for run in runs])
        return np.asarray(by_seed.mean(axis=0))

    for place, method in enumerate(METHODS):
        found = drawn.estimate(lambda w, m=method: mean_auc(w, m), member)
        print_interval(method, found, means[:, place])
    for place, method in enumerate(METHODS[:2]):
        lead = drawn.estimate(
            lambda w, m=method: mean_auc(w, m) - mean_auc(w, "tf-idf"),
            member,
        )
        print_interval(f"{method} - tf-idf", lead, means[:, place] - means[:, 2])


def print_interval(name: str, found: Estimate | None, by_seed: NDArray[np.float64]) -> None:
    """Print a figure with its interval, and how far the seeds lie apart."""
    if found is not None:
        print(
            f"{name:<18}{found.value:>8.3f} [{found.low:.3f}, {found.high:.3f}]"
            f"   seeds {by_seed.min():.3f} to {by_seed.max():.3f}"
        )


def main() -> None:
    """Print AUC by fold and over all folds, for both splits."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reference", default=os.environ.get("JOBMATCH_REFERENCE_DATA"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=1, help="how many shuffles, from seed 0 on")
    parser.add_argument("--split", choices=("cvs", "vacancies"), help="one of the two alone")
    options = parser.parse_args()
    if not options.reference:
        print("skipped: give --reference or set JOBMATCH_REFERENCE_DATA")
        return
    pairs = read_pairs(Path(options.reference) / "cv_jd_pairs" / "pairs.csv")
    print(
        f"{len(pairs.satisfied)} pairs, {pairs.satisfied.mean():.2f} positive, "
        f"{len(pairs.cvs)} CVs, {len(pairs.jds)} vacancies"
    )
    for split in [options.split] if options.split else ["cvs", "vacancies"]:
        groups = pairs.groups(split)
        print(f"\nsplit by {split}: {groups.max() + 1} groups of near copies")
        names = (*METHODS, "lift", "(apply)")
        print(f"{'':<16}{'pairs':>6}" + "".join(f"{name:>9}" for name in names))
        runs = [run_folds(pairs, groups, options.folds, seed) for seed in range(options.seeds)]
        print_summary(runs, pairs.satisfied, groups)


if __name__ == "__main__":
    main()
