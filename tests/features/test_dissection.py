"""Tests of `features.dissection`."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from data.records import Seeker
from features.dissection import Finding, dissect_seeker, dissect_vacancy
from features.encoder import build_reader
from features.occupations import load_lexicon
from features.vacancy_facts import Fact, gather_facts
from tests.features.builders import make_seeker, make_vacancy
from tests.features.test_tracing import MIXED

LEXICON = load_lexicon()
READER = build_reader(LEXICON)
KINDS = {"past": "past", "skills": "skilled", "wishes": "wished", "refusals": "refused"}
CONDITIONS = (
    "refuses_night", "refuses_away", "wants_near", "open_to_anything", "weak_body",
    "has_children_words", "wants_lodging", "experience_years",
)  # fmt: skip
TALK = st.lists(
    st.sampled_from(
        [
            "做過車衣",
            "唔想落地盤",
            "想搵保潔",
            "眼矇咗唔敢開喇",
            "有叉車證",
            "唔返夜班",
            "以前在電子廠",
            "唔想進廠",
            "流水線做唔來",
            "搬不了貨",
            "屋下有孫要接送",
            "做咗十幾年",
            "，。；、",
        ]
    ),
    max_size=8,
).map("，".join)


def taken_apart(person: Seeker) -> tuple[Finding, ...]:
    """Dissect with the shipped lexicon."""
    return dissect_seeker(person, LEXICON)


def test_a_finding_shows_the_words_as_they_were_typed() -> None:
    """The refusal was typed in traditional Cantonese, and so it is shown."""
    found = taken_apart(make_seeker(profile_text="厓做咗十年車衣，唔想落地盤！"))
    shown = {(f.kind, f.value, f.phrase) for f in found}

    assert ("refusals:occupation", "建筑小工", "落地盤") in shown
    assert ("past:occupation", "缝纫工", "車衣") in shown
    assert ("experience_years", 10.0, "十年") in shown


@settings(max_examples=60, deadline=None)
@given(TALK | st.text(alphabet=MIXED, max_size=20), TALK)
def test_every_phrase_stands_in_its_field(profile: str, wish: str) -> None:
    """Spans point into what was written, whatever was written."""
    person = make_seeker(profile_text=profile or None, wish_text=wish or None)

    for found in taken_apart(person):
        written = getattr(person, found.field)
        assert 0 <= found.start < found.end <= len(written)
        assert written[found.start : found.end] == found.phrase


@settings(max_examples=60, deadline=None)
@given(TALK, TALK)
def test_the_reading_and_its_parts_agree(profile: str, wish: str) -> None:
    """What the model reads is what a person is shown, no more and no less."""
    person = make_seeker(profile_text=profile or None, wish_text=wish or None)
    reading = READER.seekers([person])[0]
    found = taken_apart(person)

    for kind, field in KINDS.items():
        read = {LEXICON.occupations[number].name for number in getattr(reading, field)}
        shown = {f.value for f in found if f.kind == f"{kind}:occupation"}
        refused = {f.value for f in found if f.kind == "refusals:occupation"}
        assert read == (shown - refused if kind == "wishes" else shown)
    stated = {f.kind: f.value for f in found if f.kind in CONDITIONS}
    assert stated == {
        name: getattr(reading, name) for name in CONDITIONS if getattr(reading, name) is not None
    }


POSTS = st.lists(
    st.sampled_from(
        [
            "招車衣工",
            "包食宿",
            "月薪四千到六千元",
            "兩班倒",
            "18-45歲",
            "無需經驗",
            "做六休一",
            "五險一金",
            "會踩同步車",
            "，",
            "！",
        ]
    ),
    min_size=1,
    max_size=6,
).map("，".join)


@settings(max_examples=60, deadline=None)
@given(POSTS, POSTS, POSTS)
def test_a_vacancy_and_its_parts_agree(title: str, description: str, benefits: str) -> None:
    """Work and facts of a vacancy are shown as they are read, with phrases that stand there."""
    post = make_vacancy(title=title, description=description, benefits_text=benefits)
    reading = READER.vacancies([post])[0]
    found = dissect_vacancy(post, LEXICON)

    for finding in found:
        written = getattr(post, finding.field)
        assert written[finding.start : finding.end] == finding.phrase
    titled = {LEXICON.occupations[number].name for number in reading.titled}
    assert {f.value for f in found if f.kind == "title:occupation"} == titled
    facts = [f for f in found if ":" not in f.kind and f.kind != "pay"]
    assert gather_facts(Fact(f.kind, f.value, 0, 1) for f in facts) == reading.facts
    assert any(f.kind == "pay" for f in found) == (reading.pay is not None)
