"""What the office should ask or verify before it refers."""

from __future__ import annotations

from features.advertisement import join_texts, spelled_texts
from features.vacancy_facts import find_contradictions
from matching.explanation.facts import PairFacts


def checks_of(facts: PairFacts) -> tuple[str, ...]:
    """Say what to ask the person and what to ask the employer.

    Parameters
    ----------
    facts : PairFacts
        The pair.

    Returns
    -------
    tuple of str
        Chinese sentences, the person's first; empty where every blank that matters is filled.
    """
    found = (*_of_person(facts), *_of_post(facts))
    return tuple(sentence for sentence in found if sentence)


def _of_person(facts: PairFacts) -> tuple[str, ...]:
    seeker = facts.seeker
    away = facts.holds("is_away")
    return (
        "出生日期未登记，请先核实是否年满16周岁" if seeker.birth_date is None else "",
        "问本人：期望月薪多少" if seeker.expected_pay_cny_month is None else "",
        "问本人：最远愿意到哪里上班" if seeker.furthest_workplace is None and away else "",
        "问本人：能否上夜班"
        if facts.holds("night_shift")
        and seeker.accepts_night_shift is None
        and not facts.person.refuses_night
        else "",
        "问本人：有没有单位要求的证件"
        if (facts.vacancy.required_certificates or facts.post.facts.certificates)
        and not seeker.certificates
        else "",
    )


def _of_post(facts: PairFacts) -> tuple[str, ...]:
    low, high = facts.pay
    unplaced = facts.distance_km is None and facts.value("reach") is None
    return (
        "问单位：月薪多少（招聘信息没有写明）" if low is None and high is None else "",
        "问单位：计件有没有保底" if facts.holds("is_piece_rate") else "",
        "问单位：具体工作地点在哪里" if unplaced else "",
        "问单位：外地上班住宿怎样安排"
        if facts.holds("is_away") and facts.value("lodging") is None
        else "",
        *find_contradictions(join_texts(spelled_texts(facts.vacancy))),
    )
