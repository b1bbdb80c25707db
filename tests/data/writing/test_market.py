"""A market that is written reads back the same, whatever it holds and in whatever form."""

from __future__ import annotations

import csv
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.codes import code_list
from data.errors import FolderError, InputError
from data.market_tables import ENDINGS
from data.reading import read_market
from data.reading.spelling import BLANKS, folded
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
from data.writing import write_market

# Control characters have no place in an Excel cell; a lone return is a line end in XML.
_LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))
_TEXT = (
    st.one_of(
        st.text(_LETTERS, min_size=1, max_size=12),
        st.sampled_from(
            [
                "=cmd|' /C calc'!A0",
                "+86 138",
                "-2+3",
                "@SUM(A1)",
                "𠮷𡒊䶮",
                'a"b,c',
                "一\n二",
                "001",
            ]
        ),
    )
    .map(str.strip)
    .filter(lambda text: folded(text) not in BLANKS)
)
_DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))
_ID = st.integers(0, 10**7).map("{:08d}".format)
_FLAG = st.none() | st.booleans()
_PAY = st.none() | st.floats(0, 1e6)


def seekers() -> st.SearchStrategy[Seeker]:
    """Draw people with any text a clerk could type."""
    return st.builds(
        Seeker,
        seeker_id=_ID.map(lambda digits: SeekerId(f"S{digits}")),
        name=st.none() | _TEXT,
        id_number=st.none() | st.from_regex(r"4416[0-9]{13}[0-9X]", fullmatch=True),
        phone=st.none() | st.just("013812345678"),
        birth_date=st.none() | _DAY,
        sex=st.sampled_from([None, "男", "女"]),
        education=st.sampled_from([None, *code_list("education").names()]),
        has_care_duty=_FLAG,
        accepts_night_shift=_FLAG,
        expected_pay_cny_month=_PAY,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        county=st.sampled_from([None, "和平县", "龙川县"]),
        profile_text=st.none() | _TEXT,
        skills_text=st.none() | _TEXT,
    )


@st.composite
def markets(draw: st.DrawFn) -> Market:
    """Draw a small market whose ids point somewhere."""
    people = tuple(draw(st.lists(seekers(), max_size=4, unique_by=lambda s: s.seeker_id)))
    employer = Employer(employer_id=EmployerId("E1"), name=draw(_TEXT), accepts_batches=draw(_FLAG))
    start, end = sorted((draw(_DAY), draw(_DAY)))
    vacancy = Vacancy(
        vacancy_id=VacancyId("V1"),
        employer_id=employer.employer_id,
        title=draw(_TEXT),
        headcount=draw(st.integers(0, 1000)),
        published_on=start,
        expires_on=end,
        pay_min_cny_month=draw(_PAY),
        township_code=draw(st.sampled_from([None, "441624108"])),
        kind=draw(st.sampled_from([None, "market", "workshop"])),
    )
    events = tuple(
        Interaction(
            seeker_id=person.seeker_id,
            vacancy_id=vacancy.vacancy_id,
            kind=draw(st.sampled_from(["shown", "hired"])),
            occurred_on=draw(_DAY),
            position=draw(st.none() | st.integers(1, 50)),
            is_exploration=draw(_FLAG),
            reason=draw(st.none() | _TEXT),
        )
        for person in people
    )
    return Market(people, (employer,), (vacancy,), events)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25, deadline=None)
@given(market=markets())
def test_what_is_written_reads_back(ending: str, market: Market) -> None:
    """Rare characters, leading =, quotes, newlines and every float survive each format."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "market"
        write_market(market, folder, ending)
        reading = read_market(folder)
    assert reading.market == market
    assert reading.warnings == ()


@settings(max_examples=15, deadline=None)
@given(market=markets())
def test_what_is_saved_as_gb18030_reads_back(market: Market) -> None:
    """An office that saves the CSV again in its own encoding loses nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_market(market, folder)
        for path in sorted(folder.iterdir()):
            text = path.read_bytes().decode("utf-8")
            path.write_bytes(text.encode("gb18030"))
        assert read_market(folder).market == market


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_market_gives_the_same_bytes(tmp_path: Path, ending: str) -> None:
    """No clock and no order of sets gets into a file."""
    market = read_market(Path(__file__).parents[2] / "sample_market").market
    write_market(market, tmp_path / "a", ending)
    write_market(market, tmp_path / "b", ending)
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_the_exchange_format_is_kept_to_the_letter(tmp_path: Path) -> None:
    """UTF-8 without mark, line feeds, true and false, ISO days, empty blanks."""
    person = Seeker(
        seeker_id=SeekerId("S1"),
        name="黄秀英",
        birth_date=date(1973, 4, 11),
        has_care_duty=True,
        expected_pay_cny_month=2500.0,
        latitude=24.1,
    )
    write_market(Market(seekers=(person,)), tmp_path)
    content = (tmp_path / "seekers.csv").read_bytes()
    assert content.count(b"\n") == 2
    assert b"\r" not in content
    (row,) = csv.DictReader(content.decode("utf-8").splitlines())
    shown = {key: value for key, value in row.items() if value}
    assert shown == {
        "seeker_id": "S1",
        "name": "黄秀英",
        "birth_date": "1973-04-11",
        "has_care_duty": "true",
        "expected_pay_cny_month": "2500.0",
        "latitude": "24.1",
    }


def test_another_format_replaces_the_first(tmp_path: Path) -> None:
    """A folder never holds a table twice."""
    write_market(Market(), tmp_path, ".csv")
    write_market(Market(), tmp_path, ".parquet")
    assert {path.suffix for path in tmp_path.iterdir()} == {".parquet"}
    assert read_market(tmp_path).market == Market()


def test_a_foreign_folder_is_refused_untouched(tmp_path: Path) -> None:
    """Somebody's file in the folder stops the writing before it begins."""
    (tmp_path / "通知.docx").write_bytes(b"x")
    with pytest.raises(FolderError, match="通知"):
        write_market(Market(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["通知.docx"]


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    """Old Excel files are not written."""
    with pytest.raises(InputError, match="parquet"):
        write_market(Market(), tmp_path / "x", ".xls")
    assert not (tmp_path / "x").exists()


def test_failure_in_the_last_table_leaves_no_table(tmp_path: Path) -> None:
    """A table that cannot be written takes the others with it."""
    market = Market(employers=(Employer(employer_id=EmployerId("E1"), name="长" * 40_000),))
    with pytest.raises(InputError, match="32767"):
        write_market(market, tmp_path, ".xlsx")
    assert list(tmp_path.iterdir()) == []
