"""Facts that an advertisement affirms, denies, or leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from features.vacancy_facts.fact import Fact

# (fact, words that deny it, words that state it)
_PATTERNS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
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
            r"包(?:吃|食|餐|伙食|午餐|晚餐|早餐|三餐|两餐|一餐|1餐|2餐|3餐|工作餐|\d餐)|管吃|管饭"
            r"|(?:提供|有|免费|含|供)[^,。;不无 ]{0,6}(?:餐|食宿|伙食|吃住|吃(?!苦|亏|力|透))"
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
            r"|(?:有无|不限|不要求)(?:工作)?经验|生熟手|包教|包学会|带薪培训|免费培训|可学|熟手生手|无工作经验|应届|师傅带"
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
            r"(?:不|无需?|没有?)(?:累|重活|重体力|辛苦|体力)|(?:工作|活儿?|岗位)轻松|轻松(?:不累|稳定)|活轻|活不重|劳动强度(?:低|小|不大)|无体力"
        ),
        re.compile(
            r"重体力|体力活|搬重|重活|强度(?:大|较大|高)|搬运重物|负重|扛|体力好|身强|体力劳动|搬抬|力气"
        ),
    ),
)

NAMES = tuple(name for name, _, _ in _PATTERNS)


def find_answers(text: str) -> Iterator[Fact]:
    """Find what an advertisement affirms or denies.

    Parameters
    ----------
    text : str
        Normalised.

    Yields
    ------
    Fact
        With value True or False; nothing for what it leaves open.
    """
    for name, denied, stated in _PATTERNS:
        # 早班 denies a night shift, 早班、晚班轮换 does not: what stands beside the denial decides.
        rest = denied.sub(lambda match: " " * len(match.group()), text)
        found = stated.search(rest)
        if found is not None:
            yield Fact(name, True, *found.span())
            continue
        denial = denied.search(text)
        if denial is not None:
            yield Fact(name, False, *denial.span())
