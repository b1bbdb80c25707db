"""Readers that lack a part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from features.encoder import build_reader
from features.occupations import load_lexicon
from features.vacancy_facts import VacancyFacts
from matching.evaluation.lesser_readers import ALL, PARTS, reader_without, undivided
from tests.features.builders import make_seeker, make_vacancy

LEXICON = load_lexicon()
WHOLE = build_reader(LEXICON)
PERSON = make_seeker(profile_text="揸過钩机，唔想落地盘，唔返夜班，想搵近嘅")
POST = make_vacancy(title="挖掘机司机", description="月薪六千到八千元，包吃住")


def test_without_a_part_nothing_else_changes() -> None:
    """Who lacks pay reads everything but pay as before."""
    lesser = reader_without(LEXICON, "pay").vacancies([POST])[0]
    whole = WHOLE.vacancies([POST])[0]

    assert whole.pay is not None
    assert lesser == replace(whole, pay=None)
    assert reader_without(LEXICON, "pay").seekers([PERSON]) == WHOLE.seekers([PERSON])


def test_each_part_is_missed_where_it_is_left_out() -> None:
    """Dialect, refusals, work and facts go with their part."""
    whole = WHOLE.seekers([PERSON])[0]
    read = {part: reader_without(LEXICON, part).seekers([PERSON])[0] for part in PARTS}

    assert whole.refused
    assert whole.refuses_night
    assert not read["clauses"].refused
    assert read["clauses"].wished
    assert not read["dialect"].refuses_night
    assert not read["occupations"].past
    assert read["facts"].refuses_night is None
    assert read["words"].tokens != whole.tokens
    assert reader_without(LEXICON, "facts").vacancies([POST])[0].facts == VacancyFacts()


@pytest.mark.parametrize("part", ["expansion", "resemblance", "occupations", ALL])
def test_hints_and_likeness_are_silent_where_left_out(part: str) -> None:
    """They score nothing, and do not fail on it."""
    reader = reader_without(LEXICON, part)

    if part != "expansion":
        assert not reader.resemblance().scores(["揸钩机"]).any()
    if part != "resemblance":
        assert not reader.expansion(reader.seekers([PERSON] * 300)).hints(["揸钩机"]).any()


def no_work(_clause: str) -> list[tuple[int, int]]:
    """Name no work anywhere."""
    return []


def test_an_undivided_text_refuses_nothing() -> None:
    """A general text counts as past and as wish, a wish as a wish."""
    assert {c.kind for c in undivided("不想做保洁", "past", no_work)} == {"past", "wishes"}
    assert [c.kind for c in undivided("不想做保洁", "wishes", no_work)] == ["wishes"]
    assert undivided("", "past", no_work) == ()
