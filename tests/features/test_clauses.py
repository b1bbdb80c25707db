"""Tests of `features.clauses`."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.clauses import Clauses, NamesWork, find_clauses, split_clauses
from features.normalising import normalise

WORDS = ["不想", "不上", "夜班", "电子厂", "以前", "做过", "会", "除了", "都可以", "想做", "保洁"]
WORDS += [
    "但",
    "现在",
    "不做了",
    "要接送",
    "小孩",
    "腰不好",
    ",",
    "。",
    "、",
    " ",
    "和",
    "也",
    "不怕",
]


def kinds(text: str) -> dict[str, tuple[str, ...]]:
    """Return the kinds that a text fills."""
    clauses = asdict(split_clauses(normalise(text)))
    return {kind: found for kind, found in clauses.items() if found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不想去电子厂", {"refusals": ("不想去电子厂",)}),
        ("唔上夜班", {"refusals": ("不上夜班",)}),
        ("夜班不做", {"refusals": ("夜班不做",)}),
        ("不进厂", {"refusals": ("不进厂",)}),
        ("流水线做怕了", {"refusals": ("流水线做怕了",)}),
        ("除了夜班都可以", {"refusals": ("除了夜班",), "wishes": ("都可以",)}),
        (
            "除了电子厂，其他什么都行",
            {"refusals": ("除了电子厂",), "wishes": ("其他什么都行",)},
        ),
        ("除了会做饭还会打扫卫生", {"skills": ("除了会做饭还会打扫卫生",)}),
        (
            "以前做过电子厂但现在不做了，想做保洁",
            {"refusals": ("以前做过电子厂但现在不做了",), "wishes": ("想做保洁",)},
        ),
        ("以前踩电车不想踩了", {"refusals": ("以前踩电车不想踩了",)}),
        (
            "不想去工地、电子厂想做月嫂",
            {"refusals": ("不想去工地、电子厂",), "wishes": ("想做月嫂",)},
        ),
        ("腰不好，重活做不了", {"constraints": ("腰不好", "重活做不了")}),
        ("要带小孩，不能加班", {"constraints": ("要带小孩", "不能加班")}),
        ("没做过月嫂，想学", {"wishes": ("没做过月嫂,想学",)}),
        ("老公做泥水，我做小工", {"constraints": ("老公做泥水",), "past": ("我做小工",)}),
        ("不怕苦不怕累，夜班也可以", {"wishes": ("不怕苦不怕累", "夜班也可以")}),
        ("想找不上夜班的保洁", {"wishes": ("想找不上夜班的保洁",)}),
        ("不是不想做保洁", {"wishes": ("不是不想做保洁",)}),
        ("奶茶店、收银，可以上晚班", {"past": ("奶茶店、收银",), "wishes": ("可以上晚班",)}),
        ("想做文员，客服", {"wishes": ("想做文员", "客服")}),
        ("有叉车证，开过叉车五年", {"skills": ("有叉车证",), "past": ("开过叉车5年",)}),
        ("在厂里踩电车十几年会打边", {"past": ("在厂里踩电车十几年",), "skills": ("会打边",)}),
        ("会计，以前在社区", {"past": ("会计", "以前在社区")}),
        ("不挑活，什么都可以", {"wishes": ("不挑活", "什么都可以")}),
    ],
)
def test_clauses_fall_into_kinds(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    """Negation, scope and bare clauses are told apart."""
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "做不了泥水工",
        "搬运做不动了",
        "洗碗不行",
        "叉车就算了",
        "绣花厂别叫我",
        "嫌保安工资低",
        "老婆不同意我做泥水",
        "家人反对我去工地",
        "不打算再做收银",
        "放弃了焊工",
        "推销员除外",
        "打死都不进鞋厂",
        "最怕做电子厂",
        "泥水工？不干",
        "收银、导购、客服都不想做",
        "收银，导购，客服一律不考虑",
        "做收银做到厌",
        "不适合做客服",
    ],
)
def test_whatever_way_it_is_refused(text: str) -> None:
    """Every clause of a plain refusal is a refusal, the list it sums up included."""
    assert set(kinds(text)) == {"refusals"}


@pytest.mark.parametrize(
    "text",
    [
        "没有不想做保洁",
        "保洁也不是不能做",
        "不嫌保洁脏",
        "不反对做保洁",
        "夜班没问题",
        "没做过保洁，想试试",
        "不用倒班的保洁",
    ],
)
def test_what_only_looks_like_a_refusal(text: str) -> None:
    """Double negation, ease and a wish to learn are wishes."""
    assert set(kinds(text)) == {"wishes"}


@pytest.mark.parametrize(
    ("text", "refused", "wished"),
    [
        ("宁愿扫街也不去玩具厂", "不去玩具厂", "宁愿扫街"),
        ("与其做收银不如做保洁", "与其做收银", "不如做保洁"),
        ("玩具厂除外什么都行", "玩具厂除外", "什么都行"),
        ("收银以外都可以", "收银以外", "都可以"),
        ("不太想做收银，想做保洁", "不太想做收银", "想做保洁"),
        ("收银也可以、洗碗不做", "洗碗不做", "收银也可以"),
        ("想做保洁，工资低过3000不去", "低过3000不去", "想做保洁"),
    ],
)
def test_a_contrast_parts_what_is_refused_from_what_is_wished(
    text: str, refused: str, wished: str
) -> None:
    """Either side of it keeps its own kind."""
    refusals = "".join(kinds(text).get("refusals", ()))
    wishes = "".join(kinds(text).get("wishes", ()))
    assert refused in refusals
    assert wished in wishes
    assert wished not in refusals


def test_a_reason_between_work_and_its_refusal_is_passed_over() -> None:
    """眼睛不行 says why; the seamstress's work is what she gives up."""
    found = kinds("踩电车做了十年，眼睛不行，不做了")

    assert found == {"refusals": ("踩电车做了10年", "不做了"), "constraints": ("眼睛不行",)}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("踩过电车，眼睛花了，不敢开了", {"踩过电车", "不敢开了"}),
        ("踩过电车。抹窗太辛苦，不考虑", {"抹窗太辛苦,不考虑"}),
        ("踩过电车，不想太累", {"不想太累"}),
        ("想去抹窗，踩电车做到怕，不做了", {"踩电车做到怕,不做了"}),
    ],
)
def test_a_bare_refusal_speaks_of_the_work_named_last(text: str, refused: set[str]) -> None:
    """Reasons are passed over; what is spoken ill of, and what is refused already, is not."""
    clauses = find_clauses(normalise(text), names_work=naming("电车"))

    assert {clause.text for clause in clauses if clause.kind == "refusals"} == refused


def naming(word: str) -> NamesWork:
    """Name as work one word only."""
    return lambda clause: [found.span() for found in re.finditer(word, clause)]


def test_clauses_stand_where_they_say() -> None:
    """A clause's span holds its text, and clauses do not overlap."""
    text = normalise("以前做電子廠、保安，唔想做喇。想搵保潔！收銀，導購都不考慮")
    clauses = find_clauses(text)

    assert [text[clause.start : clause.end] for clause in clauses] == [c.text for c in clauses]
    assert all(a.end <= b.start for a, b in pairwise(clauses))


def test_the_default_kind_is_for_bare_clauses_only() -> None:
    """A wish field's bare noun is a wish, its refusal stays a refusal."""
    clauses = split_clauses("保洁,不进厂", default="wishes")
    assert clauses == Clauses(wishes=("保洁",), refusals=("不进厂",))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map("".join) | st.text(max_size=40))
def test_every_clause_is_a_piece_of_the_text_once(text: str) -> None:
    """Clauses are slices of the text that do not overlap, in order within a kind."""
    normalised = normalise(text)
    clauses = asdict(split_clauses(normalised))
    pieces = [piece for found in clauses.values() for piece in found]
    assert sum(map(len, pieces)) <= len(normalised)
    for found in clauses.values():
        position = 0
        for piece in found:
            position = normalised.index(piece, position) + len(piece)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["不想做", "不想再做", "唔想做", "不做", "拒绝做", "不愿意做", "不考虑做"]),
    st.sampled_from(["保洁", "电焊", "月嫂", "保安", "文员", "普工"]),
    st.lists(st.sampled_from(["做过叉车", "会打边", "想找近的", "腰不好"]), max_size=3),
)
def test_a_refusal_is_never_positive(refusal: str, work: str, others: list[str]) -> None:
    """What is refused stands in no positive clause, whatever surrounds it."""
    clauses = split_clauses(normalise(",".join([*others, refusal + work])))
    assert any(work in clause for clause in clauses.refusals)
    assert not any(work in clause for clause in clauses.positive)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("不开网约车", "refusals"),
        ("莫再喊我做模具", "refusals"),
        ("做搅拌车司机的工就免了", "refusals"),
        ("不做得夜班", "constraints"),
        ("搬东西搬不郁", "constraints"),
        ("家里有两个孙要凑", "constraints"),
        ("两个小孩返学放学要接", "constraints"),
        ("有没有走菜的介绍", "wishes"),
        ("钟意看货", "wishes"),
        ("若有收废品请打电话", "wishes"),
        ("开熨斗样样行", "skills"),
        ("钉壳子不用人教", "skills"),
    ],
)
def test_hints_of_villagers_fall_into_their_kind(text: str, kind: str) -> None:
    """Refusals, lacks, wishes and skills that are only hinted at are still told apart."""
    clauses = split_clauses(text)

    assert getattr(clauses, kind) == (text,)
    assert sum(len(getattr(clauses, name)) for name in Clauses.__slots__) == 1


def test_an_enumeration_hangs_together_until_a_piece_speaks_for_itself() -> None:
    """、 joins nouns and parts clauses."""
    assert split_clauses("想做保安、保洁").wishes == ("想做保安、保洁",)
    parted = split_clauses("缝纫工熟手、想找近些的工")
    assert (parted.skills, parted.wishes) == (("缝纫工熟手",), ("想找近些的工",))


@pytest.mark.parametrize(
    ("text", "refused", "wished", "done"),
    [
        ("有冇做橱柜安装工嘅介绍", (), ("有没做橱柜安装工的介绍",), ()),
        ("做面点师做咗3年几、有冇做厨工嘅介绍", (), ("有没做厨工的介绍",), ("做面点师做了3年几",)),
        ("做腻子工1年", (), (), ("做腻子工1年",)),
        ("想做保洁、厌了睇果山", ("厌了看果山",), ("想做保洁",), ()),
        ("想做骑手、做绿化工太辛苦，不考虑", ("做绿化工太辛苦,不考虑",), ("想做骑手",), ()),
        ("踏针车伤身，唔再掂", ("踏针车伤身,不再掂",), (), ()),
        ("做保洁都得、做洗碗工唔做", ("做洗碗工不做",), ("做保洁都可以",), ()),
        ("想做收银员。打死都唔铲草种花", ("打死都不铲草种花",), ("想做收银员",), ()),
        ("想做导购员，再不然做收银员。打死都唔做电工", ("打死都不做电工",),
         ("想做导购员", "再不然做收银员"), ()),
        ("相学踏针车，唔相再做保安", ("不想再做保安",), ("想学踏针车",), ()),
    ],
)  # fmt: skip
def test_what_people_say_of_work_they_seek_or_are_tired_of(
    text: str, refused: tuple[str, ...], wished: tuple[str, ...], done: tuple[str, ...]
) -> None:
    """Asked for in a question, tired of, harmful, or refused among what is wished for."""
    clauses = split_clauses(normalise(text))
    assert (clauses.refusals, clauses.wishes, clauses.past) == (refused, wished, done)
