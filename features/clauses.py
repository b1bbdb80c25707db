"""Clauses of a profile: what was done, what is known, wished, refused, and what stands in the way.

The unit is the clause between two marks or conjunctions. A negation reaches to the end of its
clause and over bare nouns that an enumeration hangs on to it; it never crosses to a clause that
has a verb of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["past", "skills", "wishes", "refusals", "constraints"]


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one text by kind, each in exactly one, in the order of the text.

    Parameters
    ----------
    past : tuple of str
        Work done before.
    skills : tuple of str
        What the person can do or is certified for.
    wishes : tuple of str
        What the person looks for or accepts.
    refusals : tuple of str
        What the person does not want; never evidence for a match.
    constraints : tuple of str
        Care, health and lacks: what stands in the way.
    """

    past: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    constraints: tuple[str, ...] = ()

    @property
    def positive(self) -> tuple[str, ...]:
        """Past, skills and wishes together."""
        return self.past + self.skills + self.wishes


_SENTENCE = re.compile(r"[^。;!?\n]+")
_SEGMENT = re.compile(r"[^,，]+")
_WILL = r"(?:想|希望|打算|准备|愿意|要找|求|期望)"
# A new clause begins without a mark: before a contrast, before a wish after something else.
_SEAM = re.compile(
    r"(?<=..)(?:"
    r"(?=但是|但|不过|可是|只是|而且|所以|因为)|(?<![但是过])(?=现在|如今|目前)"
    rf"|(?<![不没也都还很只就最我非现在])(?=(?:现在|只|还|就|最)?{_WILL}(?!办法|法))"
    r"|(?<![也都我再还但现在是说而找就,])(?=(?:不想|不愿|不要|不去|不上|不做|不干|不接受|不考虑|不喜欢|拒绝))"
    r"|(?<![不社机都也还晚宴工协学才聚能了])(?=会[做开打踩修煮看带用写讲说操弄种养炒装焊车]))"
)
# Words that look like a negation and are none.
_NO_NEGATION = re.compile(
    r"不怕|不错|不但|不仅|不光|不只|不止|不过|不论|不管|不限|不拘|不挑|不介意|不嫌|不计较|不久"
    r"|差不多|不断|不少|不同|了不起|对不起|不得不|不是不(?:想|愿意?|要|去|做)|要求不高|不要求"
    r"|不要紧|不用愁|不一定|没问题|没关系|没所谓|没意见|有没有|要不要|能不能|可不可以|是不是"
)
_REFUSAL = re.compile(
    r"不(?:是很?|太|大|很|怎么|再|打算|准备)?(?:想|愿|肯|喜欢|爱好|中意|考虑|接受|感兴趣|希望)"
    r"|不(?:再)?(?:要|去|做|上|干|进|倒|加班|出(?:省|县|远|门|外)|住(?:厂|宿|校|在厂)|搞|值夜|熬夜|跑|接)"
    r"(?!到|了重|了粗|了太|得|来|动|起|惯|好|过来)"
    r"|不(?:再)?(?:开|洗|扫|煮|卖|踩|拉|送|炒|焊|种|养|掂|碰|沾)(?!心|玩笑|到|了|得|动|起|来|出|完)"
    r"|莫(?:再)?(?:叫|找|喊)我"
    r"|不能接受|免了$|算了$|不(?:用|要|必)(?:再)?(?:叫|找|喊)我|拒绝|讨厌|反感|没兴趣|没有兴趣|免谈|勿扰|受够|厌倦|做怕|做厌|做腻|千万别|别给|别叫|别安排|别派"
    r"|除了|除开|除去"
)
# 想找不用上夜班的保洁 wishes for cleaning; only the shift is refused.
_NEGATED_DETAIL = re.compile(r"^.{0,4}(?:想|希望|要|求)?找.*不(?:用|要|上|加|熬|倒|出).*的")
_ALSO = re.compile(r"除[了开去].*(?:还|也)(?!不|没)")
_CANNOT = re.compile(
    r"不能|不可以|不方便|不便|不适合|不适应|不习惯|不得(?!不)|走不开|离不开|去不了|来不了|顾不上"
    r"|[做干搬扛提拿站走坐蹲爬熬受吃上闻](?:不了|不到|不动|不来|不得|不住|不起|不惯|不下)"
    r"|不(?:[做上搬抬拿提站坐走跑熬开]得|爬)|[顶搬抬](?:得)?不(?:到|顺|住|了|郁|动)"
    r"|做重活不|重活(?:不|做不|干不)|没办法|没法|没空|没时间|没人(?:带|照|看|接)|怕(?:高|黑|晒|冷水|吵|累|辛苦|油烟|粉尘)"
    r"|晕车|恐高|过敏"
)
_LACK = re.compile(
    r"不会|不懂|不识字|不认识字|没(?:有)?(?:做过|干过|学过|读过|读什么|读几|经验|工作经验|技术|技能|手艺|证|驾照|文化|学历)"
    r"|零经验|文盲"
)
_CARE = re.compile(
    r"(?:要|需要?|得|在家|家里|有|老婆|老公|孩子|小孩|小朋友|儿子|女儿|孙子|孙女|老人|父母|婆婆|母亲|父亲|家人)"
    r".{0,8}(?:接送|照顾|照看|看护|带小孩|带孩子|带孙|看小孩|看孩子|要人|读书|上学|上幼儿园|年纪大|卧床|瘫痪|生病|身体)"
    r"|^(?:接送|带小孩|带孩子|带孙|照顾老人|照顾小孩|带娃)|(?:一起去|一起走|一块去|两公婆|跟着去)"
    r"|(?:孙|小孩|孩子|婴儿|细路|老人|病人).{0,3}(?:要)?(?:凑|带$|要人|瘫|顾$|看顾)|瘫(?:痪)?在床|(?:返学|上学|放学|早晚).{0,6}接|朝早送|回(?:家|去)煮饭"
    r"|(?:回家|在家)带(?:孙|娃|小孩|孩子)"
    r"|^(?:我)?(?:老公|老婆|丈夫|妻子|爱人|儿子|女儿|父亲|母亲|爸爸|妈妈|哥哥|弟弟|[他她])(?:也|就|一直)?(?:做|在|是|开|去)"
    r"|(?:有|带着?)(?:\d|两|一|三)?个?(?:小孩|孩子|孙子|孙女|老人)"
)
_BODY = re.compile(
    r"(?:腰|腿|脚|手|眼|耳|膝盖?|颈椎|心脏|血压|身体|体质|肺|胃|腰椎|腰骨|视力|听力|关节|气管)"
    r".{0,4}(?:不好|不太好|不行|痛|疼|伤|差|弱|高|残|损|突出|不便|不方便|有病|有毛病|有问题|劳损|断过|开过刀)"
    r"|高血压|糖尿病|心脏病|慢性病|风湿|哮喘|残疾|体弱|多病|身体一般|做过手术|动过手术"
)
_WISH = re.compile(
    rf"{_WILL}|意向|想法|最好|优先考虑|愿|求职|找(?:份|个|点|工|活|事|一)|找.{{0,8}}(?:工|活|事|岗位)"
    r"|中意|钟意|喜欢|(?:若|若是|如|如果|要是)有|有没有.{1,14}(?:介绍|招|请|要|做)|有.{1,8}就(?:做|去)|有得做"
    r"|(?:哪里|哪个厂|哪间厂|谁)(?:有|要|请|招).{0,3}人|想试|试下|试试|听(?:人|说|人说|人讲)|亦(?:可|得)|也可$"
    r"|(?:都|也)(?:可以|行|得|能做|愿意|接受|ok)|可以(?:上|做|接受|加班|出|外出|去|住)|只能|要?包(?:吃|住)|要有|能(?:上夜|接受|加班|吃苦|外出)"
    r"|接受|考虑|只要|什么都|随便|服从|不怕|不挑|不限|不拘|不介意|不嫌|不计较|没所谓|无所谓|有.{1,6}就行|(?:可以|也行|也得|都得)$|要求不高|就近|附近|离家近|\d{4,5}(?:元|块|以上|左右)"
)
_SKILL = re.compile(
    r"会(?!计|议|所|场|馆|员|展)|懂|熟悉|熟练|熟手|擅长|精通|掌握|学过|学会|持有|持.{0,6}证|有.{0,10}证|考了|考过|拿了|拿过|证书"
    r"|[a-c]\d照|[a-c]\d(?:驾|证)|驾照|驾驶证|上岗证|操作证|健康证|等级证|手艺|能(?:操作|开|看懂|独立|用|修|做|打)|可以(?:开|操作|看)"
    r"|略懂|证$|工证|不用人教|样样(?:行|都行)|很?在行|上手快|手脚快|独立做"
)
_PAST = re.compile(
    r"以前|之前|过去|原来|曾|从前|早年|年轻时|过(?!年|节|来|去|夜|敏)|\d+(?:-\d+)?(?:多|来|几)?年|十几年|几十年|几年|多年|半年"
    r"|一直|从事|当兵|退伍|经验|在.{1,12}(?:做|上班|打工|干|工作)|打工|老师傅|上班|务工|务农|在家种|待业|失业"
)
# A refusal that names nothing refuses what the clause before it named.
_BARE_REFUSAL = re.compile(
    r"(?:但是?|不过|可是|所以|只是|而且)?(?:我|他|她)?(?:现在|如今|目前|以后|今年)?(?:就|都|也|是)?(?:真的?)?"
    r"(?:不(?:太|大|是很)?(?:想|愿意?|打算)?(?:再)?(?:做|干|去|踩|开|进|搞|上|跑|要)?|做怕|做厌|做腻|干怕|受够|厌倦"
    r"|不考虑|算|免|免谈|不(?:用|要)(?:再)?(?:叫|找)我|(?:给多少钱?|怎么|打死|多少钱)都不(?:去|做|干|考虑))"
    r"(?:这个|这行|那个|这种|它|这些)?(?:了|啦|咯)?"
)
_HANGING = re.compile(r"(?:和|或者?|还有|以及|跟|也不|连|更不|包括)")
_OTHERWISE = re.compile(r"(?:以外|之外|外)?[,，]?(?=(?:其他|其它|别的|什么|都|哪|随便|其余))")


def split_clauses(normalised: str, default: Kind = "past") -> Clauses:
    """Take a text apart into clauses by kind.

    Parameters
    ----------
    normalised : str
        A text from `features.normalising.normalise`.
    default : str, default "past"
        Kind of a clause that says nothing about its kind ("奶茶店、收银").

    Returns
    -------
    Clauses
        Each clause is a piece of the text and stands in exactly one kind.

    Examples
    --------
    >>> clauses = split_clauses("以前踩电车,会打边,想找附近的工作,不上夜班")
    >>> clauses.past, clauses.skills, clauses.refusals
    (('以前踩电车',), ('会打边',), ('不上夜班',))
    """
    found: dict[Kind, list[str]] = {
        "past": [],
        "skills": [],
        "wishes": [],
        "refusals": [],
        "constraints": [],
    }
    for sentence in _SENTENCE.finditer(normalised):
        for kind, clause in _sentence_clauses(sentence.group(), default):
            found[kind].append(clause)
    return Clauses(**{kind: tuple(clauses) for kind, clauses in found.items()})


def _sentence_clauses(sentence: str, default: Kind) -> list[tuple[Kind, str]]:
    spans: list[tuple[Kind, int, int]] = []
    for start, end in _segments(sentence):
        text = sentence[start:end]
        previous = spans[-1][0] if spans else None
        if previous is not None and _BARE_REFUSAL.fullmatch(text):
            spans[-1] = ("refusals", spans[-1][1], end)
        else:
            spans.append((_kind(text, previous, default), start, end))
    return [(kind, sentence[start:end].strip(" 、")) for kind, start, end in spans]


def _segments(sentence: str) -> list[tuple[int, int]]:
    """Spans between commas, spaces and seams; none is blank."""
    spans = []
    for piece in _SEGMENT.finditer(sentence):
        text, base = piece.group(), piece.start()
        cuts = [0, *_cuts(text), len(text)]
        spans += [
            (base + start, base + end) for start, end in pairwise(cuts) if text[start:end].strip()
        ]
    return spans


def _cuts(text: str) -> list[int]:
    cuts = {seam.start() for seam in _SEAM.finditer(text)}
    cuts |= {match.end() for match in re.finditer(r"(?<![a-z0-9]) (?! )", text)}
    # An enumeration hangs together; a piece with a mark of its own is another clause.
    cuts |= {match.start() + 1 for match in re.finditer(r"、[^、]+", text) if _marked(match[0])}
    if text.lstrip().startswith(("除了", "除开", "除去")) and not _ALSO.search(text):
        rest = _OTHERWISE.search(text, 2)
        if rest is not None:
            cuts.add(rest.end())
    return sorted(cuts - {0, len(text)})


def _marked(piece: str) -> bool:
    """Say whether a piece, up to its first seam, tells its own kind."""
    seam = _SEAM.search(piece)
    piece = piece[: seam.start()] if seam else piece
    plain = _NO_NEGATION.sub("", piece)
    return _negative_kind(plain) is not None or _positive_kind(piece) is not None


def _kind(clause: str, previous: Kind | None, default: Kind) -> Kind:
    plain = _NO_NEGATION.sub("", clause)
    if _ALSO.search(plain):
        plain = plain.replace("除了", "").replace("除开", "").replace("除去", "")
    negative = _negative_kind(plain)
    if negative is not None:
        return negative
    positive = _positive_kind(clause)
    if positive is not None:
        return positive
    return _inherited_kind(clause, previous, default)


def _negative_kind(plain: str) -> Kind | None:
    if _REFUSAL.search(plain):
        return "wishes" if _NEGATED_DETAIL.search(plain) else "refusals"
    if any(pattern.search(plain) for pattern in (_CANNOT, _LACK, _BODY)):
        return "constraints"
    # 会带小孩, 想带小孩 and 带过小孩 speak of work; 要带小孩 of home.
    if _CARE.search(plain) and not re.search(r"会|想|过|经验|证", plain):
        return "constraints"
    return None


def _positive_kind(clause: str) -> Kind | None:
    if re.search(r"以前|之前|曾", clause):
        return "past"
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("wishes", _WISH),
        ("skills", _SKILL),
        ("past", _PAST),
    )
    return next((kind for kind, pattern in patterns if pattern.search(clause)), None)


def _inherited_kind(clause: str, previous: Kind | None, default: Kind) -> Kind:
    """Hang a bare clause on to a wish or, with a joining word, to a refusal before it."""
    if previous == "wishes":
        return "wishes"
    if previous == "refusals" and _HANGING.match(clause):
        return "refusals"
    return default
