"""Tests of `features.occupations.office`."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from features.normalising import normalise
from features.occupations import Lexicon
from features.occupations.office import Decision, record
from features.occupations.table import decided_in
from tests.features.occupations.small import SMALL

BASE = Lexicon.from_text(SMALL)
DECISIONS = st.lists(
    st.builds(
        Decision,
        word=st.text(alphabet="踩車衫扫地看門ＡＢ", min_size=2, max_size=4),
        code=st.sampled_from(["sewer", "guard"]),
        is_accepted=st.booleans(),
        register=st.sampled_from(["shop", "dialect", "task"]),
    ),
    max_size=6,
)


def test_what_is_accepted_is_found_and_what_is_refused_is_not() -> None:
    """Both are remembered in one table."""
    text = record(
        "", [Decision("車飛機衫", "sewer", True, "dialect"), Decision("企更", "guard", False)]
    )
    lexicon = BASE.extended(text)

    assert [BASE.occupations[m.occupation].code for m in lexicon.find("车飞机衫")] == ["sewer"]
    assert lexicon.find("企更") == ()
    assert decided_in(text) == {("sewer", "车飞机衫"): True, ("guard", "企更"): False}


def test_old_lines_stay_as_they_were() -> None:
    """A remark, a blank line and a line that somebody switched off are not touched."""
    old = "# 我们自己的\n\n#term\tsewer\tshop\t旧词\nterm\tguard\tshop\t企更\n"

    assert record(old, [Decision("守夜", "guard", True)]) == old + "term\tguard\tshop\t守夜\n"


def test_the_later_decision_counts() -> None:
    """What was accepted can be taken back, and taken up again; a shipped word too."""
    accept, refuse = Decision("守夜", "guard", True), Decision("守夜", "guard", False)
    taken_back = record(record("", [accept]), [refuse])
    again = record(taken_back, [accept])

    assert BASE.extended(taken_back).find("守夜") == ()
    assert BASE.extended(again).find("守夜")
    assert decided_in(again) == {("guard", "守夜"): True}
    assert BASE.extended(record("", [Decision("看门", "guard", False)])).find("看门") == ()


@given(DECISIONS, DECISIONS)
def test_recording_twice_is_recording_once(first: list[Decision], second: list[Decision]) -> None:
    """The last decision about a word is in force, and a table reads back as it was written."""
    text = record(record("", first), second)
    last = {(d.code, normalise(d.word)): d.is_accepted for d in (*first, *second)}
    lexicon = BASE.extended(text)

    assert record(text, [Decision(w, c, a) for (c, w), a in last.items()]) == text
    assert Lexicon.from_text(lexicon.to_text()) == lexicon
    for (code, word), is_accepted in last.items():
        owner = next(o for o in lexicon.occupations if o.code == code)
        assert (word in {term.text for term in owner.terms}) == is_accepted
