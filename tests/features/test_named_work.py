"""Tests of `features.named_work`."""

from __future__ import annotations

import pytest

from features.clauses import find_clauses
from features.named_work import find_named_work, is_conditioned
from features.normalising import normalise
from features.occupations import load_lexicon

LEXICON = load_lexicon()


def named(text: str) -> list[tuple[str, str, str]]:
    """Give kind, occupation and words of all work that a text names."""
    normalised = normalise(text)
    clauses = find_clauses(
        normalised, "past", lambda words: [(m.start, m.end) for m in LEXICON.find(words)]
    )
    return [
        (
            each.kind,
            LEXICON.occupations[each.mention.occupation].name,
            clauses[each.clause].text[each.mention.start : each.mention.end],
        )
        for each in find_named_work(clauses, LEXICON)
    ]


def test_work_is_named_with_what_is_said_of_it() -> None:
    """Done, wished, refused; each with its words."""
    assert named("以前踩电车，想搵保洁，不做保安") == [
        ("past", "缝纫工", "踩电车"),
        ("wishes", "保洁员", "保洁"),
        ("refusals", "保安员", "做保安"),
    ]


def test_who_refuses_factories_refuses_those_of_the_past() -> None:
    """They stay past work as well; other past work is not refused."""
    found = named("以前在电子厂，也做过保洁，以后不想进厂了")

    assert {("past", "电子装配工", "电子厂"), ("refusals", "电子装配工", "电子厂")} <= set(found)
    assert ("refusals", "保洁员", "保洁") not in found


@pytest.mark.parametrize("text", ["邻居做保姆", "腰不好做不了重活", ""])
def test_what_stands_in_the_way_names_no_work(text: str) -> None:
    """Constraints are evidence of nothing."""
    assert named(text) == []


def test_a_shift_that_is_refused_is_no_work_that_is_refused() -> None:
    """夜班保安不去 says nothing against the day."""
    mention = LEXICON.find("夜班的保安不去")[0]

    assert is_conditioned("夜班的保安不去", mention)
    assert not is_conditioned("保安不去", LEXICON.find("保安不去")[0])
    assert ("refusals", "保安员", "保安") not in named("夜班的保安不去")


def test_a_long_tale_keeps_its_main_work() -> None:
    """What it names in passing is left out; a list of jobs, and a wish, are kept whole."""
    tale = "在制衣厂踩电车，平车四线都会，车过牛仔裤和羽绒服" + "，做得又快又好" * 10
    past = {name for kind, name, _ in named(f"{tale}，有时帮手扫地") if kind == "past"}
    wished = named(f"{tale}，想找保洁")
    listed = {name for _, name, _ in named("踩过电车、做过保安、洗过碗")}

    assert past == {"缝纫工"}
    assert ("wishes", "保洁员", "保洁") in wished
    assert {"缝纫工", "保安员", "洗碗工"} <= listed
