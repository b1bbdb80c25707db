"""What speaks for a pair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from matching.explanation.facts import PairFacts
from matching.recommendation import Reason

MOST: Final = 4
DAILY_KM: Final = 20
"""Kilometres as the crow flies that somebody who cares for others may go every day."""


def reasons_of(facts: PairFacts) -> tuple[Reason, ...]:
    """Say what speaks for a pair, what moved the model most first.

    A thing whose facts hold but which moved the model down, or without which the pair would be
    worth as much, is no reason; the caveats may speak of it.

    Parameters
    ----------
    facts : PairFacts
        The pair.

    Returns
    -------
    tuple of Reason
        At most `MOST`, one a kind.
    """
    kinds = sorted(SENTENCES, key=lambda kind: -facts.influence[kind])
    found = (
        Reason(kind, text)
        for kind in kinds
        if facts.influence[kind] > 0 and facts.lost[kind] > 0 and (text := SENTENCES[kind](facts))
    )
    return tuple(found)[:MOST]


def _work(facts: PairFacts) -> str:
    found = _shared_work(facts, facts.person.wished, "想做")
    found = found or _related_work(facts, facts.person.wished, "想做的")
    if not found and facts.holds("open_to_anything"):
        return "本人表示什么工作都可以考虑"
    return found


def _experience(facts: PairFacts) -> str:
    years = facts.value("experience_years")
    done = _shared_work(facts, facts.person.past, "做过")
    if done and years and facts.holds("past_title"):
        return f"{done}，有约{years:.0f}年经历"
    found = done or _shared_work(facts, facts.person.skilled, "会做")
    found = found or _related_work(facts, facts.person.past, "做过的")
    if not found and facts.holds("beginners_welcome"):
        return "单位写明新手或没有经验也可以"
    return found


def _shared_work(facts: PairFacts, known: tuple[int, ...], verb: str) -> str:
    """Say what is shared; a trade that only the description names is not the post's own."""
    offered = (*facts.post.titled, *facts.post.mentioned)
    occupation = next((occupation for occupation in offered if occupation in known), None)
    if occupation is None:
        return ""
    name = facts.lexicon.occupations[occupation].name
    phrase = dict(facts.person.phrases).get(occupation)
    said = f"{verb}“{phrase}”" if phrase else f"{verb}{name}"
    if facts.post.titled and occupation not in facts.post.titled:
        return f"{said}，岗位内容里提到{name}"
    return f"{said}，与岗位“{facts.vacancy.title}”同属{name}"


def _related_work(facts: PairFacts, known: tuple[int, ...], verb: str) -> str:
    family_of = facts.lexicon.family_of
    offered = {int(family_of[i]) for i in facts.post.titled or facts.post.mentioned}
    for occupation in known:
        family = int(family_of[occupation])
        if family in offered:
            name = facts.lexicon.occupations[occupation].name
            kin = facts.lexicon.families[family]
            return f"{verb}{name}与岗位“{facts.vacancy.title}”同属{kin}类"
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


def _care(facts: PairFacts) -> str:
    """Say what helps somebody who cares for others; to others it says nothing."""
    if facts.holds("care_flexible"):
        return "时间灵活，能兼顾家里照护"
    if not facts.seeker.has_care_duty:
        return ""
    far = facts.distance_km
    if far is not None and far <= DAILY_KM:
        return f"要照护家人，离家约{max(far, 1):.0f}公里，便于每天来回"
    return "不用上夜班，晚上能照护家人" if _is_by_day_at_home(facts) else ""


def _is_by_day_at_home(facts: PairFacts) -> bool:
    return facts.value("night_shift") == 0 and not facts.holds("is_away")


def _night(facts: PairFacts) -> str:
    if facts.holds("night_shift"):
        return "本人能上夜班" if facts.seeker.accepts_night_shift else ""
    return "不用上夜班" if facts.value("night_shift") == 0 else ""


def _schooling(facts: PairFacts) -> str:
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
    "experience": _experience,
    "pay": _pay,
    "way": _way,
    "care": _care,
    "night": _night,
    "schooling": _schooling,
    "age": _age,
    "post": _post,
}
"""A sentence for each kind of feature, empty where there is nothing to say."""
