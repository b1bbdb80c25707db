"""What people type is read kindly, and what cannot be read is named."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.console.forms import BadFormError, read_ids, read_length, read_profile

AS_OF = date(2024, 2, 29)


def test_empty_form_is_a_person_of_whom_nothing_is_known() -> None:
    """Blanks are None, never zero."""
    seeker = read_profile({"text": "", "age": " ", "pay": "", "care": ""}).seeker(AS_OF)

    assert (seeker.birth_date, seeker.expected_pay_cny_month, seeker.has_care_duty) == (
        None,
        None,
        None,
    )
    assert (seeker.county, seeker.township, seeker.profile_text) == (None, None, None)


def test_whole_form_is_taken_over() -> None:
    """Each field reaches the record."""
    fields = {"text": "踩电车", "age": "５１", "place": "和平县 彭寨镇", "pay": "2500"}
    seeker = read_profile(fields | {"care": "yes", "reach": "乡内"}).seeker(AS_OF)

    assert (seeker.county, seeker.township) == ("和平县", "彭寨镇")
    assert seeker.birth_date == date(1973, 2, 28)
    assert seeker.expected_pay_cny_month == 2500
    assert seeker.has_care_duty is True
    assert seeker.furthest_workplace == "乡内"


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("age", "五十", "年龄"),
        ("age", "-1", "年龄"),
        ("age", "121", "年龄"),
        ("age", "9" * 5000, "年龄"),
        ("pay", "nan", "期望月薪"),
        ("pay", "1e999", "期望月薪"),
        ("pay", "三千", "期望月薪"),
        ("care", "maybe", "照护家人"),
        ("reach", "国外", "最远愿意去"),
        ("text", "长" * 4001, "基本情况"),
        ("text", "a\x00", "基本情况"),
    ],
)
def test_bad_field_is_named_in_chinese(field: str, value: str, label: str) -> None:
    """The label is the one on the page."""
    with pytest.raises(BadFormError) as caught:
        read_profile({field: value})

    assert len(caught.value.points) == 1
    assert caught.value.points[0].startswith(f"{label}：")


@given(
    st.dictionaries(
        st.sampled_from(["text", "age", "place", "pay", "care", "reach", "x"]), st.text()
    )
)
def test_any_form_is_read_or_refused(fields: dict[str, str]) -> None:
    """Nothing that can be typed breaks the page."""
    with suppress(BadFormError):
        assert read_profile(fields).seeker(AS_OF).registered_on == AS_OF


@given(st.lists(st.text(alphabet="S012", min_size=1, max_size=4), min_size=1, max_size=20))
def test_pasted_ids_are_read_once_each(ids: list[str]) -> None:
    """Whatever stands between them."""
    expected = tuple(dict.fromkeys(ids))

    for between in ("\r\n", "，", ", ", "\t", "、"):
        assert read_ids(between.join(ids)) == expected


@pytest.mark.parametrize("text", ["", " \n", "，", "\n".join(f"S{i}" for i in range(2001))])
def test_no_ids_and_too_many_are_refused(text: str) -> None:
    """A group is one to 2,000 people."""
    with pytest.raises(BadFormError):
        read_ids(text)


@pytest.mark.parametrize("text", [None, "", "7", "-1", "1e9", "x"])
def test_odd_lengths_become_the_usual(text: str | None) -> None:
    """A length is picked from a list; anything else is nobody's wish."""
    assert read_length(text) == 10
