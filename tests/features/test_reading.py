"""Tests of `features.reading`."""

from __future__ import annotations

import cProfile
import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import EmployerId, Seeker, SeekerId, Vacancy, VacancyId
from features.occupations import load_lexicon
from features.reading import SeekerReading, VacancyReading, read_seeker, read_vacancy
from features.tokenizing import default_tokenizer

SAMPLE = Path(__file__).parents[1] / "sample_market"


def read(**texts: str | None) -> SeekerReading:
    """Read a person of whom only these texts are known."""
    seeker = Seeker(
        seeker_id=SeekerId("S1"),
        profile_text=texts.get("profile_text"),
        experience_text=texts.get("experience_text"),
        skills_text=texts.get("skills_text"),
        wish_text=texts.get("wish_text"),
        certificates=texts.get("certificates"),
    )
    return read_seeker(seeker, load_lexicon(), default_tokenizer())


def vacancy(title: str, description: str | None = None, **fields: str | float) -> VacancyReading:
    """Read a vacancy of which only these fields are known."""
    record = Vacancy(
        vacancy_id=VacancyId("V1"),
        employer_id=EmployerId("E1"),
        title=title,
        description=description,
        headcount=1,
        published_on=date(2025, 1, 1),
        expires_on=date(2025, 2, 1),
        **fields,  # type: ignore[arg-type]
    )
    return read_vacancy(record, load_lexicon(), default_tokenizer())


def names(indexes: tuple[int, ...]) -> set[str]:
    """Return the names of occupations."""
    return {load_lexicon().occupations[index].name for index in indexes}


def sample(file: str) -> dict[str, dict[str, str]]:
    """Return the rows of a file of the sample market by their first column."""
    with (SAMPLE / file).open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return {next(iter(row.values())): row for row in rows}


@pytest.mark.parametrize(
    ("seeker_id", "past", "skilled", "wished", "refused"),
    [
        ("S00000001", {"缝纫工"}, {"缝纫工"}, set(), set()),
        ("S00000002", {"挖掘机司机", "建筑小工"}, set(), set(), set()),
        ("S00000003", {"数控操作工"}, set(), set(), set()),
        ("S00000004", {"奶茶咖啡店员", "收银员"}, set(), set(), set()),
        ("S00000005", {"护林员", "水产养殖工"}, set(), set(), set()),
        ("S00000006", set(), set(), {"月嫂"}, {"电子装配工"}),
        ("S00000007", set(), set(), set(), set()),
        ("S00000008", set(), set(), {"普工"}, set()),
    ],
)
def test_the_sample_people_are_understood(
    seeker_id: str, past: set[str], skilled: set[str], wished: set[str], refused: set[str]
) -> None:
    """Each of the eight says the work that a counsellor would note."""
    reading = read(profile_text=sample("seekers.csv")[seeker_id]["profile_text"])
    assert names(reading.past) == past
    assert names(reading.skilled) == skilled
    assert names(reading.wished) == wished
    assert names(reading.refused) == refused


def test_the_sample_seamstress_in_detail() -> None:
    """She refuses nights, wants to stay near, cares for a grandchild."""
    reading = read(profile_text=sample("seekers.csv")["S00000001"]["profile_text"])
    assert reading.refuses_night is True
    assert reading.wants_near is True
    assert reading.has_children_words is True
    assert reading.experience_years == 11.0
    assert dict(reading.phrases) == {reading.past[0]: "踩电车"}
    assert "踩电车" in reading.tokens
    assert "夜班" not in reading.characters


@pytest.mark.parametrize(
    ("seeker_id", "condition", "value"),
    [
        ("S00000003", "refuses_away", False),
        ("S00000003", "experience_years", 2.0),
        ("S00000004", "refuses_night", False),
        ("S00000005", "weak_body", True),
        ("S00000007", "open_to_anything", True),
        ("S00000002", "refuses_night", None),
    ],
)
def test_the_sample_conditions(seeker_id: str, condition: str, value: object) -> None:
    """Conditions are read and blanks stay blank."""
    reading = read(profile_text=sample("seekers.csv")[seeker_id]["profile_text"])
    assert getattr(reading, condition) == value


@pytest.mark.parametrize(
    ("vacancy_id", "titled", "pay"),
    [
        ("V00000001", {"缝纫工"}, (2500.0, 4500.0)),
        ("V00000002", {"数控操作工"}, (5500.0, 7500.0)),
        ("V00000003", {"挖掘机司机"}, (8000.0, 8000.0)),
        ("V00000004", {"保洁员"}, (2300.0, 2300.0)),
        ("V00000005", {"护林员"}, (1720.0, 1720.0)),
        ("V00000006", {"育婴员"}, None),
    ],
)
def test_the_sample_vacancies_are_understood(
    vacancy_id: str, titled: set[str], pay: tuple[float, float] | None
) -> None:
    """Titles and pay of the six vacancies are read."""
    row = sample("vacancies.csv")[vacancy_id]
    reading = vacancy(row["title"], row["description"], pay_text=row["pay_text"])
    assert names(reading.titled) == titled
    assert (reading.pay and (reading.pay.min_cny_month, reading.pay.max_cny_month)) == pay
    assert not reading.title_is_generic


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("种过柑橘", "past", {"果树种植工"}),
        ("养过猪，跑过外卖", "past", {"家畜饲养员", "外卖骑手"}),
        ("做开保安", "past", {"保安员"}),
        ("以前在注塑厂开啤机，不想再做塑胶，想转包装", "wished", {"包装工"}),
        ("以前在注塑厂开啤机，不想再做塑胶，想转包装", "refused", {"注塑工"}),
        ("想做保安，但不要夜班", "wished", {"保安员"}),
        ("在厂里踩电车", "past", {"缝纫工"}),
        ("唔想落地盘", "refused", {"建筑小工"}),
        ("以前在电子厂，以后不想进厂了", "refused", {"普工", "电子装配工"}),
        ("会电焊，但眼睛不行了，想转做仓库", "refused", {"焊工"}),
        ("邻居做保姆做怕了，我倒想试试", "refused", set()),
        ("老婆不让我开大车，其实我还想开", "wished", {"货车司机"}),
        ("我女儿不想当护士了，我想做保洁", "refused", set()),
        ("搬不了货，想看宿舍", "refused", {"装卸搬运工"}),
        ("老公做泥水，我做小工", "past", {"建筑小工"}),
    ],
)
def test_people_s_own_words(text: str, field: str, expected: set[str]) -> None:
    """Particles, general words and other people's work do not mislead."""
    assert names(getattr(read(profile_text=text), field)) == expected


def test_separate_fields_are_read_as_what_they_are() -> None:
    """Bare words take the kind of their field, refusals stay refusals."""
    reading = read(
        experience_text="电焊", skills_text="叉车", certificates="电工证", wish_text="保洁，不进厂"
    )
    assert names(reading.past) == {"焊工"}
    assert names(reading.skilled) == {"叉车司机", "电工"}
    assert names(reading.wished) == {"保洁员"}
    assert names(reading.refused) == {"普工"}


def test_what_is_refused_is_not_wished() -> None:
    """A refusal wins over a wish for the same work."""
    reading = read(wish_text="保洁", profile_text="不想做保洁")
    assert reading.wished == ()
    assert names(reading.refused) == {"保洁员"}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["做过叉车", "想做保洁", "会电焊", "什么都可以", "想找近的"]),
    st.sampled_from(["保洁", "电焊", "月嫂", "保安"]),
)
def test_a_refusal_adds_nothing_positive(profile: str, work: str) -> None:
    """With a refusal behind it, a profile's positive side only shrinks."""
    before = read(profile_text=profile)
    after = read(profile_text=f"{profile}，不想做{work}")
    assert set(after.past) <= set(before.past)
    assert set(after.skilled) <= set(before.skilled)
    assert set(after.wished) <= set(before.wished)
    assert after.tokens == before.tokens
    assert after.refused


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(first: str, second: str) -> None:
    """No text crashes the readers."""
    read(profile_text=first, wish_text=second)
    vacancy(first or "-", second, pay_text=second)


def test_an_empty_record_gives_an_empty_reading() -> None:
    """Nothing is guessed from blanks."""
    reading = read()
    assert reading.tokens == ()
    assert reading.refuses_night is None
    assert reading.experience_years is None


@pytest.mark.parametrize(
    ("title", "is_generic"),
    [
        ("普工", True),
        ("急招操作员", True),
        ("学徒", True),
        ("电子厂普工", False),
        ("焊工学徒", False),
        ("保洁员", False),
        ("星际探索", False),
    ],
)
def test_generic_titles(title: str, is_generic: bool) -> None:
    """A title that could be any factory post is told from one that names the work."""
    assert vacancy(title).title_is_generic is is_generic


def test_tasks_of_other_trades_are_not_the_job() -> None:
    """A driver who fills in reports is a driver; under a bare title the tasks speak."""
    assert names(vacancy("货车司机", "会做报表,盘点").mentioned) == {"货车司机"}
    assert "仓库管理员" in names(vacancy("员工若干", "盘点,点货").mentioned)


@pytest.mark.parametrize(
    "text",
    [
        "特别喜欢做保洁",
        "退休教师想做家教",
        "想要双休做文员",
        "给别人家带过孩子，想做育婴",
        "以前开货车，车卖了不开了，想给别人开货车",
        "以前做保安，后来生孩子不做了，现在想继续做保安",
        "做服务员，店关门不做了，想找服务员",
        "想做文员不加班",
        "缝纫工要不加班的",
        "想做缝纫工不住厂",
        "除了做保洁，还可以做饭",
        "年纪大了工厂不要，想做保安",
        "叉车不会开，想学",
        "要不上夜班的保安",
        "非保洁不做",
        "除了保洁别的不做",
        "想做保洁，不要求包住",
        "没做过但愿意学车衣",
    ],
)
def test_what_is_wished_is_not_lost_to_a_negation_beside_it(text: str) -> None:
    """A wish is there, and nothing is refused."""
    reading = read(profile_text=text)

    assert reading.wished
    assert not reading.refused


@pytest.mark.parametrize(
    "text",
    [
        "退休做保安",
        "给别人开货车",
        "在别人店里做过收银",
        "别人介绍做保安",
        "分别做过保安保洁",
        "以前送外卖，电动车坏了不送了",
        "保安不站岗",
        "货车司机不跑长途",
        "做保洁不出县城",
        "送外卖晚上不送",
        "保安上夜班不行",
        "保洁夜班不做",
        "不得不做保安",
        "除了会做车衣，还会绣花",
        "做过缝纫工，工厂倒闭不做了",
    ],
)
def test_past_work_is_not_lost_to_a_negation_beside_it(text: str) -> None:
    """Terms, tasks and outward reasons refuse no work."""
    reading = read(profile_text=text)

    assert {*reading.past, *reading.skilled, *reading.wished}
    assert not reading.refused


@pytest.mark.parametrize(
    ("text", "refused", "kept"),
    [
        ("做厨师不洗碗", {"洗碗工"}, {"厨师"}),
        ("不做保安就做保洁", {"保安员"}, {"保洁员"}),
        ("保安、保洁、洗碗都不想做", {"保安员", "保洁员", "洗碗工"}, set()),
        ("不想再做保安保洁了", {"保安员", "保洁员"}, set()),
    ],
)
def test_a_refusal_reaches_what_it_reaches(text: str, refused: set[str], kept: set[str]) -> None:
    """Of two works in a clause one may be refused, or both."""
    reading = read(profile_text=text)

    assert names(reading.refused) == refused
    assert names((*reading.past, *reading.skilled, *reading.wished)) == kept


@pytest.mark.parametrize("phrase", ["不想", "不做了，", "现在就都也是倒真的", "除了", "我老公"])
def test_a_long_run_of_words_is_read_in_its_own_time(phrase: str) -> None:
    """Four times the text does not take anything like sixteen times the work."""

    def calls(repeats: int) -> int:
        profile = cProfile.Profile()
        profile.runcall(read, profile_text=phrase * repeats)
        return sum(entry.callcount for entry in profile.getstats())

    read(profile_text=phrase)

    assert calls(400) < 8 * calls(100)
