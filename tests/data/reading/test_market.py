"""A market folder: every defect is told at its place, or everything is loaded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from data.errors import DefectsError, FolderError
from data.reading import read_market
from data.records import Market
from tests.data.folders import Table, sound_tables, write_tables

SAMPLE = Path(__file__).parents[2] / "sample_market"
Place = tuple[str, int, str]


def places(folder: Path) -> list[Place]:
    """Return file, row and column of every defect of a folder."""
    with pytest.raises(DefectsError) as error:
        read_market(folder)
    return [(d.file, d.row or 0, d.column or "") for d in error.value.defects]


def test_the_sample_market_loads_without_a_word() -> None:
    """Eight people, three employers, six vacancies, fifteen events, no warning."""
    reading = read_market(SAMPLE)
    market = reading.market
    counts = [len(market.seekers), len(market.employers), len(market.vacancies)]
    assert [*counts, len(market.interactions)] == [8, 3, 6, 15]
    assert reading.warnings == ()
    assert market.seekers[0].birth_date == date(1973, 4, 11)
    assert market.seekers[0].has_care_duty is True
    assert market.seekers[1].expected_pay_cny_month is None
    assert market.seekers[4].education == "文盲或半文盲"
    assert market.interactions[-1].kind == "full"
    assert market.interactions[-1].position is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_encoding_does_not_matter(tmp_path: Path, encoding: str) -> None:
    """The same tables in another encoding are the same market."""
    plain = read_market(write_tables(tmp_path / "a", sound_tables()))
    assert read_market(write_tables(tmp_path / "b", sound_tables(), encoding)) == plain


def test_missing_interactions_are_no_interactions(tmp_path: Path) -> None:
    """A market in which nothing happened yet is a market."""
    tables = sound_tables()
    del tables["interactions"]
    assert read_market(write_tables(tmp_path, tables)).market.interactions == ()


@pytest.mark.parametrize("table", ["seekers", "employers", "vacancies"])
def test_missing_tables_are_named(tmp_path: Path, table: str) -> None:
    """A folder without a required table is refused with the names it could have."""
    tables = sound_tables()
    del tables[table]
    with pytest.raises(FolderError, match=f"{table}.xlsx"):
        read_market(write_tables(tmp_path, tables))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message names the folder."""
    with pytest.raises(FolderError, match="nowhere"):
        read_market(tmp_path / "nowhere")


def test_tables_of_headers_alone_are_an_empty_market(tmp_path: Path) -> None:
    """Nobody and nothing is no defect."""
    tables = {name: rows[:1] for name, rows in sound_tables().items()}
    assert read_market(write_tables(tmp_path, tables)).market == Market()


SPOILS: list[tuple[str, str, str, str]] = [
    ("seekers", "seeker_id", "", "必填"),
    ("seekers", "seeker_id", "不详", "必填"),
    ("seekers", "birth_date", "去年", "不是日期"),
    ("seekers", "birth_date", "2025-02-30", "日历"),
    ("seekers", "has_care_duty", "也许", "不是「是」或「否」"),
    ("seekers", "expected_pay_cny_month", "三千", "不是数字"),
    ("seekers", "expected_pay_cny_month", "-1", "超出范围"),
    ("seekers", "expected_pay_cny_month", "nan", "不是数字"),
    ("seekers", "latitude", "90.5", "超出范围"),
    ("employers", "name", " ", "必填"),
    ("vacancies", "headcount", "-1", "超出范围"),
    ("vacancies", "headcount", "1.5", "不是整数"),
    ("vacancies", "headcount", "若干", "不是数字"),
    ("vacancies", "headcount", "无", "必填"),
    ("vacancies", "published_on", "", "必填"),
    ("vacancies", "expires_on", "2024-12-31", "早于发布日期"),
    ("vacancies", "employer_id", "E99", "employers 表里没有"),
    ("interactions", "seeker_id", "S99", "seekers 表里没有"),
    ("interactions", "vacancy_id", "V99", "vacancies 表里没有"),
    ("interactions", "kind", "喜欢", "没有这个词"),
    ("interactions", "kind", "", "必填"),
    ("interactions", "occurred_on", "45000", "不是日期"),
    ("interactions", "position", "0", "超出范围"),
]


@pytest.mark.parametrize(("table", "column", "value", "reason"), SPOILS)
def test_a_spoiled_cell_is_the_one_defect(
    tmp_path: Path, table: str, column: str, value: str, reason: str
) -> None:
    """The defect names file, row, column and reason, and has a remedy."""
    tables = sound_tables()
    rows = tables[table]
    rows[-1][rows[0].index(column)] = value
    with pytest.raises(DefectsError) as error:
        read_market(write_tables(tmp_path, tables))
    (defect,) = error.value.defects
    assert (defect.file, defect.row, defect.column) == (f"{table}.csv", len(rows), column)
    assert reason in defect.reason
    assert defect.remedy


@pytest.mark.parametrize("seed", range(8))
def test_seeded_corruption_is_found_cell_by_cell(tmp_path: Path, seed: int) -> None:
    """Of many spoiled cells every one is told, and no other cell is."""
    rng = np.random.default_rng(seed)
    tables = sound_tables()
    spoiled: set[Place] = set()
    for pick in rng.permutation(len(SPOILS))[:12]:
        table, column, value, _ = SPOILS[pick]
        if (table, column) == ("seekers", "seeker_id") or column == "published_on":
            continue  # others refer to these cells
        rows = tables[table]
        row = int(rng.integers(1, len(rows)))
        rows[row][rows[0].index(column)] = value
        spoiled.add((f"{table}.csv", row + 1, column))
    assert spoiled
    found = places(write_tables(tmp_path, tables))
    assert set(found) == spoiled
    assert len(found) == len(spoiled)


def duplicate_seeker(tables: dict[str, Table]) -> None:
    """Give two people one id."""
    tables["seekers"].append(list(tables["seekers"][1]))


def double_header(tables: dict[str, Table]) -> None:
    """Add a column of the same meaning."""
    for row in tables["seekers"]:
        row.append("姓名" if row is tables["seekers"][0] else "黄秀英")


def no_headcount(tables: dict[str, Table]) -> None:
    """Take a required column away."""
    position = tables["vacancies"][0].index("headcount")
    for row in tables["vacancies"]:
        del row[position]


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (duplicate_seeker, ("seekers.csv", 14, "seeker_id")),
        (double_header, ("seekers.csv", 1, "姓名")),
        (no_headcount, ("vacancies.csv", 1, "headcount")),
    ],
)
def test_a_spoiled_table_is_the_one_defect(
    tmp_path: Path, spoil: Callable[[dict[str, Table]], None], place: Place
) -> None:
    """Duplicate keys, columns of one meaning and missing columns are told once."""
    tables = sound_tables()
    spoil(tables)
    assert places(write_tables(tmp_path, tables)) == [place]


def test_defects_of_all_files_come_in_order(tmp_path: Path) -> None:
    """Files, then rows, then columns as they stand in the file."""
    tables = sound_tables()
    tables["interactions"][1][3] = "x"
    tables["vacancies"][2][3] = "x"
    tables["seekers"][5][8] = "x"
    tables["seekers"][5][3] = "x"
    tables["seekers"][2][8] = "x"
    assert places(write_tables(tmp_path, tables)) == [
        ("seekers.csv", 3, "latitude"),
        ("seekers.csv", 6, "birth_date"),
        ("seekers.csv", 6, "latitude"),
        ("vacancies.csv", 3, "headcount"),
        ("interactions.csv", 2, "occurred_on"),
    ]


def test_an_unreadable_file_does_not_blame_the_others(tmp_path: Path) -> None:
    """Where seekers cannot be read, nobody says that every event points nowhere."""
    folder = write_tables(tmp_path, sound_tables())
    (folder / "seekers.csv").write_bytes(b"\xff\xff")
    assert places(folder) == [("seekers.csv", 0, "")]


def test_two_files_of_one_table_are_a_defect(tmp_path: Path) -> None:
    """Nobody could say which of the two is true."""
    folder = write_tables(tmp_path, sound_tables())
    (folder / "seekers.xlsx").write_bytes(b"")
    with pytest.raises(DefectsError, match="只保留一个"):
        read_market(folder)


def test_chinese_headers_of_real_forms_are_understood(tmp_path: Path) -> None:
    """The same market under the headers that offices use."""
    plain = read_market(write_tables(tmp_path / "a", sound_tables())).market
    tables = sound_tables()
    tables["seekers"][0] = ["人员编号", "*姓 名", "联系电话", "出生日期", "文化程度",
                            "是否需照护家人", "县区", "期望月薪(元)", "纬度", "备注"]  # fmt: skip
    tables["employers"][0] = ["单位编号", "单位名称"]
    tables["vacancies"][0] = ["岗位编号", "单位编号", "岗位名称", "招聘人数", "发布日期",
                              "截止日期", "工作地点", "岗位类型"]  # fmt: skip
    tables["interactions"][0] = ["人员编号", "岗位编号", "事件类型", "发生日期", "排位"]
    for row in tables["interactions"][1:]:
        row[2] = "推送"
    assert read_market(write_tables(tmp_path / "b", tables)).market == plain


def test_what_is_loaded_with_a_reservation_is_warned_of(tmp_path: Path) -> None:
    """Unknown columns, coded words and places: once each, with the number of rows."""
    tables = sound_tables()
    seekers = tables["seekers"]
    seekers[0].append("微信号")
    for row in seekers[1:]:
        row.append("wx")
    for row in seekers[3:6]:
        row[4] = "幼儿园"
        row[6] = "月球县"
    tables["vacancies"][4][6] = "某地"
    reading = read_market(write_tables(tmp_path, tables))
    assert [(n.file, n.row, n.column, n.value, n.count) for n in reading.warnings] == [
        ("seekers.csv", 1, "微信号", "", 1),
        ("seekers.csv", 4, "education", "幼儿园", 3),
        ("seekers.csv", 4, "county", "月球县", 3),
        ("vacancies.csv", 5, "workplace", "某地", 1),
    ]
    assert "第4行起共3行" in str(reading.warnings[1])
    assert reading.market.seekers[2].education is None
    assert reading.market.seekers[2].county == "月球县"
    assert reading.market.vacancies[3].workplace == "某地"


def test_defects_never_tell_who(tmp_path: Path) -> None:
    """Names, numbers and texts are masked, in whatever column they landed."""
    tables = sound_tables()
    tables["seekers"][0][1:3] = ["id_number", "phone"]
    tables["seekers"][1][1:4] = ["4.41624E+17", "1.38E+10", "黄秀英13812345678"]
    tables["seekers"][2][3] = "441624197304110021"
    with pytest.raises(DefectsError) as error:
        read_market(write_tables(tmp_path, tables))
    assert len(error.value.defects) == 4
    assert "13812345678" not in str(error.value)
    assert "441624197304110021" not in str(error.value)
    assert "441****0021" in str(error.value)


def test_equal_cells_share_one_object(tmp_path: Path) -> None:
    """Half a million events hold few dates and ids: they are kept once."""
    market = read_market(write_tables(tmp_path, sound_tables())).market
    first, later = market.interactions[0], market.interactions[11]
    assert first.seeker_id is later.seeker_id
    assert first.occurred_on is later.occurred_on
