"""Which work a person speaks of, best first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.encoder import build_reader
from features.occupation_ranking import REFUSED, best_families, score_occupations
from features.occupations import load_lexicon
from tests.features.builders import make_seeker

LEXICON = load_lexicon()
READER = build_reader(LEXICON)
NAMES = [o.name for o in LEXICON.occupations]
WORDS = st.sampled_from(["保洁员", "缝纫工", "挖掘机司机", "洗碗工", "育婴员", "普工", "保安员"])


def score(text: str, occupation: str) -> float:
    """Score one occupation of one profile."""
    readings = READER.seekers([make_seeker(profile_text=text)])
    scores = score_occupations(readings, LEXICON)
    return float(scores[0, NAMES.index(occupation)])


def families(text: str) -> list[str]:
    """Name the three best families of one profile."""
    readings = READER.seekers([make_seeker(profile_text=text)])
    scores = score_occupations(readings, LEXICON)
    return best_families(scores[0], LEXICON, 3)


def test_a_wish_goes_before_the_past_and_both_before_a_likeness() -> None:
    """想做 ranks over 做过, a word that was read over letters that are alike."""
    assert families("做过保安，想做保洁")[:2] == ["保洁环卫", "保安消防"]
    assert score("会踩衫车", "缝纫工") < score("会踩电车", "缝纫工")


def test_general_words_go_behind_particular_ones() -> None:
    """在厂里 says less than 焊工."""
    assert families("想进厂做普工，做过焊工")[0] == "焊接"


def test_silence_names_no_family() -> None:
    """Nothing is guessed from a blank."""
    assert families("") == []


@settings(max_examples=60)
@given(
    st.lists(WORDS, max_size=3), WORDS, st.sampled_from(["不想做", "唔想做", "不做", "不愿意做"])
)
def test_a_refusal_never_raises_what_is_refused(wished: list[str], refused: str, verb: str) -> None:
    """Whatever else a text says of a work, refusing it puts it last."""
    text = "，".join(f"想做{word}" for word in wished)

    after = score(f"{text}，{verb}{refused}", refused)

    assert after == REFUSED
    assert after <= score(text, refused)


@pytest.mark.parametrize("text", ["钩机", "睇更", "😀", "，，，"])
def test_scores_stay_in_their_range(text: str) -> None:
    """From refused to wished with a tie break."""
    assert all(REFUSED <= score(text, name) <= 1.1 for name in NAMES[:5])
