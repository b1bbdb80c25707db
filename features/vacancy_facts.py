"""What an advertisement says of shifts, lodging, insurance and wishes: yes, no, or nothing.

A fact that the text does not state stays None; nothing is assumed from the trade or the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyFacts:
    """Facts of one advertisement; None where it says nothing.

    Parameters
    ----------
    night_shift, two_shift, lodging, meals, insurance, couple_room, flexible_hours : bool or None
        Night work at all, day and night by turns, a bed, food, social insurance, a room for
        couples, hours of one's own choice.
    beginners_welcome, experience_required, heavy_work : bool or None
        Wishes towards the person, and bodily strain.
    certificates : tuple of str
        Certificates named, as written, sorted.
    min_age, max_age : float or None
        Wished age in years.
    min_education : str or None
        Lowest education by its official name.
    """

    night_shift: bool | None = None
    two_shift: bool | None = None
    lodging: bool | None = None
    meals: bool | None = None
    insurance: bool | None = None
    couple_room: bool | None = None
    flexible_hours: bool | None = None
    beginners_welcome: bool | None = None
    experience_required: bool | None = None
    certificates: tuple[str, ...] = ()
    min_age: float | None = None
    max_age: float | None = None
    min_education: str | None = None
    heavy_work: bool | None = None


# (fact, words that deny it, words that state it)
_TRI_STATES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "night_shift",
        re.compile(
            r"(?:不用?|无需?|没有?|无须|免)(?:要|需|有)?(?:上|倒|值|熬)?(?:早晚班|夜班?|晚班|通宵|夜)(?:[、和或]?倒班)?|长白班|常白班|正常白班"
            r"|(?:只|全|纯)(?:上|是)?白班|白天上班|不倒班|早班"
        ),
        re.compile(
            r"夜班|晚班|通宵|值夜|夜间(?:上班|值班|值守|作业|工作|巡逻)|[两三四2-4二]班(?:倒|制|两倒|三倒|轮)?|倒班|翻班|轮班|大夜|小夜|黑白班"
            r"|24小时(?:值班|轮|倒)|上24"
        ),
    ),
    (
        "two_shift",
        re.compile(r"不用?(?:倒班|两班|轮班)|无需?(?:夜班[、和或])?倒班|长白班|常白班|只上白班"),
        re.compile(r"[两二2]班(?:倒|制|轮|转)?|白夜班|黑白班|12小时(?:倒|轮|[两二2]班)|倒班|两班"),
    ),
    (
        "lodging",
        re.compile(
            r"(?:不|无|没有?)(?:包|提供|含)?(?:食宿|吃住|住宿?|宿舍)|住宿自理|自理住宿|食宿自理|自行解决(?:食宿|住宿)"
        ),
        re.compile(
            r"包(?:吃|食)?(?:住|宿)|包吃包住|(?:提供|有|免费|含|安排|配)[^,。;不无]{0,8}(?:住宿|宿舍|食宿|吃住|公寓)|管吃住|管吃管住"
            r"|(?:吃|食)住全包|住宿(?:免费|条件|舒适|环境)|员工宿舍|夫妻房|\d(?:-\d)?人间|\+住宿|/住宿|住房补贴包住"
        ),
    ),
    (
        "meals",
        re.compile(
            r"(?:不|无|没有?)(?:包|提供|含)?(?:食宿|吃住?|吃|餐|伙食)|食宿自理|餐费自理|伙食自理"
        ),
        re.compile(
            r"包(?:吃|食|餐|伙食|午餐|晚餐|早餐|三餐|两餐|一餐|1餐|2餐|3餐|工作餐|\d餐)|管吃|管饭|(?:提供|有|免费|含|供)[^,。;不无]{0,6}(?:餐|食宿|伙食|吃住|吃)"
            r"|餐补|饭补|餐贴|伙食补|工作餐|员工食堂|食堂|(?:吃|食)住全包|免费下午茶"
        ),
    ),
    (
        "insurance",
        re.compile(r"(?:不|无|没有?)(?:买|缴|交|购买|缴纳|含)?(?:社保|五险|保险)|社保自理"),
        re.compile(r"五险|六险|社保|社会保险|三险|四险|交金|缴金|养老保险|医疗保险|5险|综合保险"),
    ),
    (
        "couple_room",
        re.compile(r"(?:不|无|没有?)(?:提供|有)?夫妻房"),
        re.compile(r"夫妻房|夫妻间|夫妻宿舍|夫妻(?:可|能|优先|均可|档)[^,。;]{0,4}住|提供夫妻"),
    ),
    (
        "flexible_hours",
        re.compile(r"时间不自由|不弹性"),
        re.compile(
            r"时间自由|弹性(?:工作|上班|时间|工时)|自由安排|灵活(?:安排|上班|用工|就业|时间)|上班自由|来去自由|可(?:以)?接送(?:小孩|孩子)"
            r"|兼职可|半天班|时间灵活|自由上下班|可带回家"
        ),
    ),
    (
        "beginners_welcome",
        re.compile(
            r"不招(?:新手|生手|学徒)|(?:新手|生手)(?:勿扰|不要|免谈)|非熟手勿扰|只招熟手|限熟手"
        ),
        re.compile(
            r"(?:新手|生手|学徒|零基础|无经验|没经验|没有经验|小白)(?:也)?(?:均|亦|都)?(?:可|行|能|优先|欢迎|\+|者|$)|无需(?:工作)?经验|不需要?经验|经验不限"
            r"|(?:有无|不限|不要求)(?:工作)?经验|生熟手|包教|包学会|带薪培训|免费培训|带教|岗前培训|可学|熟手生手|无工作经验|提供培训|应届|师傅带"
        ),
    ),
    (
        "experience_required",
        re.compile(
            r"无需(?:工作)?经验|不需要?经验|经验不限|不限经验|有无经验|无经验|零基础|生手(?:可|也|均)|新手(?:可|也|均)|生熟手|不要求经验|无工作经验"
        ),
        re.compile(
            r"(?<!\d)\d{1,2}(?:-\d{1,2})?年(?:或)?(?:以上|及以上)?[^,。;]{0,12}经验|(?:有|具|需|须|要)[^,。;无]{0,14}经验(?!者?优先|者?可|不限|更佳)|熟手(?!优先|生手|也|均|新手)|熟练工"
            r"|经验丰富|需有?经验|相关工作经历"
        ),
    ),
    (
        "heavy_work",
        re.compile(
            r"(?:不|无需?|没有?)(?:累|重活|重体力|辛苦|体力)|工作轻松|轻松|活轻|活不重|劳动强度(?:低|小|不大)|无体力"
        ),
        re.compile(
            r"重体力|体力活|搬重|重活|强度(?:大|较大|高)|搬运重物|负重|扛|体力好|身强|体力劳动|搬抬|力气"
        ),
    ),
)

_AGE_RANGE = re.compile(
    r"(?<!\d)(1[4-9]|[2-6]\d)(?:周?岁)?\s*(?:-|~|至|到|—|–)\s*([2-7]\d)\s*周?岁"
)
_AGE_RANGE_NAMED = re.compile(
    r"年龄[^,。;\d]{0,6}(1[4-9]|[2-6]\d)\s*(?:-|~|至|到)\s*([2-7]\d)(?!\d)"
)
_MAX_AGE = re.compile(
    r"(?<!\d)([2-7]\d)周?岁?(?:以下|以内|之内|内|封顶)|年龄(?:不超过|不大于|小于|低于)([2-7]\d)"
)
_MIN_AGE = re.compile(
    r"(?:年满|满|大于|超过)(1[4-9]|[2-5]\d)周?岁|(?<!\d)(1[4-9]|[2-5]\d)周?岁(?:以上|起|及以上)"
)

# Longest first: 大专 holds 专, 高中及以上 is not 中等专科.
_EDUCATION: tuple[tuple[str, str], ...] = (
    ("博士", "博士研究生"),
    ("硕士", "硕士研究生"),
    ("研究生", "硕士研究生"),
    ("本科", "大学本科"),
    ("学士", "大学本科"),
    ("大学专科", "大学专科"),
    ("大专", "大学专科"),
    ("专科", "大学专科"),
    ("高职", "大学专科"),
    ("中等专科", "中等专科"),
    ("中专", "中等专科"),
    ("职业高中", "职业高中"),
    ("职高", "职业高中"),
    ("技校", "技工学校"),
    ("技工学校", "技工学校"),
    ("中技", "技工学校"),
    ("高中", "普通高中"),
    ("初中", "初级中学"),
    ("小学", "小学"),
)
_EDUCATION_OF = dict(_EDUCATION)
_RANK = {
    name: len(_EDUCATION) - index
    for index, name in enumerate(dict.fromkeys(_EDUCATION_OF.values()))
}
_DEGREE = "|".join(sorted(_EDUCATION_OF, key=len, reverse=True))
_MIN_EDUCATION = re.compile(
    rf"({_DEGREE})(?:毕业|文化|学历|程度|水平)*(?:[,/、或和]({_DEGREE}))?(?:\(含\))?(?:文化|学历)?(?:\(?含\)?)?(?:或)?(?:及其?|及|或)?以上"
    rf"|学历(?:要求)?[:为]?\s*({_DEGREE})|({_DEGREE})(?:学历|文化|毕业)"
)

_CERTIFICATE = re.compile(
    r"(?:低压|高压)?电工(?:操作)?证|焊工证|叉车证|n1证|健康证|驾驶证|驾照|[abc]\d(?:驾驶?[证照]|照|证)|保安员?证|消防(?:设施操作员)?证|消控证"
    r"|月嫂证|育婴(?:师|员)证|护理(?:员)?证|养老护理员证|会计(?:从业)?(?:资格)?证|教师(?:资格)?证|护士(?:执业)?(?:资格)?证|厨师证|电梯证|锅炉证|登高证|高处作业证"
    r"|特种作业(?:操作)?证|上岗证|从业资格证|安全员证|建造师证|普通话(?:等级)?证|挖掘机(?:操作)?证|起重(?:机|机械)?证|塔吊证|导游证|药师证|押运证|制冷证|架子工证"
)
_NO_CERTIFICATE = re.compile(r"(?:不需要?|无需|不要求|免|有无|不用)[^,。;]{0,6}$")


def read_facts(normalised: str) -> VacancyFacts:
    """Read the facts that an advertisement states.

    Parameters
    ----------
    normalised : str
        The advertisement, from `features.normalising.normalise`.

    Returns
    -------
    VacancyFacts
        Blank facts are None.

    Examples
    --------
    >>> facts = read_facts("两班倒,包吃住,有夫妻房,18-45岁,初中以上,生手可学")
    >>> facts.two_shift, facts.lodging, facts.couple_room, facts.insurance
    (True, True, True, None)
    >>> facts.min_age, facts.max_age, facts.min_education, facts.beginners_welcome
    (18.0, 45.0, '初级中学', True)
    """
    low, high = _ages(normalised)
    state = {name: _state(normalised, no, yes) for name, no, yes in _TRI_STATES}
    return VacancyFacts(
        night_shift=state["night_shift"],
        two_shift=state["two_shift"],
        lodging=state["lodging"],
        meals=state["meals"],
        insurance=state["insurance"],
        couple_room=state["couple_room"],
        flexible_hours=state["flexible_hours"],
        beginners_welcome=state["beginners_welcome"],
        experience_required=state["experience_required"],
        heavy_work=state["heavy_work"],
        certificates=_certificates(normalised),
        min_age=low,
        max_age=high,
        min_education=_education(normalised),
    )


def _state(text: str, denied: re.Pattern[str], stated: re.Pattern[str]) -> bool | None:
    # 早班 denies a night shift, 早班、晚班轮换 does not: what stands beside the denial decides.
    rest, denials = denied.subn(" ", text)
    if stated.search(rest):
        return True
    return False if denials else None


def _ages(text: str) -> tuple[float | None, float | None]:
    span = _AGE_RANGE.search(text) or _AGE_RANGE_NAMED.search(text)
    if span is not None and int(span[1]) <= int(span[2]):
        return float(span[1]), float(span[2])
    low, high = _MIN_AGE.search(text), _MAX_AGE.search(text)
    return _first_number(low), _first_number(high)


def _first_number(match: re.Match[str] | None) -> float | None:
    if match is None:
        return None
    return next(float(group) for group in match.groups() if group)


def _education(text: str) -> str | None:
    """Return the lowest education that the text accepts."""
    if re.search(r"学历不限|不限学历|学历无要求", text):
        return None
    names = [
        _EDUCATION_OF[group]
        for match in _MIN_EDUCATION.finditer(text)
        for group in match.groups()
        if group
    ]
    return min(names, key=lambda name: _RANK[name]) if names else None


def _certificates(text: str) -> tuple[str, ...]:
    return tuple(
        sorted(
            {
                match.group()
                for match in _CERTIFICATE.finditer(text)
                if not _NO_CERTIFICATE.search(text[max(0, match.start() - 10) : match.start()])
            }
        )
    )
