"""Occupations of both texts, compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.pair_features.work import work_columns
from tests.features.builders import ask, make_seeker, make_vacancy

NOUNS = ("缝纫", "熨烫", "保洁", "保姆", "保安")
PROFILES = st.lists(
    st.sampled_from([f"{verb}{noun}" for noun in NOUNS for verb in ("想做", "做过三年", "会做")]),
    max_size=4,
).map("，".join)


def work(person: str, title: str, description: str | None = None) -> dict[str, float]:
    """Compare one profile with one post."""
    pairs = ask(
        [make_seeker(profile_text=person)], [make_vacancy(title=title, description=description)]
    )
    return {name: float(column[0]) for name, column in work_columns(pairs).items()}


def test_the_work_wished_is_found_in_the_title() -> None:
    """想做车位 is 缝纫工: wished exactly and by family, past in no way."""
    found = work("想做车位", "缝纫工")

    assert (found["wished_title"], found["wished_text"], found["wished_family"]) == (1, 1, 1)
    assert (found["past_title"], found["past_family"], found["refused_title"]) == (0, 0, 0)
    assert (found["wished_level"], found["past_level"], found["work_level"]) == (1.0, 0.0, 1.0)
    assert (found["n_wished"], found["n_past"], found["n_titled"]) == (1, 0, 1)


def test_a_neighbouring_trade_counts_by_its_family() -> None:
    """Ironing is sewing's neighbour: four tenths, and only by family."""
    found = work("做过三年熨烫", "缝纫工")

    assert (found["past_title"], found["past_family"]) == (0, 1)
    assert found["past_level"] == pytest.approx(0.4)
    assert found["work_level"] == pytest.approx(0.4)


def test_work_in_the_description_counts_less_than_in_the_title() -> None:
    """The post is for guards; that it also names cleaning gives seven tenths."""
    found = work("想做保洁", "保安员", "兼做门口保洁")

    assert (found["wished_title"], found["wished_text"]) == (0, 1)
    assert found["wished_level"] == pytest.approx(0.7)


def test_what_is_refused_counts_against_and_never_for() -> None:
    """不想做保洁 is no wish for cleaning, whatever the words have in common."""
    found = work("做过三年保洁，不想做保洁了", "保洁员")

    assert (found["wished_title"], found["refused_title"], found["refused_family"]) == (0, 1, 1)
    assert found["work_level"] == found["past_level"] - 1.0


def test_silence_is_zeros_and_says_so() -> None:
    """A person without words has nothing anywhere, and two counts that tell."""
    found = work("", "缝纫工")

    assert (found["n_wished"], found["n_past"], found["work_level"]) == (0, 0, 0)
    assert found["wished_family"] == 0


def test_a_generic_title_says_so() -> None:
    """操作工 could be anything, 缝纫工 not."""
    assert work("", "操作工")["title_is_generic"] == 1
    assert work("", "缝纫工")["title_is_generic"] == 0


@given(PROFILES, st.sampled_from(NOUNS), st.sampled_from(["不想做", "不做", "不考虑"]))
def test_adding_a_refusal_never_raises_what_speaks_for_the_work(
    profile: str, noun: str, refusal: str
) -> None:
    """Whoever adds 不想做X to a profile is never a better match for X than before."""
    title = f"{noun}工" if noun in {"缝纫", "熨烫"} else f"{noun}员"
    more = f"{profile}，{refusal}{noun}" if profile else f"{refusal}{noun}"

    before, after = work(profile, title), work(more, title)

    assert after["refused_title"] == 1
    assert after["work_level"] <= before["work_level"]
    for name in ("wished_title", "wished_text", "past_title", "skilled_title", "wished_level"):
        assert after[name] <= before[name], name


@given(PROFILES, st.sampled_from(NOUNS))
def test_levels_lie_where_the_scale_says(profile: str, noun: str) -> None:
    """A level is one of 0, .4, .7, 1; the summary lies between -1 and 1."""
    found = work(profile, f"招{noun}")

    assert round(found["wished_level"], 6) in {0.0, 0.4, 0.7, 1.0}
    assert round(found["past_level"], 6) in {0.0, 0.4, 0.7, 1.0}
    assert -1.0 <= found["work_level"] <= 1.0
