"""What speaks for a pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from matching.explanation.facts import PairFacts
from matching.recommendation import Reason

MOST: Final = 4


def reasons_of(facts: PairFacts) -> tuple[Reason, ...]:
    """Say what speaks for a pair, what moved the model most first.

    A kind whose facts hold but which moved the model down is left to the caveats.

    Parameters
    ----------
    facts : PairFacts
        The pair.

    Returns
    -------
    tuple of Reason
        At most `MOST`, one a kind.
    """
    kinds = sorted(SENTENCES, key=lambda kind: -_influence(facts, kind))
    found = (
        Reason(kind, text)
        for kind in kinds
        if _influence(facts, kind) > 0 and (text := SENTENCES[kind](facts))
    )
    return tuple(found)[:MOST]


def _influence(facts: PairFacts, kind: str) -> float:
    """Words that are alike and occupations that agree are one thing to a person."""
    extra = facts.influence["wording"] if kind == "work" else 0.0
    return facts.influence[kind] + extra


def _work(facts: PairFacts) -> str:
    offered = (*facts.post.titled, *facts.post.mentioned)
    for occupations, verb in (
        (facts.person.wished, "想做"),
        (facts.person.past, "做过"),
        (facts.person.skilled, "会做"),
    ):
        shared = next((occupation for occupation in offered if occupation in occupations), None)
        if shared is not None:
            return _shared_work(facts, shared, verb)
    return _related_work(facts)


def _shared_work(facts: PairFacts, occupation: int, verb: str) -> str:
    """Say what is shared; a trade that only the description names is not the post's own."""
    name = facts.lexicon.occupations[occupation].name
    phrase = dict(facts.person.phrases).get(occupation)
    said = f"{verb}“{phrase}”" if phrase else f"{verb}{name}"
    if facts.post.titled and occupation not in facts.post.titled:
        return f"{said}，岗位内容里提到{name}"
    return f"{said}，与岗位“{facts.vacancy.title}”同属{name}"


def _related_work(facts: PairFacts) -> str:
    family_of = facts.lexicon.family_of
    offered = {int(family_of[i]) for i in facts.post.titled or facts.post.mentioned}
    for occupation in (*facts.person.wished, *facts.person.past):
        family = int(family_of[occupation])
        if family in offered:
            name = facts.lexicon.occupations[occupation].name
            return f"{name}与岗位“{facts.vacancy.title}”同属{facts.lexicon.families[family]}类"
    if facts.holds("open_to_anything"):
        return "本人表示什么工作都可以考虑"
    return ""


def _pay(facts: PairFacts) -> str:
    low, high = facts.pay
    over = facts.value("pay_over_expected")
    if over is None or over < 0:
        return ""
    return f"月薪约{pay_words(low, high)}，达到期望的{facts.seeker.expected_pay_cny_month:.0f}元"


def pay_words(low: float | None, high: float | None) -> str:
    """Spell a range of monthly yuan.

    Examples
    --------
    >>> pay_words(2500.0, 4500.0), pay_words(3000.0, None)
    ('2500—4500元', '3000元起')
    """
    if low is not None and high is not None and low != high:
        return f"{low:.0f}—{high:.0f}元"
    if high is None:
        return f"{low:.0f}元起" if low is not None else "未写明"
    return f"{high:.0f}元"


def _way(facts: PairFacts) -> str:
    far, reach = facts.distance_km, facts.value("reach")
    near = "，就在本镇（街）" if reach == 1 else "，在本县（区）" if reach == 2 else ""
    if far is not None and (near or far < 30):
        return f"离家约{max(far, 1):.0f}公里{near}"
    if facts.holds("lodging_away"):
        return "在外地，单位包住"
    return ""


def _hours(facts: PairFacts) -> str:
    if facts.holds("care_flexible"):
        return "时间灵活，能兼顾家里照护"
    if facts.holds("night_shift"):
        return "本人能上夜班" if facts.seeker.accepts_night_shift else ""
    return "不用上夜班" if facts.value("night_shift") == 0 else ""


def _ability(facts: PairFacts) -> str:
    if facts.holds("beginners_welcome"):
        return "单位写明新手或没有经验也可以"
    years = facts.value("experience_years")
    if years and facts.holds("past_level"):
        return f"有约{years:.0f}年相关工作经历" if facts.holds("past_title") else ""
    if facts.value("education_gap") == 0 and facts.vacancy.min_education:
        return f"学历达到要求的“{facts.vacancy.min_education}”"
    return ""


def _age(facts: PairFacts) -> str:
    stated = facts.value("age_over") == 0 or facts.value("age_under") == 0
    fits = not facts.holds("age_over") and not facts.holds("age_under")
    return "年龄在单位希望的范围内" if stated and fits else ""


def _post(facts: PairFacts) -> str:
    words = (
        ("lodging", "包住"),
        ("meals", "包吃"),
        ("insurance", "买社保"),
        ("couple_room", "有夫妻房"),
    )
    given = [word for name, word in words if facts.holds(name)]
    return f"待遇写明{'、'.join(given)}" if given else ""


SENTENCES: Final[Mapping[str, Callable[[PairFacts], str]]] = {
    "work": _work,
    "pay": _pay,
    "way": _way,
    "hours": _hours,
    "ability": _ability,
    "age": _age,
    "post": _post,
}
"""A sentence for each kind of feature, empty where there is nothing to say."""
