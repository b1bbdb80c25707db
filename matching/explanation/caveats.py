"""What speaks against a pair. None of these removed it: only law and physics do that."""

from __future__ import annotations

from matching.explanation.facts import PairFacts
from matching.explanation.reasons import pay_words


def caveats_of(facts: PairFacts) -> tuple[str, ...]:
    """Say what speaks against a pair.

    Parameters
    ----------
    facts : PairFacts
        The pair.

    Returns
    -------
    tuple of str
        Chinese sentences, refusals first; empty where nothing does.
    """
    found = (*_refusals(facts), _pay(facts), *_way(facts), *_wishes(facts), _strain(facts))
    return tuple(sentence for sentence in found if sentence)


def _refusals(facts: PairFacts) -> tuple[str, ...]:
    offered = {*facts.post.titled, *facts.post.mentioned}
    refused = [facts.lexicon.occupations[i].name for i in facts.person.refused if i in offered]
    return (
        f"本人说过不想做{refused[0]}" if refused else "",
        "本人说过不上夜班，该岗位要上夜班或倒班" if facts.holds("refuses_night") else "",
        "本人不愿上夜班"
        if facts.holds("unwilling_night") and not facts.holds("refuses_night")
        else "",
        "本人说过不去外地" if facts.holds("refuses_away") else "",
    )


def _pay(facts: PairFacts) -> str:
    low, high = facts.pay
    over = facts.value("pay_over_expected")
    if over is None or over >= 0:
        return ""
    expected = facts.seeker.expected_pay_cny_month
    return f"月薪约{pay_words(low, high)}，低于期望的{expected:.0f}元"


def _way(facts: PairFacts) -> tuple[str, ...]:
    beyond = facts.value("reach_beyond_wish")
    far = facts.distance_km
    cares = facts.seeker.has_care_duty or facts.person.has_children_words
    unmeasured_away = far is None and (facts.value("reach") or 0.0) >= 3
    return (
        f"超出本人愿意去的范围（{facts.seeker.furthest_workplace}）"
        if beyond and beyond > 0
        else "",
        f"要照护家人，离家约{far:.0f}公里，每天来回有困难" if cares and far and far > 20 else "",
        "要照护家人，工作在外市或外省" if cares and unmeasured_away else "",
    )


def _wishes(facts: PairFacts) -> tuple[str, ...]:
    """Wishes of the employer: soft, and never a reason to leave a person out."""
    gap = facts.holds("education_gap")
    return (
        "年龄超过单位希望的上限，请先与单位沟通" if facts.holds("age_over") else "",
        "年龄低于单位希望的下限，请先与单位沟通" if facts.holds("age_under") else "",
        "学历低于单位希望的程度，请先与单位沟通" if gap else "",
        "单位希望有经验，登记表里没有看到相关经历"
        if facts.holds("experience_required") and not facts.holds("past_level")
        else "",
    )


def _strain(facts: PairFacts) -> str:
    return "活较重，本人身体情况需要先核实" if facts.holds("weak_heavy") else ""
