"""The three tabs, as a person without JavaScript uses them."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.settings import ServiceSettings
from tests.api.clients import Client
from tests.api.fakes import EVIL, EmptyRecommender, FakeRecommender

FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_first_page_offers_people_and_a_blank_form(client: Client) -> None:
    """A counsellor can pick or type."""
    text = client.get("/").text

    assert "最近登记" in text
    assert "欧阳*" in text
    assert 'action="/profile"' in text
    assert "2025-03-10" in text
    assert "录用一侧依据先验" in text


def test_search_lists_people(client: Client) -> None:
    """By name, id, or place."""
    text = client.get("/", params={"query": "李 彭寨镇"}).text

    assert "李**" in text
    assert "51 岁" in text
    assert "欧阳*" not in text


def test_search_without_result_says_what_next(client: Client) -> None:
    """Nothing found is no dead end."""
    assert "请换姓名、编号或村镇再查" in client.get("/", params={"query": "查无此人"}).text


def test_typed_id_opens_the_list_at_once(client: Client) -> None:
    """Who types the whole id needs no second click."""
    assert "适合的岗位 2 个" in client.get("/", params={"query": "S001"}).text


def test_list_says_what_a_counsellor_needs(client: Client) -> None:
    """Rank, pay, place, chance, reasons, caveats, checks, places left, last day."""
    text = client.get("/", params={"seeker_id": "S001"}).text

    for words in (
        "服装车位",
        "彭寨制衣车间",
        "3,000–5,000 元/月",
        "和平县彭寨镇",
        "约 3 公里",
        "约 12",
        "100 个这样的推荐里",
        "40%",
        "30%",
        "还有 3 个名额",
        "招到 2025-05-31",
        "做过“踩电车”",
        "要照护家人",
        "计件有没有保底",
    ):
        assert words in unescape(text), words


def test_child_gets_the_law_and_no_list(client: Client) -> None:
    """Registered or typed."""
    for answer in (
        client.get("/", params={"seeker_id": "S003"}),
        client.post("/profile", data={"text": "想进厂", "age": "15"}),
    ):
        assert answer.status_code == 200
        assert "未满16周岁" in answer.text
        assert 'class="cards"' not in answer.text


def test_sixteen_is_old_enough(client: Client) -> None:
    """A person who says 16 is 16."""
    assert 'class="cards"' in client.post("/profile", data={"age": "16"}).text


def test_nothing_to_offer_says_what_next(settings: ServiceSettings) -> None:
    """All three tabs."""
    with Client(create_app(EmptyRecommender(), settings)) as client:
        for answer in (
            client.get("/", params={"seeker_id": "S001"}),
            client.get("/vacancies", params={"vacancy_id": "V001"}),
            client.post("/groups", data={"seeker_ids": "S001"}),
        ):
            assert "下一步" in answer.text


def test_typed_person_keeps_what_was_typed(client: Client, recommender: FakeRecommender) -> None:
    """The form can be corrected and sent again."""
    fields = {"text": "踩电车，不上夜班", "age": "51", "place": "和平县 彭寨镇", "pay": "2500"}
    text = client.post("/profile", data=fields | {"care": "yes", "reach": "乡内"}).text

    assert "踩电车，不上夜班</textarea>" in text
    assert 'value="51"' in text
    assert '<option value="和平县 彭寨镇" selected>' in text
    assert "<option selected>乡内" in text
    assert recommender.asked


def test_bad_form_keeps_what_was_typed_and_names_the_field(client: Client) -> None:
    """Nothing typed is lost over a slip."""
    answer = client.post("/profile", data={"text": "踩电车", "age": "五十"})

    assert answer.status_code == 422
    assert "年龄：应是整数" in answer.text
    assert "踩电车</textarea>" in answer.text


def test_vacancy_tab_lists_people(client: Client) -> None:
    """The other way round."""
    text = client.get("/vacancies", params={"vacancy_id": "V001", "query": "车位"}).text

    assert "适合的人 3 位" in text
    assert "李**" in text
    assert "小花" not in text


def test_closed_vacancy_says_why(client: Client) -> None:
    """No list and a reason."""
    text = client.get("/vacancies", params={"query": "V003"}).text

    assert "该岗位名额已满" in text
    assert 'class="cards"' not in text


def test_group_tab_says_who_goes_where(client: Client) -> None:
    """Pasted ids, an employer, a table."""
    text = client.post("/groups", data={"seeker_ids": "S001\nS002\n"}).text

    assert "这一批 2 人" in text
    assert "约 0.5" in text
    assert "<td>服装车位" in text


def test_unknown_ids_of_a_group_are_all_named(client: Client) -> None:
    """One correction, not one a try; the pasted text stays."""
    answer = client.post("/groups", data={"seeker_ids": "S001 S998 S999"})

    assert answer.status_code == 422
    assert "有 2 个编号查不到（S998、S999）" in answer.text
    assert "S001 S998 S999</textarea>" in answer.text


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/", {"query": EVIL}),
        ("/", {"seeker_id": "S004"}),
        ("/", {"seeker_id": "S001"}),
        ("/", {"seeker_id": EVIL}),
        ("/vacancies", {"vacancy_id": "V002"}),
        ("/vacancies", {"query": EVIL}),
    ],
)
def test_evil_text_stays_text(client: Client, path: str, content: dict[str, str]) -> None:
    """Names, titles and words typed are shown, never run."""
    text = client.get(path, params=content).text

    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_evil_form_stays_text(client: Client) -> None:
    """The same for what is sent back into the form."""
    text = client.post("/profile", data={"text": EVIL, "age": EVIL, "place": EVIL}).text
    text += client.post("/groups", data={"seeker_ids": EVIL}).text

    assert "<script>alert" not in text
    assert "\"'&" not in text


@pytest.mark.parametrize("path", ["/profile", "/groups"])
@pytest.mark.parametrize("content", [b"\xff\xfe", b"text=%ff", b"a&" * 60, b"a=1&" * 60, b"=", b""])
def test_odd_bodies_get_a_page(client: Client, path: str, content: bytes) -> None:
    """Never a 500, always a page."""
    answer = client.post(path, content=content, headers=FORM)

    assert answer.status_code in {200, 400, 422}
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("path", ["/profile", "/groups"])
def test_other_forms_get_a_page(client: Client, path: str) -> None:
    """What no browser of ours sends is refused in words."""
    answer = client.post(path, json={"text": "x"})

    assert answer.status_code == 415
    assert "请从本页面的表格提交" in answer.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(
    path=st.sampled_from(["/", "/vacancies", "/groups"]),
    asked=st.dictionaries(
        st.sampled_from(["query", "seeker_id", "vacancy_id", "k"]),
        st.text(st.characters(codec="utf-8"), max_size=20),
        max_size=4,
    ),
)
def test_no_address_breaks_a_page(client: Client, path: str, asked: dict[str, str]) -> None:
    """Whatever is typed behind the question mark."""
    assert client.get(path, params=asked).status_code in {200, 404}


@pytest.mark.parametrize(("source", "is_told"), [("own", False), ("blended", True)])
def test_every_tab_says_at_the_top_where_the_prior_speaks(
    settings: ServiceSettings, source: str, is_told: bool
) -> None:
    """Nobody scrolls to the foot of a page to learn how far to trust it."""
    manifest = {"version": "0123456789ab", "sources": {"apply": source, "accept": "own"}}
    with Client(create_app(FakeRecommender(), settings, manifest)) as client:
        for path in ("/", "/vacancies", "/groups"):
            page = client.get(path).text
            assert ("本单位的记录还少" in page) is is_told
            assert "（模型 0123456789ab）" in page
