"""Foreign tables: every row is loaded or reported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.errors import ConfigError, InputError
from data.reading.mapping import map_table, read_mapping
from data.reading.raw import RawTable

MAPPING = """
table = "vacancies"

[columns]
title = "职位"
vacancy_id = { column = "id", prefix = "P" }
employer_id = { constant = "E1" }
description = { join = ["要求", "福利"], separator = "；" }
headcount = { column = "说明", pattern = "招(\\\\d+)人", default = "1" }
min_education = { column = "学历", words = { "随便" = "不限" } }
published_on = { constant = 2025-01-01 }
expires_on = { constant = 2025-12-31 }
"""


def mapping_file(folder: Path, text: str = MAPPING) -> Path:
    """Write a mapping."""
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def foreign_table() -> RawTable:
    """Return a table under headers of another office."""
    return RawTable(
        "theirs.csv",
        ("id", "职位", "要求", "福利", "说明", "学历"),
        (
            ["1", "2", "3", 4.0],
            ["普工", "", "保洁员", "司机"],
            ["细心", "", "", "C1"],
            ["包住", "五险", "", ""],
            ["急招8人", "", "长期", "招2人/月结"],
            ["随便", "高中", "", "火星大学"],
        ),
        (2, 3, 5, 6),
    )


def test_every_row_is_loaded_or_reported(tmp_path: Path) -> None:
    """Good rows become records, the other is a defect at its own row and column."""
    mapped = map_table(foreign_table(), read_mapping(mapping_file(tmp_path)))
    assert mapped.rows == (2, 5, 6)
    first, second, third = mapped.records
    assert (first.vacancy_id, first.headcount, first.description) == ("P1", 8, "细心；包住")
    assert (first.min_education, first.published_on) == ("不限", date(2025, 1, 1))
    assert (second.headcount, second.description, second.min_education) == (1, None, None)
    assert (third.vacancy_id, third.headcount) == ("P4", 2)
    assert [(d.row, d.column) for d in mapped.defects] == [(3, "职位→title")]
    assert [(n.row, n.column, n.value) for n in mapped.notices] == [
        (6, "学历→min_education", "火星大学")
    ]


def test_a_mapping_without_a_required_column_loads_nothing(tmp_path: Path) -> None:
    """The defect of the header row spoils every record."""
    text = MAPPING.replace('title = "职位"\n', "")
    mapped = map_table(foreign_table(), read_mapping(mapping_file(tmp_path, text)))
    assert mapped.records == ()
    assert [d.column for d in mapped.defects] == ["title"]


def test_a_mapping_that_names_no_column_of_theirs_is_refused(tmp_path: Path) -> None:
    """The message names the missing header."""
    text = MAPPING.replace('"职位"', '"岗位名"')
    with pytest.raises(InputError, match="岗位名"):
        map_table(foreign_table(), read_mapping(mapping_file(tmp_path, text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("table = ", "读不出 TOML"),
        ('table = "shoes"\ncolumns = {}', "约定的表名"),
        ('table = "seekers"', "缺少这一项"),
        ('table = "seekers"\n[columns]\nshoe = "x"', "没有这些列：shoe"),
        ('table = "seekers"\n[columns]\nname = { colum = "x" }', "不认识这一项"),
        ('table = "seekers"\n[columns]\nname = { prefix = "x" }', "只写一个"),
        ('table = "seekers"\n[columns]\nname = { column = "x", join = ["y"] }', "只写一个"),
        ('table = "seekers"\n[columns]\nname = { column = "x", pattern = "(" }', "正则"),
        ('table = "seekers"\n[columns]\nname = 5', "应当是列名"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    """In Chinese, with the file and the key."""
    with pytest.raises(ConfigError) as error:
        read_mapping(mapping_file(tmp_path, text))
    assert words in error.value.reason
    assert error.value.place.startswith("mapping.toml")


def test_a_missing_mapping_is_named(tmp_path: Path) -> None:
    """A file that is not there is a configuration error."""
    with pytest.raises(ConfigError, match=r"none\.toml"):
        read_mapping(tmp_path / "none.toml")
