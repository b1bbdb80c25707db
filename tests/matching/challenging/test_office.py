"""Whether two models are of one office."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Vacancy
from matching.challenging.office import SAMPLE, is_same_office, sample_vacancies
from tests.features.builders import make_vacancy


def posts(first: int, end: int, title: str = "缝纫工") -> list[Vacancy]:
    """Make vacancies with running numbers."""
    return [make_vacancy(f"V{number}", title=title) for number in range(first, end)]


@given(order=st.permutations(range(90)))
def test_the_order_of_a_register_does_not_matter(order: list[int]) -> None:
    """The same vacancies, the same bytes."""
    register = posts(0, 90)

    assert sample_vacancies([register[i] for i in order]) == sample_vacancies(register)


@pytest.mark.parametrize(
    ("now", "is_same"),
    [
        (posts(0, 500), True),
        (posts(0, 2_000), True),
        (posts(300, 900), True),
        (posts(500, 900), False),
        (posts(0, 500, title="保安员"), False),
        ([], False),
    ],
    ids=["same", "grown", "moved on", "all new", "same numbers, other posts", "empty"],
)
def test_an_office_is_known_by_its_vacancies(now: list[Vacancy], is_same: bool) -> None:
    """Growing and moving on are fine; the same numbers on other posts are not."""
    assert is_same_office(sample_vacancies(posts(0, 500)), now) is is_same


def test_an_office_without_vacancies_is_like_no_other() -> None:
    """Nothing can be found again."""
    assert not is_same_office(sample_vacancies([]), posts(0, 5))


def test_nothing_can_be_read_in_the_sample() -> None:
    """Sixty-four fingerprints of sixteen digits, and no word of a vacancy."""
    secret = [replace(post, description="联系人张三") for post in posts(0, 500)]

    content = sample_vacancies(secret).decode()

    assert content.count('"') == 2 * (SAMPLE + 1)
    assert content.isascii()
