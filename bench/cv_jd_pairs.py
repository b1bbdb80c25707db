"""Ask real labelled text whether training on one part of the pairs ranks the other.

    python bench/cv_jd_pairs.py [--reference DIR] [--folds 5] [--seed 0]

The pairs (``cv_jd_pairs/pairs.csv`` under the reference data, found by the argument or by
JOBMATCH_REFERENCE_DATA) become a market folder: a satisfied pair was viewed, applied and
hired, another one was viewed only, so that the employers' side has one class. Folds are
groups of near-identical CVs (character TF-IDF cosine above .6, joined transitively). Each
fold trains through ``train.py`` on the other folds and ranks its own people with
``jobmatch rank``; TF-IDF cosine is fitted on the training texts and scored on the same pairs.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import roc_auc_score

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

ROOT = Path(__file__).resolve().parents[1]
START = date(2025, 1, 1)
AS_OF = date(2025, 6, 1)
NEAR_COPY = 0.6


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Texts, pairs of their rows, and whether the pair was satisfied."""

    cvs: list[str]
    jds: list[str]
    cv_rows: NDArray[np.int64]
    jd_rows: NDArray[np.int64]
    satisfied: NDArray[np.int64]


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
    pairs: LabelledPairs, seekers: NDArray[np.int64], logged: NDArray[np.int64]
) -> Market:
    """Make a market of some people and all vacancies, with the log of some pairs."""
    return Market(
        seekers=tuple(
            Seeker(seeker_id=SeekerId(f"S{i:05d}"), registered_on=START, profile_text=pairs.cvs[i])
            for i in seekers
        ),
        employers=tuple(
            Employer(employer_id=EmployerId(f"E{j:05d}"), name=f"单位{j}")
            for j in range(len(pairs.jds))
        ),
        vacancies=tuple(
            Vacancy(
                vacancy_id=VacancyId(f"V{j:05d}"),
                employer_id=EmployerId(f"E{j:05d}"),
                title="招聘岗位",
                headcount=10_000,
                published_on=START,
                expires_on=date(2026, 1, 1),
                description=text,
            )
            for j, text in enumerate(pairs.jds)
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


def model_scores(
    pairs: LabelledPairs, test: NDArray[np.bool_], folder: Path
) -> NDArray[np.float64]:
    """Train on the other pairs and rank the test people; p_match of the test pairs."""
    train_rows, test_rows = np.flatnonzero(~test), np.flatnonzero(test)
    train_cvs, test_cvs = (np.unique(pairs.cv_rows[rows]) for rows in (train_rows, test_rows))
    write_market(make_market(pairs, train_cvs, train_rows), folder / "train")
    # People of the test part join the register with no event of their own.
    everyone = np.concatenate([train_cvs, test_cvs])
    write_market(make_market(pairs, everyone, train_rows), folder / "rank")
    queries: dict[str, list[object]] = {
        "seeker_id": [f"S{i:05d}" for i in test_cvs],
        "as_of": [AS_OF] * len(test_cvs),
    }
    write_table(queries, folder / "queries.csv")
    artifact, out = folder / "artifact", folder / "ranking.csv"
    run("train.py", "--market", folder / "train", "--artifact", artifact)
    run("-m", "api", "rank", "--artifact", artifact, "--market", folder / "rank",
        "--queries", folder / "queries.csv", "--out", out)  # fmt: skip
    with out.open(encoding="utf-8", newline="") as file:
        p_match = {
            (row["seeker_id"], row["vacancy_id"]): float(row["p_match"])
            for row in csv.DictReader(file)
        }
    return np.array(
        [p_match[f"S{pairs.cv_rows[r]:05d}", f"V{pairs.jd_rows[r]:05d}"] for r in test_rows]
    )


def tfidf_scores(pairs: LabelledPairs, test: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Cosine of jieba-word TF-IDF fitted on the training texts."""
    from features.normalising import normalise  # noqa: PLC0415
    from features.tokenizing import Tokenizer  # noqa: PLC0415

    tokenizer = Tokenizer()
    cvs = [tokenizer.cut(normalise(text)) for text in pairs.cvs]
    jds = [tokenizer.cut(normalise(text)) for text in pairs.jds]
    words = TfidfVectorizer(analyzer=lambda tokens: tokens, sublinear_tf=True)
    words.fit([cvs[i] for i in np.unique(pairs.cv_rows[~test])] + jds)
    left = words.transform([cvs[i] for i in pairs.cv_rows[test]])
    right = words.transform([jds[j] for j in pairs.jd_rows[test]])
    return np.asarray(left.multiply(right).sum(axis=1)).ravel()


def main() -> None:
    """Print AUC by fold and over all folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", default=os.environ.get("JOBMATCH_REFERENCE_DATA"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not options.reference:
        print("skipped: give --reference or set JOBMATCH_REFERENCE_DATA")
        return
    pairs = read_pairs(Path(options.reference) / "cv_jd_pairs" / "pairs.csv")
    groups = near_copies(pairs.cvs)
    order = np.random.default_rng(options.seed).permutation(groups.max() + 1)
    fold_of = (order % options.folds)[groups][pairs.cv_rows]
    print(
        f"{len(pairs.satisfied)} pairs, {pairs.satisfied.mean():.2f} positive, "
        f"{len(pairs.cvs)} CVs in {groups.max() + 1} groups, {len(pairs.jds)} vacancies"
    )
    print(f"{'fold':>5}{'pairs':>7}{'model':>9}{'tf-idf':>9}{'lift':>9}")
    lifts = []
    for fold in range(options.folds):
        test = fold_of == fold
        truth = pairs.satisfied[test]
        with tempfile.TemporaryDirectory() as folder:
            model = roc_auc_score(truth, model_scores(pairs, test, Path(folder)))
        cosine = roc_auc_score(truth, tfidf_scores(pairs, test))
        lifts.append((model, cosine))
        print(f"{fold:>5}{test.sum():>7}{model:>9.3f}{cosine:>9.3f}{model - cosine:>+9.3f}")
    model, cosine = np.mean(lifts, axis=0)
    print(f"{'mean':>5}{'':>7}{model:>9.3f}{cosine:>9.3f}{model - cosine:>+9.3f}")


if __name__ == "__main__":
    main()
