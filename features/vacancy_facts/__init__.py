"""Facts of advertisements, each with the phrase that states it.

`yes_or_no` holds what is affirmed or denied, `person_wished` whom an employer wishes,
`work_offered` hours, term, strain and benefits; `facts` gathers them, and `contradictions` says
what cannot all be true.
"""

from __future__ import annotations

from features.vacancy_facts.contradictions import find_contradictions
from features.vacancy_facts.fact import Fact
from features.vacancy_facts.facts import VacancyFacts, find_facts, gather_facts, read_facts

__all__ = [
    "Fact",
    "VacancyFacts",
    "find_contradictions",
    "find_facts",
    "gather_facts",
    "read_facts",
]
