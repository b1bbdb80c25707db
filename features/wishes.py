"""What a person's clauses say of nights, distance, lodging, body, care and years of work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from features.clause_marks import marked_kind, without_mock_negation
from features.clauses import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Conditions of one person; None where the texts say nothing.

    Parameters
    ----------
    refuses_night : bool or None
        True for 不上夜班, False for 夜班也可以.
    refuses_away : bool or None
        True for 不去外地, False for 想去深圳; None where both are said.
    wants_near : bool or None
        Asks for work near home.
    open_to_anything : bool or None
        什么都可以.
    weak_body : bool or None
        Speaks of illness or of being unable to do heavy work; False for 身体好.
    has_children_words : bool or None
        Speaks of children, grandchildren or school runs at home.
    wants_lodging : bool or None
        Wants a bed with the work; False for someone who goes home at night.
    """

    refuses_night: bool | None
    refuses_away: bool | None
    wants_near: bool | None
    open_to_anything: bool | None
    weak_body: bool | None
    has_children_words: bool | None
    wants_lodging: bool | None


_NIGHT = re.compile(r"夜(?!场|市|宵|总会)班?|晚班|通宵|熬夜|倒班|轮班|[两2三3]班")
_NO_NIGHT = re.compile(
    r"(?:不|没法|没办法|无法|别)[^,不怕]{0,5}(?:夜|晚班|通宵|倒班|轮班|[两2三3]班)|(?:夜班|晚班|倒班|通宵)[^,]{0,4}(?:不(?!怕|介意|挑|限)|没法)"
    r"|除[了开去]?[^,]{0,4}(?:夜班|晚班)|晚上(?:要睡|出不[来了]|走不开|要(?:带|看|照顾)|(?:不能?|没法|没空|没时间)(?:上班|开|做|干|加班|来|得空)?)|(?:只|想)[^,]{0,4}(?:白班|日班|长白)|白班就|(?<!不)怕[^,]{0,3}夜班|(?:正常|长|常)白班"
)
_PLACES = (
    r"外地|外省|省外|出省|外面|外出|珠三角|深圳|广州|东莞|惠州|佛山|中山|珠海|浙江|江苏|上海"
    r"|福建|北京|城里|市里|大城市|远地方"
)
_AWAY = re.compile(
    rf"(?:去|到|在|往|上|进|可以|愿意|能|接受|考虑|想)[^,不]{{0,4}}(?:{_PLACES})|外出(?:打工|务工)|出去(?:打工|闯|做工|做事|找工|$)|哪里都|去哪都|远近(?:都|不限)|地点不限"
    rf"|(?:{_PLACES})[^,不]{{0,3}}(?:可以|行|得|能去|愿意去|去得|没问题|没所谓|无所谓)"
)
# 以前在深圳做厨师,不做了 refuses the kitchen, not the city.
_GO_AWAY = re.compile(
    rf"(?:去|到|往|上|进)[^,不]{{0,4}}(?:{_PLACES})|外出(?:打工|务工)|出去(?:打工|闯|做工)"
)
_NO_AWAY = re.compile(
    rf"(?:不|别|没法|无法|没办法)[^,不]{{0,5}}(?:{_PLACES}|出远门|远门|远的|太远|离家|离开家|出去(?!做)|出门|跑远|去远)"
    r"|走不开|(?:离|出)不(?:开|了)家?|(?<![拿做干])出不去|(?:不能?|不想|不打算)(?:再)?(?:出(?:县|省|市|镇)|离开(?:[\u4e00-\u9fff]{2}))|出(?:县|省|市)[^,]{0,4}不|去不了远|不出(?:县|镇|村|省|市)|太远[^,]{0,3}不|远[^,]{0,2}不去|只(?:在|能在|想在)[^,]{0,4}(?:村|镇|乡|县|本地|家|附近)"
    rf"|(?:{_PLACES})[^,]{{0,2}}(?:不(?:想|愿意?|打算|肯)?(?:去|考虑|行|得)|去不了|就不|免谈|算了)"
)
_NEAR = re.compile(
    r"就近|附近|近一?点|近家|家门口|离家近|近的|家里附近|本地|本村|本镇|村里|镇上|县城|乡里|家乡|老家|当地|方便照顾|顾家|顾得上家|早晚回家|天天回家|每天回家|能回家|村口|在家里?做"
)
_ANYTHING = re.compile(
    r"什么(?:工作?|活|事|工种|岗位)?都(?:可以|行|能|做|干|得|愿意|肯|接受|ok)|^(?:其他|别的|其余|哪样|怎么|干活)?都(?:可以|行|能)(?:做|干)?$|随便(?:什么)?|不挑(?:工|活|岗)?|有(?:活|工|事)(?:做|干)?就(?:行|干|做|可以|好)"
    r"|不限工种|工种不限|岗位不限|服从(?:安排|分配)|啥都|任何工作|别的都|其他(?:什么)?都|怎么都行|能做什么做什么"
)
_WEAK = re.compile(
    r"(?:腰|腿|脚|手|眼|耳|膝|颈|心脏|血压|身体|体质|肺|胃|视力|听力|关节)[^,]{0,4}(?:不好|不太好|不行|痛|疼|伤|差|弱|残|损|突出|不便|不方便|毛病|问题|劳损)"
    r"|高血压|糖尿病|心脏病|慢性病|风湿|哮喘|残疾|体弱|多病|身体一般|手术|重活[^,]{0,4}(?:不|没)|(?:不能|不了|干不|做不)[^,]{0,3}(?:重活|重的|体力活|重东西)|体力不"
)
_STRONG = re.compile(
    r"身体(?:好|健康|健壮|强壮|硬朗|没问题|不错|棒)|力气大|有力气|能吃苦|不怕苦|不怕累|体力好"
)
_CHILDREN = re.compile(
    r"(?:接送|照顾|带|看|有|陪|要|两个|\d个|家里)[^,]{0,5}(?:小孩|孩子|孙子|孙女|娃|宝宝|儿子|女儿|学生)|(?:小孩|孩子|孙子|孙女|儿子|女儿|娃)[^,]{0,6}(?:读书|上学|小|幼儿园|接送|照顾|要带|没人带)|奶娃|陪读|带(?:孙|娃|小孩|孩子)"
)
_LODGING = re.compile(
    r"包吃?住|包食宿|住厂|有(?:住宿|宿舍|地方住|住的)|提供(?:住宿|宿舍|食宿)|夫妻房|包吃包住|要住宿|有得住|住宿舍"
)
_NO_LODGING = re.compile(
    r"不(?:用|要|需要|想|愿|住)?[^,]{0,2}(?:包住|住宿|住厂|宿舍)|回家住|住家里|早晚回家|天天回家|每天回家|走读|晚上(?:要)?回家"
)


_ALL = frozenset({"past", "skills", "wishes", "refusals", "constraints"})
_HELD_BACK = frozenset({"refusals", "constraints"})
_WISHED = frozenset({"wishes"})
_Signs = tuple[tuple[re.Pattern[str], frozenset[str]], ...]
_Placed = Sequence[tuple[int, Clause]]
# (condition, what states it and in which kinds of clauses, what denies it)
_CONDITIONS: tuple[tuple[str, _Signs, _Signs], ...] = (
    ("refuses_night", ((_NO_NIGHT, _ALL), (_NIGHT, _HELD_BACK)), ((_NIGHT, _WISHED),)),
    (
        "refuses_away",
        ((_NO_AWAY, _ALL), (_GO_AWAY, frozenset({"refusals"}))),
        ((_AWAY, _WISHED),),
    ),
    ("wants_near", ((_NEAR, frozenset({"wishes", "constraints"})),), ()),
    ("open_to_anything", ((_ANYTHING, _WISHED),), ()),
    ("weak_body", ((_WEAK, _HELD_BACK),), ((_STRONG, _ALL),)),
    ("has_children_words", ((_CHILDREN, frozenset({"constraints"})),), ()),
    ("wants_lodging", ((_LODGING, _WISHED),), ((_NO_LODGING, _ALL),)),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A condition and the words that state it.

    Parameters
    ----------
    name : str
        A field of `Wishes`.
    value : bool
        What they say.
    clause : int
        Place of the clause among those given.
    start, end : int
        Span of the words in that clause.
    """

    name: str
    value: bool
    clause: int
    start: int
    end: int


def find_wishes(clauses: Sequence[Clause]) -> tuple[Stated, ...]:
    """Find the conditions that a person's clauses state, each with its words.

    Parameters
    ----------
    clauses : sequence of Clause
        All clauses of the person.

    Returns
    -------
    tuple of Stated
        At most one for each condition.

    Examples
    --------
    >>> from features.clauses import find_clauses
    >>> [(found.name, found.value) for found in find_wishes(find_clauses("想找夜班"))]
    [('refuses_night', False)]
    """
    telling = [(place, c) for place, c in enumerate(clauses) if not _is_given_up(c)]
    found = (_stated(name, yes, no, telling) for name, yes, no in _CONDITIONS)
    return tuple(stated for stated in found if stated is not None)


def _stated(name: str, yes: _Signs, no: _Signs, clauses: _Placed) -> Stated | None:
    stated, denied = _first(name, True, yes, clauses), _first(name, False, no, clauses)
    if stated is None or denied is None:
        return stated or denied
    # 外省不去,深圳可以: one far place refused, another accepted, says nothing of all.
    if name == "refuses_away":
        return None
    return denied if name == "wants_lodging" else stated


def _is_given_up(clause: Clause) -> bool:
    """Say whether a refused clause tells of work done: where and when it was says nothing now."""
    return clause.kind == "refusals" and marked_kind(clause.text) == "past"


def _first(name: str, value: bool, signs: _Signs, clauses: _Placed) -> Stated | None:
    for pattern, kinds in signs:
        for place, clause in clauses:
            if clause.kind not in kinds:
                continue
            # 不是不肯去外地 and 不怕夜班 hold a negation and deny nothing.
            plain = pattern in (_NO_NIGHT, _NO_AWAY)
            match = pattern.search(without_mock_negation(clause.text) if plain else clause.text)
            if match is not None:
                return Stated(name, value, place, *match.span())
    return None


def read_wishes(clauses: Sequence[Clause]) -> Wishes:
    """Read the conditions that a person's clauses state.

    Parameters
    ----------
    clauses : sequence of Clause
        All clauses of the person.

    Returns
    -------
    Wishes
        None for what is not mentioned.

    Examples
    --------
    >>> from features.clauses import find_clauses
    >>> wishes = read_wishes(find_clauses("想找附近的工作,不上夜班"))
    >>> wishes.refuses_night, wishes.wants_near, wishes.wants_lodging
    (True, True, None)
    """
    blank: dict[str, bool | None] = {name: None for name, _, _ in _CONDITIONS}
    return Wishes(**blank | {found.name: found.value for found in find_wishes(clauses)})


_YEARS = re.compile(
    r"(?<![\d.])(\d{1,2}(?:\.\d)?)(?:-\d{1,2})?(?:多|来|几)?个?年(?!级|代|薪)|(半年|[二三四]?十几年|几十年|几年)"
)
_SPELLS = re.compile(r"((?:19|20)\d{2})(?:年)?(?:\d{1,2}月)?(?:-|~|至|到)((?:19|20)\d{2})")
# The least that the vague words can mean.
_VAGUE = {
    "半年": 0.5,
    "几年": 2.0,
    "十几年": 11.0,
    "二十几年": 21.0,
    "三十几年": 31.0,
    "四十几年": 41.0,
    "几十年": 20.0,
}


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of work and the words that name it.

    Parameters
    ----------
    years : float
        Its length, the lower end where vague.
    clause : int
        Place of the clause among those given.
    start, end : int
        Span of the words in that clause.
    """

    years: float
    clause: int
    start: int
    end: int


def find_experience(clauses: Iterable[str]) -> Spell | None:
    """Find the longest stretch of work that the clauses name.

    Parameters
    ----------
    clauses : iterable of str
        Past and skill clauses.

    Returns
    -------
    Spell or None
        The first of the longest; None when none is named.
    """
    spells = [
        Spell(years, place, *match.span())
        for place, clause in enumerate(clauses)
        for match, years in _spells(clause)
    ]
    return max(spells, key=lambda spell: spell.years, default=None)


def _spells(clause: str) -> Iterator[tuple[re.Match[str], float]]:
    for match in _YEARS.finditer(clause):
        yield match, float(match[1]) if match[1] else _VAGUE[match[2]]
    for match in _SPELLS.finditer(clause):
        if int(match[1]) <= int(match[2]):
            yield match, float(int(match[2]) - int(match[1]))


def experience_years(clauses: Iterable[str]) -> float | None:
    """Read how many years of work the clauses name.

    Parameters
    ----------
    clauses : iterable of str
        Past and skill clauses.

    Returns
    -------
    float or None
        The longest stretch named, its lower end where vague; None when none is.

    Examples
    --------
    >>> experience_years(["踩电车十几年", "数控学徒2年"])
    11.0
    """
    longest = find_experience(clauses)
    return None if longest is None else longest.years
