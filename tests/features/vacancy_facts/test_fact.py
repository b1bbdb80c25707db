"""Tests of `features.vacancy_facts.fact`: every fact has its phrase."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from features.normalising import normalise
from features.vacancy_facts import VacancyFacts, find_facts, gather_facts, read_facts

WORDS = st.sampled_from(
    [
        "两班倒",
        "包吃住",
        "18-45岁",
        "初中以上",
        "3年以上经验",
        "月休4天",
        "招20人",
        "五险一金",
        "叉车证",
        "不上夜班",
        "站立工作",
        "每天8小时",
        "，",
        "。",
        "免费",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=8).map("".join) | st.text(max_size=30))
def test_no_fact_without_a_phrase(text: str) -> None:
    """Spans lie in the text; what no phrase states is blank; reading is gathering."""
    normalised = normalise(text)
    found = find_facts(normalised)

    assert all(0 <= fact.start < fact.end <= len(normalised) for fact in found)
    assert read_facts(normalised) == gather_facts(found)
    stated = {fact.name for fact in found}
    facts = read_facts(normalised)
    for name in VacancyFacts.__slots__:
        assert (getattr(facts, name) not in {None, ()}) == (name in stated)
