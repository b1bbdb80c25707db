"""Small market folders for tests, as tables of text that a test may spoil."""

from __future__ import annotations

import csv
from pathlib import Path

Table = list[list[str]]


def sound_tables() -> dict[str, Table]:
    """Return a market without a defect, header first; nobody refers to the last person."""
    return {
        "seekers": [
            ["seeker_id", "name", "phone", "birth_date", "education", "has_care_duty", "county",
             "expected_pay_cny_month", "latitude", "profile_text"],
            *(
                [f"S{i}", "黄秀英", f"1381234567{i % 10}", f"19{70 + i % 20}-04-11", "小学", "是",
                 "和平县", str(2500 + i), "24.49", "以前踩电车"]
                for i in range(12)
            ),
        ],
        "employers": [["employer_id", "name"], ["E1", "制衣厂"], ["E2", "机械厂"], ["E3", "物业"]],
        "vacancies": [
            ["vacancy_id", "employer_id", "title", "headcount", "published_on", "expires_on",
             "workplace", "kind"],
            *(
                [f"V{i}", f"E{i % 3 + 1}", "车位", str(i), "2025-01-01", "2025-06-30", "惠州仲恺",
                 "market"]
                for i in range(8)
            ),
        ],
        "interactions": [
            ["seeker_id", "vacancy_id", "kind", "occurred_on", "position"],
            *(
                [f"S{i % 11}", f"V{i % 8}", "shown", "2025-01-06", str(i % 9 + 1)]
                for i in range(20)
            ),
        ],
    }  # fmt: skip


def write_tables(folder: Path, tables: dict[str, Table], encoding: str = "utf-8") -> Path:
    """Write tables as CSV files and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding=encoding, newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    return folder
