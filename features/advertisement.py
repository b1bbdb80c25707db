"""The texts of a vacancy as one advertisement, and what its fields and texts pay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from data.records import Vacancy
from features.normalising import normalise
from features.pay import Pay, parse_pay

Spell = Callable[[str], str]

VACANCY_TEXTS: Final = (
    "title",
    "description",
    "benefits_text",
    "shift",
    "required_certificates",
    "pay_text",
)
"""The texts of a vacancy, in the order in which they make one advertisement."""


def spelled_texts(vacancy: Vacancy, spell: Spell = normalise) -> dict[str, str]:
    """Spell each of a vacancy's texts.

    Parameters
    ----------
    vacancy : Vacancy
        The vacancy.
    spell : callable
        How a text is spelled.

    Returns
    -------
    dict of str
        By field, in the order of `VACANCY_TEXTS`; empty where there is none.
    """
    texts = {field: getattr(vacancy, field) for field in VACANCY_TEXTS}
    return {field: spell(text) if text else "" for field, text in texts.items()}


def join_texts(spelled: Mapping[str, str]) -> str:
    """Make one advertisement of the texts that are there, with commas between.

    Parameters
    ----------
    spelled : mapping of str
        Texts by field, from `spelled_texts`.

    Returns
    -------
    str
        Normalised like its parts.

    Examples
    --------
    >>> join_texts({"title": "缝纫工", "description": "", "shift": "长白班"})
    '缝纫工,长白班'
    """
    return ",".join(text for text in spelled.values() if text)


def read_pay(vacancy: Vacancy) -> Pay | None:
    """Read what a vacancy pays: number fields first, then the pay text, then the rest.

    Parameters
    ----------
    vacancy : Vacancy
        The vacancy.

    Returns
    -------
    Pay or None
        None where nothing is stated.
    """
    low, high = vacancy.pay_min_cny_month, vacancy.pay_max_cny_month
    stated = parse_pay(vacancy.pay_text) if vacancy.pay_text else None
    if low is not None or high is not None:
        return Pay(low, high, stated.basis if stated else "month", "")
    return stated or parse_pay(f"{vacancy.title},{vacancy.description or ''}")
