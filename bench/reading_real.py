r"""Judge the reader on real postings and CVs that were labelled by hand.

    python bench/reading_real.py [--reference DIR] [--out FILE.json] [--failures]

`reading_labels/` holds ids and labels, no text: `postings_first.csv` and `postings_second.csv`
are the occupations and the pay of 300 real postings, labelled twice, in two orders, without sight
of one another. `cvs_*.csv`: the same for 150 CVs, by the row in which each first appears.
Occupations count at the second level of the tree. Half of the texts, by their ids, were looked at
while the lexicon grew; the other half was only measured.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

from data.records import EmployerId, Seeker, SeekerId, Vacancy, VacancyId
from features.encoder import Reader, build_reader
from features.occupations import load_lexicon
from features.pay import DAYS_A_MONTH, HOURS_A_DAY, parse_pay
from features.reading import VacancyReading

LABELS = Path(__file__).resolve().parent / "reading_labels"
MONTHS = {
    "month": 1.0,
    "day": float(DAYS_A_MONTH),
    "hour": float(DAYS_A_MONTH * HOURS_A_DAY),
    "week": 52 / 12,
    "year": 1 / 12,
}
Families = frozenset[str]
Row = Mapping[str, str]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def labels(name: str) -> dict[str, Row]:
    """Read one pass of labels by id."""
    path = LABELS / f"{name}.csv"
    return {row["id"]: row for row in read_rows(path)} if path.exists() else {}


def families_of(codes: str, family_of: Mapping[str, str]) -> Families:
    """Families of a label: codes, ~family, or none."""
    parts = [part for part in codes.split("|") if part and part != "none"]
    return frozenset(p[1:] if p.startswith("~") else family_of[p] for p in parts)


def is_looked_at(key: str) -> bool:
    """Say whether a text's failures may be looked at; those of the other half are only counted."""
    return crc32(key.encode()) % 2 == 0


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: what must be read, what may be, and what was."""

    key: str
    required: Families
    allowed: Families
    read: Families


def scores(judged: Sequence[Judged]) -> dict[str, float]:
    """Micro precision over what may be read, recall of what must be, and their F1."""
    allowed = sum(len(j.allowed & j.read) for j in judged)
    precision = allowed / max(sum(len(j.read) for j in judged), 1)
    required = sum(len(j.required & j.read) for j in judged)
    recall = required / max(sum(len(j.required) for j in judged), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"n": len(judged), "precision": precision, "recall": recall, "f1": f1}


def judge(
    name: str, read: Mapping[str, Families], family_of: Mapping[str, str], failures: bool
) -> dict[str, dict[str, float]]:
    """Print how the two passes agree and how the reader does against each and against both."""
    first, second = (
        {key: families_of(row["codes"], family_of) for key, row in labels(f"{name}_{p}").items()}
        for p in ("first", "second")
    )
    twice = [key for key in first if key in second]
    # What only one pass names is asked of nobody and held against nobody.
    both = [Judged(k, first[k] & second[k], first[k] | second[k], read[k]) for k in twice]
    tables = {
        "second pass against first": [Judged(k, first[k], first[k], second[k]) for k in twice],
        "reader against first": [Judged(k, v, v, read[k]) for k, v in first.items()],
        "reader against second": [Judged(k, v, v, read[k]) for k, v in second.items()],
        "reader against both": both,
        "  of these, looked at": [j for j in both if is_looked_at(j.key)],
        "  of these, only measured": [j for j in both if not is_looked_at(j.key)],
    }
    report = {what: scores(judged) for what, judged in tables.items()}
    print(f"\n{name}: occupations at the second level")
    for what, found in report.items():
        print(
            f"  {what:28s}"
            + "".join(f"  {k} {v:.3f}" if k != "n" else f"  n {v:3.0f}" for k, v in found.items())
        )
    same = sum(first[k] == second[k] for k in twice)
    print(f"  the same set in both passes: {same} of {len(twice)}")
    for j in both if failures else ():
        if is_looked_at(j.key) and not j.required <= j.read <= j.allowed:
            print("   ", j.key, sorted(j.required), sorted(j.allowed), "read", sorted(j.read))
    return report


def read_posting(row: Row, reader: Reader) -> VacancyReading:
    """Read one posting as the import of `bench/postings.py` would."""
    text = "\n".join(part for part in (row["description"], row["requirement"]) if part)
    return reader.vacancies([
        Vacancy(
            vacancy_id=VacancyId(row["id"]), employer_id=EmployerId("E"), title=row["title"],
            description=text or None, pay_text=row["salary"] or None,
            benefits_text=row["welfare"] or None, headcount=1, published_on=date(2025, 1, 1),
            expires_on=date(2025, 12, 31),
        )
    ])[0]  # fmt: skip


def monthly(row: Row, prefix: str) -> tuple[float | None, float | None] | None:
    """Yuan a month of a pay label; None where none is stated or it has no month."""
    low, high, per = (row[prefix + part] for part in ("low", "high", "per"))
    if not (low or high) or per not in MONTHS:
        return None
    return (float(low) * MONTHS[per] if low else None, float(high) * MONTHS[per] if high else None)


def same_pay(label: tuple[float | None, float | None], text: str) -> bool:
    """Say whether a text is read as the pay that was labelled, to the yuan."""
    pay = parse_pay(text)
    if pay is None:
        return False
    read = (pay.min_cny_month, pay.max_cny_month)
    pairs = zip(label, read, strict=True)
    # One sum without a range is a floor to one reader and both ends to another.
    if label[0] is not None and read[0] is not None and label[1] in (None, label[0]):
        return abs(read[0] - label[0]) < 1 and (read[1] is None or abs(read[1] - label[0]) < 1)
    return all(
        (a is None) == (b is None) and (a is None or b is None or abs(a - b) < 1) for a, b in pairs
    )


def judge_pay(rows: Mapping[str, Row], failures: bool) -> dict[str, Any]:
    """Count pay read right, wrong, missed and invented, in the pay field and in the text."""
    report: dict[str, Any] = {}
    first, second = labels("postings_first"), labels("postings_second")
    for where, prefix, text_of in (
        ("pay field", "pay_", lambda row: row["salary"]),
        ("running text", "text_pay_", lambda row: f"{row['title']},{row['description']}"),
    ):
        counts = dict.fromkeys(("stated", "right", "invented", "passes differ"), 0)
        for key in first:
            stated = [monthly(p[key], prefix) for p in (first, second) if key in p]
            counts["passes differ"] += stated[0] != stated[-1]
            text = text_of(rows[key])
            pay = parse_pay(text)
            # Where the passes differ, either is right.
            right = any(pay is None if t is None else same_pay(t, text) for t in stated)
            counts["stated"] += any(stated)
            counts["right"] += right and any(stated)
            counts["invented"] += pay is not None and not any(stated)
            if failures and not right and is_looked_at(key):
                print("   ", key, where, stated, "read", pay)
        report[where] = counts
        print(f"  {where}: {counts}")
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 0 also where the reference data is absent, and said so."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reference", type=Path, default=os.environ.get("JOBMATCH_REFERENCE_DATA"))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--failures", action="store_true")
    given = parser.parse_args(arguments)
    if given.reference is None:
        print("skipped: 没有参考数据，请用 --reference 或 JOBMATCH_REFERENCE_DATA 指明文件夹")
        return 0
    lexicon = load_lexicon()
    family_of = {o.code: o.family for o in lexicon.occupations}
    reader = build_reader(lexicon)
    postings = {
        row["id"]: row for row in read_rows(Path(given.reference) / "postings" / "postings.csv")
    }
    pairs = read_rows(Path(given.reference) / "cv_jd_pairs" / "pairs.csv")

    def named(found: Sequence[int]) -> Families:
        return frozenset(lexicon.occupations[i].family for i in found)

    read_postings = {
        key: named(read_posting(postings[key], reader).titled) for key in labels("postings_first")
    }
    report: dict[str, Any] = {
        "postings": judge("postings", read_postings, family_of, given.failures)
    }
    report["pay"] = judge_pay(postings, given.failures)
    cvs = {
        key: Seeker(seeker_id=SeekerId(key), profile_text=pairs[int(key)]["cv"])
        for key in labels("cvs_first")
    }
    read_cvs = {
        key: named((*reading.past, *reading.skilled, *reading.wished))
        for key, reading in zip(cvs, reader.seekers(list(cvs.values())), strict=True)
    }
    report["cvs"] = judge("cvs", read_cvs, family_of, given.failures)
    if given.out:
        given.out.write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
