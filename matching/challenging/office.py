"""Telling whether two models are of one office, without keeping anything about a person.

An artifact holds fingerprints of a few dozen vacancies. Ids alone would not do: many offices
count from 1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Final

from data.records import Vacancy

OFFICE: Final = "office.json"
"""File of an artifact that holds the fingerprints."""
SAMPLE: Final = 64
"""Fingerprints kept: those that come first by value, which is as good as by lot."""
FEWEST_SHARED: Final = 0.1
"""Share of them that must be found again: old vacancies leave an export little by little."""


def sample_vacancies(vacancies: Iterable[Vacancy]) -> bytes:
    """Give the content of `OFFICE`: the same for the same vacancies in any order."""
    sample = sorted(_fingerprints(vacancies))[:SAMPLE]
    return (json.dumps({"vacancies": sample}, indent=1) + "\n").encode()


def is_same_office(content: bytes, vacancies: Iterable[Vacancy]) -> bool:
    """Say whether a sample was drawn from an earlier state of these vacancies.

    Parameters
    ----------
    content : bytes
        What `sample_vacancies` gave, verified.
    vacancies : iterable of Vacancy
        The vacancies now.

    Returns
    -------
    bool
        Whether at least a tenth of the sample is found again.
    """
    sample = json.loads(content)["vacancies"]
    found = _fingerprints(vacancies).intersection(sample)
    return bool(sample) and len(found) >= FEWEST_SHARED * len(sample)


def _fingerprints(vacancies: Iterable[Vacancy]) -> set[str]:
    return {_fingerprint(vacancy) for vacancy in vacancies}


def _fingerprint(vacancy: Vacancy) -> str:
    facts = (vacancy.vacancy_id, vacancy.employer_id, vacancy.title, str(vacancy.published_on))
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:16]
