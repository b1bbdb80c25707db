r"""Import 838 real postings through a mapping file and rank them for ten labourers.

    python bench/postings.py [--reference DIR] [--out DIR] [--k 10]

The postings (``postings/postings.csv`` under the reference data, found by the argument or by
JOBMATCH_REFERENCE_DATA) become a market folder through ``bench/postings.toml``; every row is
loaded or reported. ``train.py`` finds no events there, so the prior speaks. ``jobmatch rank``
lists the vacancies for the ten people of ``bench/labourers.csv``, whom the project invented, and
each list is printed under the person's words for a counsellor to judge.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from data.reading import read_table
from data.reading.mapping import MappedTable, map_table, read_mapping
from data.reading.raw import RawTable
from data.reading.records_of import records_of
from data.reading.rules import table_rule
from data.reading.sources import read_raw
from data.records import Employer, EmployerId, Market, Seeker, Vacancy
from data.writing import write_market, write_table

HERE = Path(__file__).resolve().parent
JOBMATCH = ("-m", "api")
AS_OF = date(2025, 3, 10)
WARNING = "提示："


@dataclass(frozen=True, slots=True)
class Ranked:
    """One line of a list."""

    seeker_id: str
    vacancy_id: str
    p_apply: float
    p_accept: float
    p_match: float


def with_employer_ids(table: RawTable) -> tuple[RawTable, dict[str, str]]:
    """Add a column `employer_id`: one for each company, else one for each posting.

    Returns
    -------
    table : RawTable
        With one column more.
    names : dict of str to str
        Name of each employer by its id, in the order of the ids.

    Examples
    --------
    >>> columns = (["1", "2", "3"], ["甲厂", "", "甲厂"])
    >>> table, names = with_employer_ids(RawTable("x.csv", ("id", "company"), columns, (2, 3, 4)))
    >>> table.columns[-1], names
    (['E0001', 'E0002', 'E0001'], {'E0001': '甲厂', 'E0002': '未写单位（2）'})
    """
    cells = dict(zip(table.headers, table.columns, strict=True))
    keys = [
        str(company or "").strip() or f"未写单位（{number}）"
        for number, company in zip(cells["id"], cells["company"], strict=True)
    ]
    ids = {key: f"E{i:04d}" for i, key in enumerate(dict.fromkeys(keys), 1)}
    added = replace(
        table,
        headers=(*table.headers, "employer_id"),
        columns=(*table.columns, [ids[key] for key in keys]),
    )
    return added, {employer_id: key for key, employer_id in ids.items()}


def make_market(
    seekers: Sequence[Seeker], vacancies: Sequence[Vacancy], names: dict[str, str]
) -> Market:
    """Put labourers and postings on one board; employers without a loaded posting stay away."""
    used = {vacancy.employer_id for vacancy in vacancies}
    return Market(
        seekers=tuple(seekers),
        employers=tuple(
            Employer(employer_id=EmployerId(employer_id), name=name)
            for employer_id, name in names.items()
            if employer_id in used
        ),
        vacancies=tuple(vacancies),
    )


def read_labourers(path: Path) -> tuple[Seeker, ...]:
    """Read people as a seekers table of the exchange format."""
    return tuple(records_of(read_table(path, table_rule("seekers"))))


def run(*arguments: str | Path) -> str:
    """Run a command of ours from the root of the project; its report, warnings only counted."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=HERE.parent,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    lines = (done.stdout + done.stderr).splitlines()
    kept = [line for line in lines if not line.startswith(WARNING)]
    return "\n".join([*kept, f"{len(lines) - len(kept)} warnings"])


def rank(market: Path, seekers: Sequence[Seeker], folder: Path, k: int) -> list[Ranked]:
    """Train and rank in processes of their own."""
    queries, ranking = folder / "queries.csv", folder / "ranking.csv"
    asked = [seeker.seeker_id for seeker in seekers]
    write_table({"seeker_id": asked, "as_of": [AS_OF] * len(asked)}, queries)
    print(run("train.py", "--market", market, "--artifact", folder / "artifact"))
    print(run(*JOBMATCH, "rank", "--market", market, "--artifact", folder / "artifact",
              "--queries", queries, "--out", ranking, "--k", str(k)))  # fmt: skip
    with ranking.open(encoding="utf-8", newline="") as file:
        return [
            Ranked(
                row["seeker_id"],
                row["vacancy_id"],
                *(float(row[name]) for name in ("p_apply", "p_accept", "p_match")),
            )
            for row in csv.DictReader(file)
        ]


def age_on(day: date, birth_date: date) -> int:
    """Count whole years.

    Examples
    --------
    >>> age_on(date(2025, 3, 10), date(1963, 3, 11)), age_on(date(2025, 3, 10), date(1963, 3, 10))
    (61, 62)
    """
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def describe(seeker: Seeker) -> str:
    """Say in a few lines who asks.

    Examples
    --------
    >>> from data.records import SeekerId
    >>> print(describe(Seeker(seeker_id=SeekerId("S1"), sex="女", profile_text="想搵工")))
    S1 女
    想搵工
    """
    facts = (
        seeker.sex,
        seeker.birth_date and f"{age_on(AS_OF, seeker.birth_date)}岁",
        seeker.education,
        seeker.health,
        seeker.certificates,
        seeker.has_care_duty and "有照料负担",
        seeker.expected_pay_cny_month and f"想要{seeker.expected_pay_cny_month:.0f}元/月",
        seeker.furthest_workplace and f"最远{seeker.furthest_workplace}",
        f"{seeker.county or ''}{seeker.township or ''}",
    )
    told = " ".join(str(fact) for fact in facts if fact)
    return f"{seeker.seeker_id} {told}\n{seeker.profile_text or ''}"


def line(ranked: Ranked, vacancy: Vacancy) -> str:
    """Say in one line what is offered."""
    return (
        f"{ranked.p_match:.4f} = {ranked.p_apply:.3f} x {ranked.p_accept:.3f}  "
        f"{vacancy.vacancy_id}  {vacancy.title} | {vacancy.workplace} | {vacancy.pay_text}"
    )


def print_import(mapped: MappedTable, names: dict[str, str], total: int) -> None:
    """Print what became of every row, and of every cell that was loaded with a reservation."""
    reported = {defect.row for defect in mapped.defects}
    print(f"{total} rows: {len(mapped.records)} loaded, {len(reported)} reported; "
          f"{len(names)} employers")  # fmt: skip
    for told in (*mapped.defects, *mapped.notices):
        print(f"  {told}")
    blanks = {
        name: sum(getattr(record, name) is None for record in mapped.records)
        for name in ("description", "pay_text", "min_education", "benefits_text")
    }
    print("  blank: " + ", ".join(f"{name} {count}" for name, count in blanks.items()))


def study(reference: Path, out: Path, k: int) -> None:
    """Import, train, rank and print, keeping every file under `out`."""
    table, names = with_employer_ids(read_raw(reference / "postings" / "postings.csv"))
    mapped = map_table(table, read_mapping(HERE / "postings.toml"))
    print_import(mapped, names, len(table.rows))
    seekers = read_labourers(HERE / "labourers.csv")
    write_market(make_market(seekers, mapped.records, names), out / "market")
    vacancies = {vacancy.vacancy_id: vacancy for vacancy in mapped.records}
    ranking = rank(out / "market", seekers, out, k)
    asking = {seeker.seeker_id: seeker for seeker in seekers}
    for seeker_id, rows in groupby(ranking, key=lambda ranked: ranked.seeker_id):
        print(f"\n== {describe(asking[seeker_id])}")
        for number, ranked in enumerate(rows, 1):
            print(f"{number:>3}. {line(ranked, vacancies[ranked.vacancy_id])}")


def main() -> None:
    """Find the reference data, or say that there is none."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reference", default=os.environ.get("JOBMATCH_REFERENCE_DATA"))
    parser.add_argument("--out", type=Path, help="keep the market, the model and the ranking here")
    parser.add_argument("--k", type=int, default=10, help="length of each list")
    options = parser.parse_args()
    if not options.reference:
        print("skipped: give --reference or set JOBMATCH_REFERENCE_DATA")
        return
    with tempfile.TemporaryDirectory() as scratch:
        study(Path(options.reference), options.out or Path(scratch), options.k)


if __name__ == "__main__":
    main()
